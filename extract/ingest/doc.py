"""Old Word files (.doc), through LibreOffice."""

from __future__ import annotations

from extract.ingest import office
from extract.ingest.sniff import kind_of
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "doc"
PRIORITY = 30


def accepts(data: bytes, name: str) -> bool:
    """A compound file with a Word stream."""
    return kind_of(data) == "doc"


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read the file by way of .docx. Raises `DocumentError` (`unknown_format` without LibreOffice, `empty`, …)."""
    return office.read(data, name, settings, FORMAT)
