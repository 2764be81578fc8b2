"""Is the extra `ocr` there, and what to say if it is not."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from extract.errors import DocumentError, UsageError
from extract.settings import Settings

INSTALL = 'pip install "hetong[ocr]"'
_MODULES = ("rapidocr", "cv2", "numpy")


@cache
def is_installed() -> bool:
    """True if recognition can run: the models' package, a runtime and the image library are installed."""
    runtime = find_spec("onnxruntime") or find_spec("openvino")
    return bool(runtime) and all(find_spec(name) for name in _MODULES)


def missing() -> UsageError:
    """The error for who asked for recognition without having installed it."""
    return UsageError(
        f"文字识别（OCR）未安装，请先运行：{INSTALL}", f"recognition is not installed: {INSTALL}", code="extra"
    )


def nothing_read(settings: Settings, installed: bool) -> DocumentError:
    """The error for a PDF without any text: what would have to be done to read it."""
    if settings.ocr == "never":
        return DocumentError(
            "PDF没有文字层，应是扫描件，而文字识别（OCR）已关闭",
            "no text layer: a scan, and OCR is off",
            code="no_text",
        )
    if not installed:
        return DocumentError(
            f"PDF没有文字层，应是扫描件；文字识别（OCR）未安装，请先运行：{INSTALL}",
            f"no text layer: a scan, which needs OCR: {INSTALL}",
            code="no_text",
        )
    return DocumentError(
        "PDF没有文字层，图像中也没有识别出文字", "no text, neither in a layer nor recognised", code="no_text"
    )
