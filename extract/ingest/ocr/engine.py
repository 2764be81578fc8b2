"""The recognition models (PP-OCRv6, from the wheel of rapidocr), loaded once a process. Never touches the network."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.ingest.ocr.install import is_installed, missing
from extract.ingest.ocr.streams import Streams
from extract.settings import OcrRuntime

THREADS = "HETONG_OCR_THREADS"  # cores one process may use; a pool of N workers sets cores / N
_MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
}
_SURE_TURN = 0.9


@dataclass(frozen=True, slots=True)
class LineText:
    """What stands in the picture of one line. `at[i]`: where character i is, as a share of the width (NaN: a space)."""

    text: str
    at: list[float]
    scores: list[float]


def threads() -> int:
    """Cores this process may use for recognition."""
    cores = os.cpu_count() or 1
    try:
        wanted = int(os.environ.get(THREADS, ""))
    except ValueError:
        return cores
    return min(max(wanted, 1), cores)


def runtime_of(choice: OcrRuntime) -> str:
    """`openvino` or `onnxruntime`. Raises `UsageError` `extra` if the one asked for is not installed."""
    if not is_installed():
        raise missing()
    if choice == "auto":
        return "openvino" if find_spec("openvino") else "onnxruntime"
    if not find_spec(choice):
        raise UsageError(
            f'{choice}未安装，请先运行：pip install "hetong[ocr]"', f"{choice} is not installed", code="extra"
        )
    return choice


@cache
def load(runtime: str) -> Engine:
    """The engine of a runtime; the same one for the whole life of the process."""
    return Engine(runtime, threads())


class Engine:
    """Detection of lines, their direction, their text."""

    def __init__(self, runtime: str, cores: int) -> None:
        import cv2
        import rapidocr
        from rapidocr import EngineType, RapidOCR

        cv2.setNumThreads(cores)
        folder = Path(rapidocr.__file__).parent / "models"
        params: dict[str, Any] = {
            "Global.log_level": "critical",
            "Global.use_vertical_padding": False,
            "Global.return_word_box": True,
            # the page comes here at the size at which it shall be looked at
            "Det.limit_type": "max",
            "Det.limit_side_len": 100_000,
            # one line at a time: no padding to the widest of six (a quarter less work), and a line reads the same
            # whatever stands beside it
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.intra_op_num_threads": cores,
            "EngineConfig.openvino.inference_num_threads": cores,
            "EngineConfig.openvino.enable_cpu_pinning": False,
        }
        kind = EngineType.OPENVINO if runtime == "openvino" else EngineType.ONNXRUNTIME
        for task, file in _MODELS.items():
            params[f"{task}.engine_type"] = kind
            params[f"{task}.model_path"] = str(folder / file)  # a path given is a file never downloaded
        self.ocr: Any = RapidOCR(params=params)
        self.ocr.crop_text_regions = lambda *_: []  # we cut lines out ourselves, after the page is level
        self._streams = Streams(self.ocr._load_rec_model(), cores) if runtime == "openvino" else None
        self.name = f"rapidocr {_version('rapidocr')} (PP-OCRv6, {runtime} {_version(runtime)})"

    def detect(self, image: Any) -> Any:
        """Quads of the text lines (n × 4 × 2, pixels; top left first, clockwise) of an image with three channels."""
        import numpy as np
        from rapidocr.main import RapidOCRError

        try:
            _, found = self.ocr.detect_and_crop(image, {})
        except RapidOCRError:  # its way to say: nothing there
            return np.zeros((0, 4, 2), np.float32)
        return np.asarray(found.boxes, np.float32).reshape(-1, 4, 2)

    def upside_down(self, crops: Sequence[Any]) -> bool:
        """True if most of the lines are sure to stand on their heads."""
        if not crops:
            return False
        _, found = self.ocr.cls_and_rotate(list(crops))
        turned = sum(1 for label, score in found.cls_res if label == "180" and score > _SURE_TURN)
        upright = sum(1 for label, score in found.cls_res if label == "0" and score > _SURE_TURN)
        return turned > upright

    def recognise(self, crops: Sequence[Any]) -> list[LineText]:
        """The text of pictures of lines (three channels), in the same order."""
        from rapidocr.main import RapidOCRError

        if not crops:
            return []
        if self._streams is not None:
            return [_line(text, info) for text, info in self._streams.read(crops)]
        try:
            found = self.ocr.recognize_txt(list(crops))
        except RapidOCRError:
            return [LineText("", [], []) for _ in crops]
        return [_line(text, info) for text, info in zip(found.txts, found.word_results, strict=True)]


def _line(text: str, info: Any) -> LineText:
    columns = iter([c for word in info.word_cols or () for c in word])
    steps = info.line_txt_len or 1.0
    at = [float("nan") if c.isspace() else (next(columns, 0.0) + 0.5) / steps for c in text]
    scores = [float(s) for s in (info.confs or ())][: len(text)]
    return LineText(text, at, scores + [0.0] * (len(text) - len(scores)))


def _version(package: str) -> str:
    from importlib.metadata import version

    return version(package)
