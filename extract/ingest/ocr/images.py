"""A sequence of page images → Document, by the same path as the scanned pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterable

from extract.errors import DocumentError
from extract.ingest.ocr.install import INSTALL, is_installed, missing
from extract.ingest.ocr.page import PageImage
from extract.model import Document
from extract.settings import DEFAULT, Settings

MAX_PAGES = 5_000


def read_images(pages: Iterable[PageImage], settings: Settings = DEFAULT, *, format: str) -> Document:
    """Recognise page images (`PageImage.of(number, pixels, dpi)`, numbers from 1) as one document.

    `pages` is walked once and each image is dropped when its characters are read: give a generator that decodes lazily.
    Pixels as displayed (apply the EXIF orientation before). `format` is what `Document.format` will say (`png`, …).

    Raises `DocumentError` `no_text` (nothing recognised, recognition switched off or not installed), `too_large`;
    `UsageError` `extra` if `settings.ocr` is `always` and recognition is not installed.
    """
    if settings.ocr == "never":
        raise DocumentError("图片没有文字层，而文字识别（OCR）已关闭", "an image, and OCR is off", code="no_text")
    if not is_installed():
        if settings.ocr == "always":
            raise missing()
        raise DocumentError(
            f"图片须经文字识别（OCR）才能读取，请先运行：{INSTALL}", f"an image needs OCR: {INSTALL}", code="no_text"
        )
    from extract.ingest.ocr.scan import Scanner
    from extract.ingest.pdf.assemble import assembled
    from extract.ingest.pdf.layout import PageLayout, lay_out

    scanner = Scanner(settings)
    layouts: list[PageLayout] = []
    for image in pages:
        if len(layouts) >= MAX_PAGES:
            raise DocumentError(f"图片超过上限{MAX_PAGES}页", "too many pages", code="too_large")
        chars, rulings = scanner.read(image)
        del image
        layouts.append(lay_out(chars, rulings))
    assembly = assembled(layouts)
    if assembly.is_empty:
        raise DocumentError("图片中没有识别出文字", "no text recognised", code="no_text")
    return assembly.document(format, scanner.name, scanner.warnings())
