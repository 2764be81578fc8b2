"""PDF → Document. Every call of pdfium is made under one lock: the library is not thread-safe.

One chain for every page, one page at a time:
text layer by an engine → what it is worth → (recognition from the picture) → layout.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from extract.errors import DocumentError
from extract.ingest.ocr.install import is_installed, missing, nothing_read
from extract.ingest.ocr.pages import is_picture
from extract.ingest.pdf.assemble import assembled
from extract.ingest.pdf.engines import PdfiumEngine, open_second
from extract.ingest.pdf.layout import PageLayout, lay_out
from extract.ingest.pdf.quality import Verdict, needs_ocr, quality
from extract.ingest.pdf.raw import Engine, RawPage
from extract.ingest.pdf.rulings import Rulings
from extract.ingest.pdf.struck import drop_struck
from extract.model import Document
from extract.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from extract.ingest.ocr.pdf import Recognition

MAX_PAGES = 5_000
MAX_TOTAL_CHARS = 5_000_000
_LOCK = threading.Lock()


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """A PDF as a `Document` with pages, tables and boxes (points, origin top left).

    Raises `DocumentError`: `empty` (no bytes or pages), `encrypted` (needs a password), `unreadable` (damaged),
    `too_large`, `no_text` (scans only).
    """
    if not data:
        raise DocumentError("文件是空的（0字节）", "the file is empty", code="empty")
    with _LOCK:
        reading = _Reading(data, settings)
        try:
            layouts = reading.layouts()
        finally:
            reading.close()
    return _document(layouts, reading)


class _Reading:
    """One document being read, page by page: the open engine, what was noticed on the way."""

    def __init__(self, data: bytes, settings: Settings) -> None:
        self.data = data
        self.settings = settings
        self.warnings: list[str] = []
        self.names: list[str] = []
        self.problem: DocumentError | None = None
        self.recognition: Recognition | None = None
        self.second: Engine | None = None
        self.engine = self._open()
        self.names.append(self.engine.name)

    def _open(self) -> Engine:
        if self.settings.engine != "pdfplumber":
            try:
                return PdfiumEngine(self.data)
            except DocumentError as problem:
                if problem.code != "unreadable" or self.settings.engine == "pdfium":
                    raise
                self.problem = problem
        try:
            engine = open_second(self.data)
        except DocumentError:
            raise
        except Exception:  # pdfminer raises anything; why the file cannot be read, pdfium says best
            if self.problem is None:
                PdfiumEngine(self.data).close()
            raise self.problem or _damaged() from None
        if self.problem is not None:
            self.warnings.append("pdfium打不开此文件，改用pdfplumber读取")
        return engine

    def layouts(self) -> list[PageLayout]:
        """Every page that can be read, laid out; what is heavy about a page is gone when the next one is read."""
        count = self._count()
        _check_pages(count or (1 if self.problem else 0))
        found: list[PageLayout] = []
        total = 0
        for number in range(1, count + 1):
            layout = self._page(number)
            if layout is None:
                self.warnings.append(f"第{number}页读不出来")
                continue
            found.append(layout)
            total += len(layout.page.text)
            if total > MAX_TOTAL_CHARS:
                raise DocumentError(f"PDF的文字超过上限{MAX_TOTAL_CHARS}个字符", "too much text", code="too_large")
        if not found or (self.problem and not any(layout.lines or layout.tables for layout in found)):
            raise self.problem or _damaged()
        return found

    def _count(self) -> int:
        """The number of pages. Raises `DocumentError` where the page tree is damaged beyond counting."""
        try:
            return len(self.engine)
        except Exception:  # pdfminer raises anything: a page tree that leads in circles
            raise self.problem or _damaged() from None

    def _page(self, number: int) -> PageLayout | None:
        page = self._text_layer(number)
        if page is None:
            return None
        verdict = quality(page)
        if needs_ocr(verdict, self.settings) or (self.settings.ocr == "auto" and is_picture(page)):
            page = self._recognised(page, verdict)
        elif verdict.note:
            self._warn(page, verdict.note)
        if page.chars.scores is None:
            drop_struck(page.chars, page.rulings.horizontal)
        if page.rulings.overflow:
            self._warn(page, "线条过多，未识别表格")
            page.rulings = Rulings()
        layout = lay_out(page.chars, page.rulings)
        self.warnings += page.chars.warnings
        return layout

    def _text_layer(self, number: int) -> RawPage | None:
        """The page by the chosen engine; by the second one if pdfium loses glyphs of it."""
        try:
            page = self.engine.page(number)
        except Exception:  # pdfminer raises anything; the other pages may be well
            return None
        if page is None or not page.rulings.lost_glyphs or self.settings.engine != "auto":
            return page
        try:
            self.second = self.second or open_second(self.data)
            other = self.second.page(number)
        except Exception:  # pdfium's text stays
            return page
        if other is None or _ink(other) <= _ink(page):
            return page
        if self.second.name not in self.names:
            self.names.append(self.second.name)
        return RawPage(other.chars, page.rulings)

    def _recognised(self, page: RawPage, verdict: Verdict) -> RawPage:
        """THE PLACE OF OCR: where the characters of a page come from its picture instead of its text layer.

        What comes back is a `RawPage` again (characters with boxes, rulings), which goes into layout like any other.
        """
        if is_installed():
            recognised = self._ocr().read(page.chars.number)
            if recognised is not None and _ink(recognised):
                if verdict.kind == "garbled":
                    self._warn(page, verdict.note)
                if self._ocr().name not in self.names:
                    self.names.append(self._ocr().name)
                return recognised
        elif self.settings.ocr == "always":
            raise missing()
        if verdict.note:
            self._warn(page, verdict.note)
        return page

    def _ocr(self) -> Recognition:
        if self.recognition is None:
            from extract.ingest.ocr.pdf import Recognition

            self.recognition = Recognition(self.data, self.settings)
        return self.recognition

    def close(self) -> None:
        """Close the libraries, and note how recognition went."""
        for engine in (self.engine, self.second):
            with suppress(Exception):  # pdfminer counts the pages of a damaged file once more to close it
                if engine is not None:
                    engine.close()
        if self.recognition is not None:
            self.warnings += self.recognition.warnings()
            self.recognition.close()

    def _warn(self, page: RawPage, note: str) -> None:
        self.warnings.append(f"第{page.chars.number}页{note}")


def _ink(page: RawPage) -> int:
    return len("".join(page.chars.text.split()))


def _check_pages(count: int) -> None:
    if count == 0:
        raise DocumentError("PDF没有页", "the PDF has no pages", code="empty")
    if count > MAX_PAGES:
        raise DocumentError(f"PDF有{count}页，超过上限{MAX_PAGES}页", f"{count} pages", code="too_large")


def _damaged() -> DocumentError:
    return DocumentError("PDF已损坏，一页也读不出来", "damaged: no page can be read", code="unreadable")


def _document(layouts: list[PageLayout], reading: _Reading) -> Document:
    assembly = assembled(layouts)
    if assembly.is_empty:
        raise nothing_read(reading.settings, is_installed())
    return assembly.document("pdf", " + ".join(reading.names), reading.warnings)
