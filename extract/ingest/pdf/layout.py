"""Pages with lines and tables → blocks of the whole document in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.ingest.margins import kept
from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.columns import ColumnBlock, as_table, unzip_columns
from extract.ingest.pdf.gridless import find_gridless
from extract.ingest.pdf.lines import PrintedLine, printed_lines
from extract.ingest.pdf.paragraphs import Margins, Paragraph, page_margins, paragraphs
from extract.ingest.pdf.pieces import page_pieces
from extract.ingest.pdf.rulings import Rulings
from extract.ingest.pdf.runningheads import running_lines
from extract.ingest.pdf.tablejoin import JoinedTable, append, fits, open_table
from extract.ingest.pdf.tables import PageTable, fill, find_tables
from extract.ingest.pdf.wrapped import find_wrapped

Block = Paragraph | JoinedTable


@dataclass(slots=True)
class PageLayout:
    """Printed lines outside tables, and tables, both from top to bottom."""

    page: PageChars
    lines: list[PrintedLine]
    tables: list[PageTable]


def lay_out(page: PageChars, rulings: Rulings) -> PageLayout:
    """Lines and filled tables of one page. Tables without any text are drawings and are dropped."""
    pieces = page_pieces(page)
    tables = find_tables(page, rulings) if pieces else []
    pieces = fill(tables, pieces)
    tables = [t for t in tables if any(c.pieces for c in t.cells)]
    lines = printed_lines(pieces)
    if any(len(line.pieces) > 1 or " " in line.text for line in lines):
        wrapped, pieces = find_wrapped(page, pieces, tables)
        if wrapped:
            lines = printed_lines(pieces)
            tables = sorted(tables + wrapped, key=lambda t: (t.top, t.xs[0]))
    more, lines = find_gridless(page, lines, rulings, tables)
    if more:
        tables = sorted(tables + more, key=lambda t: (t.top, t.xs[0]))
    return PageLayout(page, lines, tables)


def blocks(layouts: list[PageLayout]) -> list[Block]:
    """Paragraphs and tables of the document in reading order, without running heads, joined over page breaks."""
    dropped = running_lines([layout.lines for layout in layouts])
    said = _said_in_margins(layouts, dropped)
    shared: dict[int, list[PrintedLine]] = {}
    for layout in layouts:
        layout.lines = [n for n in layout.lines if id(n) not in dropped]
        if said and layout.page is said[0].page:
            layout.lines = said + layout.lines
        shared.setdefault(round(layout.page.width), []).extend(layout.lines)
    common = {width: _trusted(page_margins(lines), width) for width, lines in shared.items()}
    flow = _Flow()
    for layout in layouts:
        margins = page_margins(layout.lines, common[round(layout.page.width)])
        flow.at_top = True
        for item in _in_order(layout):
            if isinstance(item, PageTable):
                flow.table(item)
            else:
                flow.text(item, margins)
            flow.at_top = False
    flow.end()
    return flow.out


def _said_in_margins(layouts: list[PageLayout], dropped: set[int]) -> list[PrintedLine]:
    """Lines of the first margin that tell something of the contract (its number) which stands nowhere else."""
    margins = [n for layout in layouts for n in layout.lines if id(n) in dropped]
    if not any("：" in n.text or ":" in n.text for n in margins):
        return []
    body = "".join(n.text for layout in layouts for n in layout.lines if id(n) not in dropped)
    body += "".join(p.text for layout in layouts for t in layout.tables for c in t.cells for p in c.pieces)
    found: list[PrintedLine] = []
    for line in margins:
        if line.page is margins[0].page and kept([line.text], body):
            found.append(line)
    return found


def _trusted(margins: Margins, width: float) -> Margins:
    """Margins of a document of short lines only say nothing of its right edge: text blocks stand in the middle."""
    if margins.right >= 0.75 * width:
        return margins
    return replace(margins, right=max(margins.right, width - max(margins.left, 0.08 * width)))


class _Flow:
    """Collects blocks; what may go on over a page break is held back until the next block is known."""

    def __init__(self) -> None:
        self.out: list[Block] = []
        self.at_top = True
        self._lines: list[tuple[PrintedLine, Margins]] = []
        self._table: JoinedTable | None = None
        self._columns: list[ColumnBlock] = []

    def table(self, table: PageTable) -> None:
        """A table: the next part of the last one if nothing stands between them but the page break."""
        if self.at_top and self._table is not None and fits(self._table, table):
            append(self._table, table)
            return
        self.end()
        self._table = open_table(table)
        self.out.append(self._table)

    def text(self, lines: list[PrintedLine], margins: Margins) -> None:
        """Lines between tables, two-column blocks among them."""
        self._table = None
        split = self._columns[-1].split if self.at_top and self._columns else None
        for number, part in enumerate(unzip_columns(lines, split)):
            goes_on = split is not None and number == 0 and isinstance(part, ColumnBlock)
            if not goes_on:
                self._end_columns()
            if isinstance(part, ColumnBlock):
                self._end_lines()
                self._columns.append(part)
            else:
                self._lines.extend((line, margins) for line in part)

    def end(self) -> None:
        """Nothing goes on from here."""
        self._end_columns()
        self._end_lines()
        self._table = None

    def _end_lines(self) -> None:
        self.out.extend(paragraphs(self._lines))
        self._lines.clear()

    def _end_columns(self) -> None:
        if len(self._columns) > 1:
            self.out.append(as_table(self._columns))
        elif self._columns:
            for side in (0, 1):
                lines = self._columns[0].column(side)
                edges = page_margins(lines)
                self.out.extend(paragraphs([(line, edges) for line in lines]))
        self._columns.clear()


def _in_order(layout: PageLayout) -> list[PageTable | list[PrintedLine]]:
    """Tables and the stretches of lines between them, from top to bottom."""
    out: list[PageTable | list[PrintedLine]] = []
    rest = layout.lines
    for table in layout.tables:
        above = [n for n in rest if n.top + n.bottom < 2 * table.top]
        rest = [n for n in rest if n.top + n.bottom >= 2 * table.top]
        if above:
            out.append(above)
        out.append(table)
    if rest:
        out.append(rest)
    return out
