"""One change of a document's text with all that stands on its offsets: lines, pages, tables, boxes, scores."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

from extract.model import Cell, Document, Line, Page, Table


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters `[start, end)` of a text become `text` (an insertion if `start == end`)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class NewTable:
    """A table found in running text: offsets (of the old text) of the cells of each row, `None` for an empty cell."""

    rows: tuple[tuple[tuple[int, int] | None, ...], ...]


def rewrite(document: Document, edits: Sequence[Edit], found: Sequence[NewTable] = ()) -> Document:
    """The document with the edits made: sorted, not overlapping, none inside a cell of a table that it already has.

    Line ends of the new text make its lines; a line keeps page, style and label of the old line that it begins.
    """
    if not edits:
        return document
    shift = _Shift(edits)
    text = _apply(document.text, edits)
    lines = _lines(document, text, shift)
    pages = tuple(_page(page, shift) for page in document.pages)
    tables = [_table(table, shift) for table in document.tables]
    tables += [_new_table(table, shift) for table in found]
    boxes: array[float] | None = None
    scores: array[float] | None = None
    if document.boxes is not None or document.scores is not None:
        old = _sources(len(document.text), edits)
        if document.boxes is not None:
            boxes = array(document.boxes.typecode)
            for i in old:
                boxes.extend(document.boxes[4 * i : 4 * i + 4] if i >= 0 else (nan, nan, nan, nan))
        if document.scores is not None:
            scores = array(document.scores.typecode, (document.scores[i] if i >= 0 else nan for i in old))
    tables.sort(key=lambda table: table.start)
    return replace(document, text=text, lines=lines, pages=pages, tables=tuple(tables), boxes=boxes, scores=scores)


class _Shift:
    """Old offsets → new offsets: `start` for what begins there, `end` for what ends there."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.start for edit in edits]
        self._edits = edits
        self._before = [0]
        for edit in edits:
            self._before.append(self._before[-1] + len(edit.text) - (edit.end - edit.start))

    def start(self, offset: int) -> int:
        """New offset of the old character at `offset`; of one that is gone, of the next that is left."""
        k = bisect_right(self._starts, offset)
        if k and offset < self._edits[k - 1].end:
            offset = self._edits[k - 1].end
        return offset + self._before[k]

    def end(self, offset: int) -> int:
        """New offset behind the old character that ends at `offset`."""
        return self.start(offset - 1) + 1 if offset else 0


def _apply(text: str, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def _sources(size: int, edits: Sequence[Edit]) -> list[int]:
    """For each new character the old one that it was, -1 for one that is new."""
    old: list[int] = []
    at = 0
    for edit in edits:
        old += range(at, edit.start)
        old += [-1] * len(edit.text)
        at = edit.end
    old += range(at, size)
    return old


def _lines(document: Document, text: str, shift: _Shift) -> tuple[Line, ...]:
    old = [(shift.start(line.start), line) for line in document.lines]
    starts = [start for start, _ in old]
    lines: list[Line] = []
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        k = max(bisect_right(starts, at) - 1, 0)
        first, line = old[k] if old else (0, Line(0, 0))
        if first == at:
            lines.append(replace(line, start=at, end=end))
        elif text[at:end].strip():
            lines.append(Line(at, end, line.page))
        at = end + 1
    return tuple(lines)


def _page(page: Page, shift: _Shift) -> Page:
    return replace(page, start=shift.start(page.start) if page.start else 0, end=shift.end(page.end))


def _table(table: Table, shift: _Shift) -> Table:
    cells = tuple(_moved(cell, shift) for cell in table.cells)
    return replace(table, start=shift.start(table.start), end=shift.end(table.end), cells=cells)


def _moved(cell: Cell, shift: _Shift) -> Cell:
    start = shift.start(cell.start)
    return replace(cell, start=start, end=shift.end(cell.end) if cell.end > cell.start else start)


def _new_table(table: NewTable, shift: _Shift) -> Table:
    cells: list[Cell] = []
    at = shift.start(next(cell for row in table.rows for cell in row if cell)[0])
    first = at
    for r, row in enumerate(table.rows):
        for c, place in enumerate(row):
            if place is not None:
                cells.append(Cell(r, c, shift.start(place[0]), shift.end(place[1])))
                at = cells[-1].end
            else:
                cells.append(Cell(r, c, at, at))
    return Table(first, at, len(table.rows), max(len(row) for row in table.rows), tuple(cells))
