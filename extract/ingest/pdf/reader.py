"""PDF → Document. Every call of pdfium is made under one lock: the library is not thread-safe."""

from __future__ import annotations

import threading
from typing import Any

from extract.errors import DocumentError
from extract.ingest.pdf import FORMAT, accepts
from extract.ingest.pdf.assemble import Assembly
from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.layout import PageLayout, blocks, lay_out
from extract.ingest.pdf.paragraphs import Paragraph
from extract.model import Document
from extract.settings import DEFAULT, Settings

__all__ = ["FORMAT", "accepts", "read"]

MAX_PAGES = 5_000
MAX_TOTAL_CHARS = 5_000_000
_LOCK = threading.Lock()
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """The text layer of a PDF as a `Document` with pages, tables and boxes (points, origin top left).

    Raises `DocumentError`: `empty` (no bytes or pages), `encrypted` (needs a password), `unreadable` (damaged),
    `too_large`, `no_text` (scans only).
    """
    if not data:
        raise DocumentError("文件是空的（0字节）", "the file is empty", code="empty")
    with _LOCK:
        layouts, warnings, engine = _read_pages(data, name)
    return _document(layouts, warnings, engine)


def _read_pages(data: bytes, name: str) -> tuple[list[PageLayout], list[str], str]:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        problem = _open_error(error)
        if problem.code != "unreadable":
            raise problem from None
        return _second_engine(data, problem)
    try:
        _check_pages(len(pdf))
        pages = _Pages(data, pdf, raw)
        layouts = pages.read()
    finally:
        pdf.close()
    if not layouts:
        raise DocumentError("PDF已损坏，一页也读不出来", "damaged: no page can be read", code="unreadable")
    engine = f"pdfium {pypdfium2.PDFIUM_INFO.build}"
    return layouts, pages.warnings, engine + pages.second


class _Pages:
    """Reads the pages of an open document, with the second engine for pages of which pdfium loses glyphs."""

    def __init__(self, data: bytes, pdf: Any, raw: Any) -> None:
        from extract.ingest.pdf.chars import TextReader

        self.data, self.pdf, self.raw = data, pdf, raw
        self.reader = TextReader(raw)
        self.warnings: list[str] = []
        self.second = ""

    def read(self) -> list[PageLayout]:
        raw = self.raw
        layouts: list[PageLayout] = []
        total = 0
        for number in range(1, len(self.pdf) + 1):
            page = raw.FPDF_LoadPage(self.pdf.raw, number - 1)
            if not page:
                self.warnings.append(f"第{number}页读不出来")
                continue
            try:
                layouts.append(self._page(page, number))
            finally:
                raw.FPDF_ClosePage(page)
            total += len(layouts[-1].page.text)
            _check_size(total)
        return layouts

    def _page(self, page: Any, number: int) -> PageLayout:
        from extract.ingest.pdf.rulings import RulingReader, Rulings

        chars = self.reader.read(page, number)
        rulings = Rulings()
        if chars.frame is not None:
            rulings = RulingReader(self.raw, chars.frame).read(page)
        if rulings.lost_glyphs:
            chars = self._again(chars, number)
        if rulings.overflow:
            self.warnings.append(f"第{number}页线条过多，未识别表格")
            rulings = Rulings()
        self.warnings += chars.warnings
        return _checked(lay_out(chars, rulings), self.warnings)

    def _again(self, chars: PageChars, number: int) -> PageChars:
        """The page by the second engine, if that finds more characters."""
        from extract.ingest.pdf.plumber import PlumberDocument

        try:
            document = PlumberDocument(self.data)
        except Exception:  # pdfminer raises anything on files it does not like; pdfium's text stays
            return chars
        try:
            other = document.page(number)
        except Exception:
            return chars
        finally:
            document.close()
        if len("".join(other.text.split())) <= len("".join(chars.text.split())):
            return chars
        import pdfplumber

        self.second = f" + pdfplumber {pdfplumber.__version__}"
        return other


def _second_engine(data: bytes, problem: DocumentError) -> tuple[list[PageLayout], list[str], str]:
    """The whole document by pdfplumber, without tables; raises `problem` if that finds no text either."""
    import pdfplumber

    from extract.ingest.pdf.plumber import PlumberDocument
    from extract.ingest.pdf.rulings import Rulings

    warnings = ["pdfium打不开此文件，改用pdfplumber读取（不识别表格）"]
    layouts: list[PageLayout] = []
    try:
        document = PlumberDocument(data)
        _check_pages(len(document) or 1)  # a file that no engine finds a page in is damaged, not empty
        for number in range(1, len(document) + 1):
            layouts.append(_checked(lay_out(document.page(number), Rulings()), warnings))
            _check_size(sum(len(layout.page.text) for layout in layouts))
        document.close()
    except DocumentError:
        raise
    except Exception:  # whatever pdfminer trips over: the file is damaged
        raise problem from None
    if not any(layout.lines for layout in layouts):
        raise problem
    return layouts, warnings, f"pdfplumber {pdfplumber.__version__}"


def _check_pages(count: int) -> None:
    if count == 0:
        raise DocumentError("PDF没有页", "the PDF has no pages", code="empty")
    if count > MAX_PAGES:
        raise DocumentError(f"PDF有{count}页，超过上限{MAX_PAGES}页", f"{count} pages", code="too_large")


def _check_size(chars: int) -> None:
    if chars > MAX_TOTAL_CHARS:
        raise DocumentError(f"PDF的文字超过上限{MAX_TOTAL_CHARS}个字符", "too much text", code="too_large")


def _checked(layout: PageLayout, warnings: list[str]) -> PageLayout:
    if not layout.lines and not layout.tables:
        warnings.append(f"第{layout.page.number}页没有文字层（扫描件？）")
    return layout


def _open_error(error: Exception) -> DocumentError:
    code = getattr(error, "err_code", None)
    if code == _PASSWORD or "password" in str(error).lower():
        return DocumentError("PDF已加密，需要密码才能打开", "the PDF is encrypted", code="encrypted")
    if "security" in str(error).lower():
        return DocumentError("PDF使用不支持的加密方式", "unsupported encryption", code="encrypted")
    return DocumentError("PDF已损坏或不完整，无法打开", "the PDF is damaged", code="unreadable")


def _document(layouts: list[PageLayout], warnings: list[str], engine: str) -> Document:
    assembly = Assembly([layout.page for layout in layouts])
    for block in blocks(layouts):
        if isinstance(block, Paragraph):
            assembly.paragraph(block)
        else:
            assembly.table(block)
    text = assembly.text
    if not text.strip():
        raise DocumentError(
            "PDF没有文字层，应是扫描件；文字识别（OCR）将在以后的版本提供",
            "no text layer: a scan; OCR comes with a later version",
            code="no_text",
        )
    return Document(
        text=text,
        lines=tuple(assembly.lines),
        pages=assembly.pages(),
        tables=tuple(assembly.tables),
        boxes=assembly.boxes,
        format=FORMAT,
        engine=engine,
        text_source="text",
        warnings=tuple(warnings),
    )
