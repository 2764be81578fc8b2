"""PDF with a text layer → Document: pdfium's characters and boxes, geometry for everything else."""

from __future__ import annotations

from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "pdf"
PRIORITY = 10

_HEAD = 1024  # bytes in which the header may stand


def accepts(data: bytes, name: str) -> bool:
    """True for PDF files: the header within the first kilobyte, as readers of PDF allow."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read a PDF. Raises `DocumentError` (`empty`, `encrypted`, `unreadable`, `too_large`, `no_text`)."""
    from extract.ingest.pdf.reader import read as read_pdf  # loads pdfium

    return read_pdf(data, name, settings)
