"""Files of WPS Writer (.wps): the container of .doc under another name, through LibreOffice."""

from __future__ import annotations

from extract.ingest import office
from extract.ingest.sniff import kind_of
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "wps"
PRIORITY = 29


def accepts(data: bytes, name: str) -> bool:
    """A compound file whose name says WPS; content alone cannot tell it from .doc."""
    return name.lower().endswith(".wps") and kind_of(data) in ("doc", "ole")


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read the file by way of .docx. Raises `DocumentError` (`unknown_format` without LibreOffice, `empty`, …)."""
    return office.read(data, name, settings, FORMAT)
