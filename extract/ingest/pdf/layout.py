"""Pages with lines and tables → blocks of the whole document in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.columns import unzip_columns
from extract.ingest.pdf.lines import PrintedLine, page_pieces, printed_lines
from extract.ingest.pdf.paragraphs import Margins, Paragraph, page_margins, paragraphs
from extract.ingest.pdf.rulings import Rulings
from extract.ingest.pdf.runningheads import running_lines
from extract.ingest.pdf.tablejoin import JoinedTable, append, fits, open_table
from extract.ingest.pdf.tables import PageTable, fill, find_tables

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
    return PageLayout(page, printed_lines(pieces), tables)


def blocks(layouts: list[PageLayout]) -> list[Block]:
    """Paragraphs and tables of the document in reading order, without running heads, joined over page breaks."""
    dropped = running_lines([layout.lines for layout in layouts])
    for layout in layouts:
        layout.lines = [n for n in layout.lines if id(n) not in dropped]
    shared: dict[int, list[PrintedLine]] = {}
    for layout in layouts:
        shared.setdefault(round(layout.page.width), []).extend(layout.lines)
    common = {width: page_margins(lines) for width, lines in shared.items()}
    out: list[Block] = []
    flow: list[tuple[PrintedLine, Margins]] = []
    table: JoinedTable | None = None
    fresh = False  # nothing has followed the table yet

    def flush() -> None:
        out.extend(paragraphs(flow))
        flow.clear()

    for layout in layouts:
        margins = page_margins(layout.lines, common[round(layout.page.width)])
        at_top = True
        for item in _in_order(layout):
            if isinstance(item, PageTable):
                if fresh and at_top and table is not None and fits(table, item):
                    append(table, item)
                else:
                    flush()
                    table = open_table(item)
                    out.append(table)
                fresh, at_top = True, False
                continue
            columns = unzip_columns(item)
            for lines in columns:
                edges = margins if len(columns) == 1 else page_margins(lines)
                flow.extend((line, edges) for line in lines)
                if len(columns) > 1:
                    flush()
            fresh = at_top = False
    flush()
    return out


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
