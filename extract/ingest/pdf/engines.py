"""The libraries that read the text layer of a PDF, behind one face: open, count pages, read one page, close.

An engine is opened on the bytes of a document and gives, page by page, a `RawPage`: characters with boxes, rulings,
and what covers the page besides text. Nothing here decides what the text is worth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.errors import DocumentError
from extract.ingest.pdf.raw import Engine, RawPage
from extract.ingest.pdf.rulings import Rulings

if TYPE_CHECKING:
    from extract.ingest.pdf.hidden import Hidden

_PASSWORD = 4  # FPDF_ERR_PASSWORD


class PdfiumEngine:
    """pdfium: fast, the usual engine. Raises `DocumentError` (`encrypted`, `unreadable`) where pdfium refuses."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2
        import pypdfium2.raw as raw

        from extract.ingest.pdf.chars import TextReader
        from extract.ingest.pdf.fast import Fast
        from extract.ingest.pdf.hidden import Hidden

        self.last_pale = Hidden()
        try:
            self.pdf: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _open_error(error) from None
        self.raw: Any = raw
        self.fast = Fast(raw)
        self.reader = TextReader(raw, self.fast)
        self.name = f"pdfium {pypdfium2.PDFIUM_INFO.build}"

    def __len__(self) -> int:
        return len(self.pdf)

    def page(self, number: int) -> RawPage | None:
        """Page `number` (1-based); `None` if pdfium cannot load it."""
        from extract.ingest.pdf.forms import with_forms
        from extract.ingest.pdf.hidden import hidden_texts
        from extract.ingest.pdf.objects import PageObjects
        from extract.ingest.pdf.rulings import read_rulings

        page = self.raw.FPDF_LoadPage(self.pdf.raw, number - 1)
        if not page:
            return None
        page, buttons = with_forms(self.raw, self.pdf.raw, number, page)
        if not page:
            return None
        try:
            objects = PageObjects.of(self.fast, page)
            hidden = hidden_texts(objects, page)
            if hidden.pale:
                self._watermarks(hidden, number)
            chars = self.reader.read(page, number, hidden.reasons)
            for rect, sign in buttons if chars.frame is not None else ():
                chars.put(sign, rect)
            rulings = Rulings() if chars.frame is None else read_rulings(objects, chars.frame)
            return RawPage(chars, rulings)
        finally:
            self.raw.FPDF_ClosePage(page)

    def _watermarks(self, hidden: Hidden, number: int) -> None:
        """Large pale texts that stand at the same place of the page before or the next one are watermarks."""
        from extract.ingest.pdf.hidden import WATERMARK, same_marks

        marks = same_marks(hidden, self.last_pale)
        if len(marks) < len(hidden.pale) and number < len(self):
            marks += same_marks(hidden, self._pale_of(number + 1))
        hidden.reasons |= dict.fromkeys(marks, WATERMARK)
        self.last_pale = hidden

    def _pale_of(self, number: int) -> Hidden:
        from extract.ingest.pdf.hidden import Hidden, hidden_texts
        from extract.ingest.pdf.objects import PageObjects

        page = self.raw.FPDF_LoadPage(self.pdf.raw, number - 1)
        if not page:
            return Hidden()
        try:
            return hidden_texts(PageObjects.of(self.fast, page), page)
        finally:
            self.raw.FPDF_ClosePage(page)

    def close(self) -> None:
        self.pdf.close()


def open_second(data: bytes) -> Engine:
    """The document by pdfplumber. Raises whatever pdfminer raises on files that it does not like."""
    from extract.ingest.pdf.plumber import PlumberEngine

    return PlumberEngine(data)


def _open_error(error: Exception) -> DocumentError:
    code = getattr(error, "err_code", None)
    if code == _PASSWORD or "password" in str(error).lower():
        return DocumentError("PDF已加密，需要密码才能打开", "the PDF is encrypted", code="encrypted")
    if "security" in str(error).lower():
        return DocumentError("PDF使用不支持的加密方式", "unsupported encryption", code="encrypted")
    return DocumentError("PDF已损坏或不完整，无法打开", "the PDF is damaged", code="unreadable")
