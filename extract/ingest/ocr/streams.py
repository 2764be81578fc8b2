"""Recognition of lines with OpenVINO: every line by itself, as many at a time as there are cores.

Beside what rapidocr does with the same model: a line is padded to the next of few widths (for every new width the
runtime builds its kernels anew, a sixth of the time of a page), and lines go through side by side rather than each on
all cores. A line reads the same whatever stands beside it. Batches of lines of one width, and models of whole numbers
(int8), were tried: no faster on a processor with VNNI, and int8 changes a line in thirty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

STEP = 64
"""Widths are multiples of this, pixels at the model's height."""


class Streams:
    """The recogniser of rapidocr, on streams of our own. Takes its compiled model over and lets go of it."""

    def __init__(self, recogniser: Any, cores: int) -> None:
        import openvino

        self.recogniser = recogniser
        _, self.height, self.least = recogniser.rec_image_shape[:3]
        session = recogniser.session
        session.session = None
        model = openvino.Core().compile_model(
            session.model,
            "CPU",
            {"INFERENCE_NUM_THREADS": cores, "NUM_STREAMS": cores, "ENABLE_CPU_PINNING": False},
        )
        self._queue = openvino.AsyncInferQueue(model, cores)
        self._queue.set_callback(self._done)
        self._found: list[Any] = []
        self._widths: list[int] = []

    def read(self, crops: Sequence[Any]) -> list[tuple[str, Any]]:
        """Text and positions (`WordInfo` of rapidocr) of pictures of lines, in the same order."""
        shares = [crop.shape[1] / crop.shape[0] for crop in crops]
        self._widths = [-(-max(round(self.height * share), self.least) // STEP) * STEP for share in shares]
        self._found = [None] * len(crops)
        # The widest first: no core is left alone with a long line at the end.
        for i in sorted(range(len(crops)), key=lambda i: (-self._widths[i], i)):
            picture = self.recogniser.resize_norm_img(crops[i], (self._widths[i] + 0.5) / self.height)
            self._queue.start_async([picture[None]], (i, shares[i]))
        self._queue.wait_all()
        return self._found

    def _done(self, request: Any, line: tuple[int, float]) -> None:
        i, share = line
        scores = request.get_output_tensor().data
        texts, words = self.recogniser.postprocess_op(
            scores,
            return_word_box=True,
            wh_ratio_list=[share],
            max_wh_ratio=(self._widths[i] + 0.5) / self.height,
        )
        self._found[i] = (texts[0][0], words[0])
