"""Word (.docx) → `Document`: what a reader sees in the final document, numbering written out."""

from __future__ import annotations

from extract.ingest.sniff import kind_of
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "docx"
PRIORITY = 20


def accepts(data: bytes, name: str) -> bool:
    """A zip with a `word/` folder, or what is left of one."""
    return data.startswith(b"PK") and kind_of(data) == "docx"


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read a Word file. Raises `DocumentError` (`unreadable`, `too_large`, `no_text`, `empty`)."""
    from extract.ingest.docx.reader import read as read_docx  # loads lxml

    return read_docx(data, name)
