"""The original beside the values: pages with the boxes of their characters, or the text with its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from typing import Any

from extract.dataset.layout import Layout
from extract.ingest.pdf.upright import MOST, Placed
from extract.model import Table

_LARGEST = 20_000
"""Characters of a page: more is no page."""
_TELLING = 4
"""Characters of a line that tell which way it runs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text as it stands, from `start` of the whole; `page` where a new one begins, else 0."""

    start: int
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells (piece, rowspan, colspan)."""

    rows: list[list[tuple[Piece, int, int]]]
    page: int = 0


def sheet(text: str, layout: Layout, number: int) -> dict[str, Any] | None:
    """A page for the script: its text, where it starts, and four tenths of a point for each character (-1: no box)."""
    page = layout.page(number)
    if page is None or layout.boxes is None:
        return None
    end = min(page.end, page.start + _LARGEST)
    boxes = [-1 if isnan(value) else round(value * 10) for value in layout.boxes[4 * page.start : 4 * end]]
    return {"start": page.start, "text": list(text[page.start : end]), "boxes": boxes}


def placed(text: str, layout: Layout | None, number: int) -> list[Placed]:
    """The first lines of a page, each with the rectangle around it; nothing for a page that is known to lie on its side."""
    page = layout.page(number) if layout is not None else None
    if layout is None or layout.boxes is None or page is None or page.turns:
        return []
    found: list[Placed] = []
    at = page.start
    for line in text[page.start : min(page.end, page.start + _LARGEST)].split("\n"):
        spans = [layout.boxes[4 * i : 4 * i + 4] for i in range(at, at + len(line))]
        boxes = [box for box in spans if len(box) == 4 and not isnan(box[0])]
        at += len(line) + 1
        if len(boxes) >= _TELLING:
            around = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
            found.append((*around, line))
        if len(found) == MOST:
            break
    return found


def flow(text: str, layout: Layout | None) -> Iterator[Piece | Grid]:
    """The text from its first character to its last, a line or a table at a time."""
    tables = sorted(layout.tables, key=lambda one: one.start) if layout else []
    pages = {page.start: page.number for page in layout.pages} if layout else {}
    at, shown = 0, set[int]()
    for table in [*tables, None]:
        until = table.start if table else len(text)
        if until < at:
            continue
        yield from _lines(text, at, until, pages, shown)
        if table is not None:
            yield Grid(list(_rows(text, table)), _page(table.start, pages, shown))
            at = table.end


def _lines(text: str, at: int, until: int, pages: dict[int, int], shown: set[int]) -> Iterator[Piece]:
    while at < until:
        line = text.find("\n", at, until)
        end = line if line >= 0 else until
        if end > at:
            yield Piece(at, text[at:end], _page(at, pages, shown))
        at = end + 1


def _page(at: int, pages: dict[int, int], shown: set[int]) -> int:
    """The number of the last page that begins up to here and was not told yet, 0 if none."""
    new = [number for start, number in pages.items() if start <= at and number not in shown]
    shown.update(new)
    return max(new, default=0)


def _rows(text: str, table: Table) -> Iterator[list[tuple[Piece, int, int]]]:
    rows: dict[int, list[tuple[Piece, int, int]]] = {}
    for cell in table.cells:
        piece = Piece(cell.start, text[cell.start : cell.end])
        rows.setdefault(cell.row, []).append((piece, cell.rowspan, cell.colspan))
    return (rows[number] for number in sorted(rows))
