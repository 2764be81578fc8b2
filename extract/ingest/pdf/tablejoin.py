"""Tables cut by page breaks become one: same columns, no text between, half rows put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ingest.pdf.lines import PrintedLine, printed_lines
from extract.ingest.pdf.tables import PageTable

_FIGURE = re.compile(r"[￥¥]?\s*\d[\d,，.]*\s*%?元?")
_SHIFT = 25.0  # points by which a scanned page may lie to the side of the one before
_SAME_X = 4.0  # points by which column lines may differ between pages


@dataclass(slots=True)
class JoinedCell:
    """A cell of the whole table: its printed lines (of two pages where a row was cut in half)."""

    row: int
    col: int
    rowspan: int
    colspan: int
    width: float
    lines: list[PrintedLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(n.text for n in self.lines)


@dataclass(slots=True)
class JoinedTable:
    """A table over one or more pages, cells in reading order."""

    xs: list[float]
    n_rows: int
    cells: list[JoinedCell]
    loose: bool = False

    @property
    def n_cols(self) -> int:
        return len(self.xs) - 1

    def row(self, number: int) -> list[JoinedCell]:
        return [c for c in self.cells if c.row == number]


def open_table(table: PageTable) -> JoinedTable:
    """A filled table of one page as the beginning of a table that may go on. Rows without any text or cell stay."""
    cells = [
        JoinedCell(c.row, c.col, c.rowspan, c.colspan, c.x1 - c.x0, printed_lines(c.pieces) if c.pieces else [])
        for c in table.cells
    ]
    return JoinedTable(table.xs, len(table.ys) - 1, cells, table.loose)


def fits(above: JoinedTable, below: PageTable) -> bool:
    """True if both have the same columns: grid lines at the same x, or columns over each other where none are ruled."""
    if len(above.xs) != len(below.xs) or above.loose != below.loose:
        return False
    if above.loose:
        columns = zip(pairwise(above.xs), pairwise(below.xs), strict=True)
        return all(min(a[1], b[1]) - max(a[0], b[0]) > 0.6 * min(a[1] - a[0], b[1] - b[0]) for a, b in columns)
    moved = sorted(b - a for a, b in zip(above.xs, below.xs, strict=True))
    shift = 0.0
    if below.page.scores is not None and abs(moved[len(moved) // 2]) <= _SHIFT:
        shift = moved[len(moved) // 2]  # sheets do not lie at the same place in a scanner
    return all(abs(d - shift) <= _SAME_X for d in moved)


def append(above: JoinedTable, below: PageTable) -> None:
    """Put the rows of the next page under the table. A repeated header row stays, as it is on the paper."""
    part = open_table(below)
    head = _repeated_header(above, part)
    first = part.row(head)
    shift = above.n_rows
    if first and (_is_second_half(above, first) or _is_rest(above, first)):
        _complete(above, first)
        part.cells = [c for c in part.cells if c.row != head]
        for cell in part.cells:
            if cell.row > head:
                cell.row -= 1
        part.n_rows -= 1
    for cell in part.cells:
        cell.row += shift
    above.cells += part.cells
    above.n_rows += part.n_rows


def _repeated_header(above: JoinedTable, part: JoinedTable) -> int:
    """Number of rows at the top of the next part that say the same as the table's first rows."""
    count = 0
    while count < min(above.n_rows, part.n_rows, 3):
        old = [(c.col, c.text.replace(" ", "")) for c in above.row(count)]
        new = [(c.col, c.text.replace(" ", "")) for c in part.row(count)]
        if old != new or not any(t for _, t in old):
            break
        count += 1
    return count


def _is_second_half(above: JoinedTable, first: list[JoinedCell]) -> bool:
    """A row cut by the page: first cell empty, and text only where the row above has text that is not ended
    and at least one of those texts runs to the edge of its cell."""
    last = {c.col: c for c in above.row(above.n_rows - 1)}
    if any(c.rowspan > 1 for c in first) or [c.col for c in first] != sorted(last):
        return False
    filled = [c for c in first if c.lines]
    if not filled or first[0].lines or len(filled) == len(first):
        return False
    halves = [(last[c.col], c) for c in filled]
    if not all(a.lines and _goes_on(a.text, b.text) for a, b in halves):
        return False
    return any(a.lines[-1].x1 - a.lines[-1].x0 + 2.5 * a.lines[-1].em > a.width for a, _ in halves)


def _is_rest(above: JoinedTable, first: list[JoinedCell]) -> bool:
    """A row cut between its cells: what the last row lacks, and nothing else, stands in the first row of the next page."""
    last = {c.col: c for c in above.row(above.n_rows - 1)}
    if any(c.rowspan > 1 for c in first) or [c.col for c in first] != sorted(last) or first[0].lines:
        return False
    filled = {c.col for c in first if c.lines}
    there = {col for col, cell in last.items() if cell.lines}
    figures = any(_FIGURE.fullmatch(c.text) for c in first if c.lines)
    lacking = not any(_FIGURE.fullmatch(last[col].text) for col in there if col > min(filled, default=0))
    return bool(filled) and not filled & there and len(there) >= 2 and 0 in there and figures and lacking


def _goes_on(above: str, below: str) -> bool:
    """False where the text above is ended, or where two figures stand over each other."""
    return not above.endswith(("。", "；", ";")) and not (_FIGURE.fullmatch(above) and _FIGURE.fullmatch(below))


def _complete(above: JoinedTable, first: list[JoinedCell]) -> None:
    last = {c.col: c for c in above.row(above.n_rows - 1)}
    for cell in first:
        last[cell.col].lines += cell.lines
