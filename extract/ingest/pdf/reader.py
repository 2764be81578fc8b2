"""PDF → Document. Every call of pdfium is made under one lock: the library is not thread-safe."""

from __future__ import annotations

import threading
from typing import Any

from extract.errors import DocumentError
from extract.ingest.pdf import FORMAT, accepts
from extract.ingest.pdf.assemble import Assembly
from extract.ingest.pdf.layout import PageLayout, blocks, lay_out
from extract.ingest.pdf.paragraphs import Paragraph
from extract.model import Document

__all__ = ["FORMAT", "accepts", "read"]

MAX_PAGES = 5_000
MAX_TOTAL_CHARS = 5_000_000
_LOCK = threading.Lock()
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(data: bytes, name: str) -> Document:
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

    from extract.ingest.pdf.chars import TextReader

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _open_error(error, raw) from None
    try:
        count = len(pdf)
        if count == 0:
            raise DocumentError("PDF没有页", "the PDF has no pages", code="empty")
        if count > MAX_PAGES:
            raise DocumentError(f"PDF有{count}页，超过上限{MAX_PAGES}页", f"{count} pages", code="too_large")
        reader = TextReader(raw)
        layouts: list[PageLayout] = []
        warnings: list[str] = []
        total = 0
        for index in range(count):
            page = raw.FPDF_LoadPage(pdf.raw, index)
            if not page:
                warnings.append(f"第{index + 1}页读不出来")
                continue
            try:
                layout = _page(raw, reader, page, index + 1, warnings)
            finally:
                raw.FPDF_ClosePage(page)
            layouts.append(layout)
            total += len(layout.page.text)
            if total > MAX_TOTAL_CHARS:
                raise DocumentError(
                    f"PDF的文字超过上限{MAX_TOTAL_CHARS}个字符", "too much text", code="too_large"
                )
    finally:
        pdf.close()
    if not layouts:
        raise DocumentError("PDF已损坏，一页也读不出来", "damaged: no page can be read", code="unreadable")
    return layouts, warnings, f"pdfium {pypdfium2.PDFIUM_INFO.build}"


def _page(raw: Any, reader: Any, page: Any, number: int, warnings: list[str]) -> PageLayout:
    from extract.ingest.pdf.rulings import RulingReader, Rulings

    chars = reader.read(page, number)
    rulings = Rulings()
    if chars.segments and chars.frame is not None:
        rulings = RulingReader(raw, chars.frame).read(page)
        if rulings.overflow:
            warnings.append(f"第{number}页线条过多，未识别表格")
            rulings = Rulings()
    warnings += chars.warnings
    layout = lay_out(chars, rulings)
    if not layout.lines and not layout.tables:
        warnings.append(f"第{number}页没有文字层（扫描件？）")
    return layout


def _open_error(error: Exception, raw: Any) -> DocumentError:
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
