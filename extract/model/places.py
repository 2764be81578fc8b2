"""Stretches of the text and rectangles on pages: spans, lines, pages, tables, seals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters of `Document.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Stretches:
    """Many stretches of a text, asked whether one of them holds or touches another: without a look at each."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        in_order = sorted(places)
        self._starts = [start for start, _ in in_order]
        self._reach = [0, *accumulate((end for _, end in in_order), max)]

    def touch(self, start: int, end: int) -> bool:
        """True if a character of `[start, end)` lies in one of them."""
        return self._reach[bisect_left(self._starts, end)] > start

    def hold(self, start: int, end: int) -> bool:
        """True if one of them holds all of `[start, end)`."""
        return self._reach[bisect_right(self._starts, start)] >= end


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in PDF points, origin top left. `page` is 1-based."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line (a paragraph, or a row of a table) of the frozen text, without its line end.

    `page` is 1-based, `None` for formats without pages. `style` is a Word style or outline hint
    (`title`, `heading1` …) where the format knows one, `bold`/`centered` likewise.
    `label_end` is the length of a numbering label that the format generated (Word auto-numbering), 0 if none.
    """

    start: int
    end: int
    page: int | None = None
    style: str = ""
    bold: bool = False
    centered: bool = False
    label_end: int = 0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its characters `[start, end)` of the text and its size in points, as it is displayed.

    `turns`: clockwise quarter turns that would put it upright (a scan that lies on its side or stands on its head).
    """

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `start:end` is its text in the document (empty cells have `start == end`).

    A merged cell stands once, at its top-left corner, with its `rowspan` and `colspan`.
    """

    row: int
    col: int
    start: int
    end: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table. In the text each row is a line and cells are separated by one tab.

    `n_rows`, `n_cols` are the size of the grid; `cells` are in reading order.
    A table that goes on over a page break is one table (repeated header rows stay in the text and in `cells`).
    """

    start: int
    end: int
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def grid(self, text: str) -> list[list[Cell | None]]:
        """Rows × columns of cells; a merged cell stands at each place that it covers, `None` where no cell is."""
        rows: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.rowspan, self.n_rows)):
                for c in range(cell.col, min(cell.col + cell.colspan, self.n_cols)):
                    rows[r][c] = cell
        return rows


@dataclass(frozen=True, slots=True)
class Seal:
    """A stamp on a page. `colour` is `red`, `blue` or `other`; `shape` is `round` or `square`."""

    place: Place
    colour: str
    shape: str
