"""Pages a minute: bare rapidocr against the whole path of this project, on the same pages, in one run.

    python bench/ocr.py [PDF ...] [--runtime onnxruntime|openvino] [--bare RUNTIME] [--threads N] [--rounds N]

Without files it scans the samples: their pages rendered at 200 dpi with noise, as JPEG. Both sides start from the same
PDF and render each page; bare rapidocr then detects, classifies and recognises; the project also lifts stamps, turns
and levels the page, finds rulings, places every character, fills tables and lays out paragraphs. Pages alternate, so
that whatever else the machine does hits both alike. `--bare onnxruntime` beside `--runtime openvino`: against rapidocr as it
comes from its wheel.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import time
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[1] / "samples"


def scanned(path: Path) -> bytes:
    """A PDF with the pages of `path` as noisy pictures of 200 dpi."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    noise = np.random.default_rng(1)
    pictures = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            pixels = np.asarray(page.render(scale=200 / 72).to_pil().convert("RGB"), np.float32)
            dirty = np.clip(pixels + noise.normal(0, 4, pixels.shape[:2])[..., None], 0, 255).astype(np.uint8)
            pictures.append(Image.fromarray(dirty))
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=200, quality=80)
    return out.getvalue()


def bare(runtime: str, threads: int) -> Any:
    """rapidocr as it comes, with the same models and runtime and with boxes of words."""
    from rapidocr import EngineType, RapidOCR

    params: dict[str, Any] = {
        "Global.log_level": "critical",
        "Global.return_word_box": True,
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.openvino.inference_num_threads": threads,
        "EngineConfig.openvino.enable_cpu_pinning": False,
    }
    kind = EngineType.OPENVINO if runtime == "openvino" else EngineType.ONNXRUNTIME
    params |= {f"{task}.engine_type": kind for task in ("Det", "Cls", "Rec")}
    return RapidOCR(params=params)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runtime", default="onnxruntime", choices=("onnxruntime", "openvino"))
    parser.add_argument("--bare", choices=("onnxruntime", "openvino"), help="runtime of bare rapidocr (default: the same)")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    os.environ["HETONG_OCR_THREADS"] = str(args.threads)

    import numpy as np
    import pypdfium2
    import pypdfium2.raw as raw

    from extract.ingest.ocr.render import render
    from extract.ingest.ocr.scan import Scanner
    from extract.ingest.pdf.layout import lay_out
    from extract.settings import Settings

    theirs = args.bare or args.runtime
    reader, scanner = bare(theirs, args.threads), Scanner(Settings(ocr_runtime=args.runtime))

    def bare_page(page: Any) -> None:
        reader(np.ascontiguousarray(np.asarray(page.render(scale=200 / 72).to_pil())[:, :, ::-1]))

    def own_page(page: Any) -> None:
        image = render(raw, page.raw, 1)
        assert image is not None
        lay_out(*scanner.read(image))

    files = args.files or sorted(SAMPLES.glob("*.pdf"))
    wall, cpu, count = [0.0, 0.0], [0.0, 0.0], 0
    for turn in range(args.rounds):
        for path in files:
            data = path.read_bytes() if args.files else scanned(path)
            with pypdfium2.PdfDocument(data) as pdf:
                for number in range(len(pdf)):
                    page = pdf[number]
                    warm = bool(turn or path != files[0] or number)  # the first page loads the models
                    sides = [(0, bare_page), (1, own_page)]
                    for side, run in sides if (number + turn) % 2 else sides[::-1]:
                        start, busy = time.perf_counter(), time.process_time()
                        run(page)
                        if warm:
                            wall[side] += time.perf_counter() - start
                            cpu[side] += time.process_time() - busy
                    count += warm
    print(f"{count} pages, {args.runtime} against {theirs}, {args.threads} threads")
    for name, seconds, busy in zip(("bare rapidocr", "hetong"), wall, cpu, strict=True):
        print(f"{name:15} {60 * count / seconds:6.1f} pages/min   {busy / count:5.2f} s of processor a page")
    print(f"hetong / bare   {wall[0] / wall[1]:6.2f} by time, {cpu[0] / cpu[1]:.2f} by processor")
    print(f"memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB (both engines loaded)")


if __name__ == "__main__":
    main()
