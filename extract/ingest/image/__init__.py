"""Pictures of pages (PNG, JPEG, TIFF, BMP, WebP, GIF; one page, many, or the frames of an animation) → `Document`, by recognition."""

from __future__ import annotations

from extract.ingest.sniff import kind_of
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "image"  # the reader; a document says which: png, jpeg, tiff, bmp, webp, gif
PRIORITY = 50


def accepts(data: bytes, name: str) -> bool:
    """By the first bytes of the picture."""
    return kind_of(data) == "image"


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Recognise a picture. Raises `DocumentError` (`unreadable`, `too_large`, `no_text`), `UsageError` as OCR does."""
    from extract.ingest.image.reader import read as read_image  # loads Pillow

    return read_image(data, name, settings)
