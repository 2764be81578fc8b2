"""The pages of a PDF by recognition: rendered one at a time, recognised, dropped."""

from __future__ import annotations

from typing import Any

from extract.ingest.ocr.render import render
from extract.ingest.ocr.scan import Scanner
from extract.ingest.pdf.raw import RawPage
from extract.settings import Settings


class Recognition:
    """Recognises single pages of a document. Opens the models when made, and pdfium with the first page.

    Raises `UsageError` `extra` if the runtime that the settings ask for is not installed.
    """

    def __init__(self, data: bytes, settings: Settings) -> None:
        self.data = data
        self.scanner = Scanner(settings)
        self.refused: list[int] = []
        self._pdf: Any = None
        self._failed = False

    @property
    def name(self) -> str:
        """What `Document.engine` says of it."""
        return self.scanner.name

    def read(self, number: int) -> RawPage | None:
        """Page `number` (1-based) from its picture; `None` if it cannot be rendered."""
        import pypdfium2
        import pypdfium2.raw as raw

        if self._pdf is None and not self._failed:
            try:
                self._pdf = pypdfium2.PdfDocument(self.data)
            except pypdfium2.PdfiumError:  # the second engine reads it, but nobody can draw it
                self._failed = True
        page = raw.FPDF_LoadPage(self._pdf.raw, number - 1) if self._pdf is not None else None
        if not page:
            return None
        try:
            image = render(raw, page, number)
        finally:
            raw.FPDF_ClosePage(page)
        if image is None:
            self.refused.append(number)
            return None
        return RawPage(*self.scanner.read(image))

    def warnings(self) -> list[str]:
        """What to tell the user about the recognised pages, in Chinese."""
        refused = [f"第{number}页尺寸异常，未作文字识别" for number in self.refused]
        return [*self.scanner.warnings(), *refused]

    def close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
