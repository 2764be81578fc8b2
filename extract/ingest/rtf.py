"""Rich text (.rtf, often named .doc), through LibreOffice."""

from __future__ import annotations

from extract.ingest import office
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "rtf"
PRIORITY = 31


def accepts(data: bytes, name: str) -> bool:
    """The mark with which rich text begins."""
    return data.startswith(b"{\\rtf")


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read the file by way of .docx. Raises `DocumentError` (`unknown_format` without LibreOffice, `empty`, …)."""
    return office.read(data, name, settings, FORMAT)
