"""Blocks in reading order → the frozen text, its lines, tables, pages and boxes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from math import nan

from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.joining import glue
from extract.ingest.pdf.layout import PageLayout, blocks
from extract.ingest.pdf.lines import PrintedLine
from extract.ingest.pdf.paragraphs import Paragraph, begins_anew
from extract.ingest.pdf.pieces import INSERTED
from extract.ingest.pdf.tablejoin import JoinedCell, JoinedTable
from extract.model import Cell, Document, Line, Page, Seal, Table

_NAN = array("f", [nan] * 4)


def assembled(layouts: list[PageLayout]) -> Assembly:
    """The pages of a document in reading order, written."""
    assembly = Assembly([layout.page for layout in layouts])
    for block in blocks(layouts):
        if isinstance(block, Paragraph):
            assembly.paragraph(block)
        else:
            assembly.table(block)
    return assembly


class Assembly:
    """Writes text and boxes side by side. Offsets of pages grow with the text; a page never begins twice."""

    def __init__(self, pages: Sequence[PageChars]) -> None:
        self.sources = pages
        self.parts: list[str] = []
        self.boxes = array("f")
        self.scores = array("f") if any(page.scores is not None for page in pages) else None
        self.size = 0
        self.lines: list[Line] = []
        self.tables: list[Table] = []
        self.starts: dict[int, int] = {}
        self._page = 0

    def paragraph(self, paragraph: Paragraph) -> None:
        start = self.size
        before: PrintedLine | None = None
        for line in paragraph.lines:
            if before is not None:
                self._insert(glue(before.text, line.text))
            self._line(line)
            before = line
        page = paragraph.lines[0].page.number
        self.lines.append(
            Line(
                start,
                self.size,
                page,
                bold=paragraph.bold,
                centered=paragraph.centered and len(paragraph.lines) == 1,
            )
        )
        self._insert("\n")

    def table(self, table: JoinedTable) -> None:
        start = self.size
        cells: list[Cell] = []
        rows: list[list[JoinedCell]] = [[] for _ in range(table.n_rows)]
        for cell in table.cells:
            rows[cell.row].append(cell)
        for number, row in enumerate(rows):
            if number:
                self._insert("\n")
            first = self.size
            page = next((c.lines[0].page.number for c in row if c.lines), self._page or 1)
            self._enter(page)
            for i, cell in enumerate(row):
                if i:
                    self._insert("\t")
                begin = self.size
                self._cell(cell)
                cells.append(Cell(number, cell.col, begin, self.size, cell.rowspan, cell.colspan))
            self.lines.append(Line(first, self.size, page))
        self.tables.append(Table(start, self.size, table.n_rows, table.n_cols, tuple(cells)))
        self._insert("\n")

    def pages(self) -> tuple[Page, ...]:
        """Pages with their ranges; a page without text begins where the next one does."""
        out: list[Page] = []
        end = self.size
        for source in reversed(self.sources):
            start = self.starts.get(source.number, end)
            width, height = source.shown or (source.width, source.height)
            out.append(Page(source.number, start, end, width, height, source.turns))
            end = start
        if out:
            first = out[-1]
            out[-1] = replace(first, start=0)
        return tuple(reversed(out))

    @property
    def text_source(self) -> str:
        """`text`, `ocr` or `mixed`: where the characters of the pages come from, pages without any left out."""
        kinds = {"text" if page.scores is None else "ocr" for page in self.sources if page.text.strip()}
        return "mixed" if len(kinds) > 1 else next(iter(kinds), "text")

    @property
    def seals(self) -> tuple[Seal, ...]:
        """Stamps on all pages, in the order of the pages."""
        return tuple(seal for page in self.sources for seal in page.seals)

    @property
    def is_empty(self) -> bool:
        """True if nothing is written but blanks."""
        return not any(part.strip() for part in self.parts)

    def document(self, kind: str, engine: str, warnings: Sequence[str]) -> Document:
        """What is written, frozen. `kind` is the format, `engine` says who read the pages."""
        return Document(
            text="".join(self.parts),
            lines=tuple(self.lines),
            pages=self.pages(),
            tables=tuple(self.tables),
            boxes=self.boxes,
            format=kind,
            engine=engine,
            text_source=self.text_source,
            warnings=tuple(warnings),
            scores=self.scores,
            seals=self.seals,
        )

    def _enter(self, number: int) -> None:
        if number > self._page:
            self._page = number
            self.starts[number] = self.size

    def _cell(self, cell: JoinedCell) -> None:
        before: PrintedLine | None = None
        for line in cell.lines:
            if before is not None:
                # A line that ends well before the cell's edge was ended by the author.
                short = before.x1 - before.x0 + 2.5 * before.em < cell.width and before.text[-1] not in "，、"
                ended = short or begins_anew(line.text)
                self._insert(" " if ended else glue(before.text, line.text))
            self._line(line)
            before = line

    def _line(self, line: PrintedLine) -> None:
        page = line.page
        self._enter(page.number)
        here = page.number == self._page
        text, boxes = page.text, page.places or page.boxes
        for a, b in line.runs:
            if a == INSERTED:
                self._insert(" " * b)
                continue
            self.parts.append(text[a:b])
            # The second half of a cut row: its page is not the page of the text around it, so it has no place.
            self.boxes += boxes[4 * a : 4 * b] if here else _NAN * (b - a)
            if self.scores is not None:
                self.scores += array("f", [nan]) * (b - a) if page.scores is None else page.scores[a:b]
            self.size += b - a

    def _insert(self, blank: str) -> None:
        if blank:
            self.parts.append(blank)
            self.boxes += _NAN * len(blank)
            if self.scores is not None:
                self.scores += array("f", [nan]) * len(blank)
            self.size += len(blank)
