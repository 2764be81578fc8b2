"""Is the extra `ocr` there, and what to say if it is not."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from extract.errors import UsageError

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
