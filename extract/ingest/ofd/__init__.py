"""OFD (GB/T 33190, China's own page format) → `Document`: the extra `ofd` reads it, the PDF layout puts it in order."""

from __future__ import annotations

from extract.ingest.sniff import kind_of
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "ofd"
PRIORITY = 15


def accepts(data: bytes, name: str) -> bool:
    """A zip with an OFD.xml."""
    return data.startswith(b"PK") and kind_of(data) == "ofd"


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read an OFD. Raises `DocumentError` (`unknown_format` without the extra, `unreadable`, `too_large`, `no_text`)."""
    from extract.ingest.ofd.reader import read as read_ofd  # loads the extra

    return read_ofd(data, name)
