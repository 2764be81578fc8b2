"""Scans → characters with boxes and scores, by way of the layout code of PDF pages (the extra `ocr`).

For readers of page images: `read_images(pages, settings, format=...)` with a `PageImage` for each page. For PDF:
`scanner(settings)` and `Scanner.read(image)`. Importing this package loads nothing heavy.
"""

from __future__ import annotations

from extract.ingest.ocr.images import read_images
from extract.ingest.ocr.install import is_installed, missing
from extract.ingest.ocr.page import PageImage

__all__ = ["PageImage", "is_installed", "missing", "read_images"]
