"""Which column a cell of a table with merged cells stands in, for formats that write cells one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extract.ingest.build import CellText

MAX_COLS = 512
MAX_ROWSPAN = 2_000


class Slots:
    """Places cells row by row. Columns are limited, whatever spans a page claims: what does not fit is one wide."""

    def __init__(self) -> None:
        self._free_from: dict[int, int] = {}  # column → first row in which it is free again
        self._row = -1
        self._col = 0

    def place(self, row: int, rowspan: int, colspan: int) -> tuple[int, int, int]:
        """`(col, rowspan, colspan)` of the next cell of a row; rows are given in order."""
        if row != self._row:
            self._row, self._col = row, 0
        while self._free_from.get(self._col, 0) > row:
            self._col += 1
        col = self._col
        rowspan = max(1, min(rowspan, MAX_ROWSPAN))
        colspan = max(1, min(colspan, MAX_COLS - col))
        if rowspan > 1:
            self._free_from.update((c, row + rowspan) for c in range(col, col + colspan))
        self._col = col + colspan
        return col, rowspan, colspan


def compact(cells: Sequence[CellText]) -> list[CellText]:
    """The cells without columns in which no cell begins: a span of 100 over two columns is a span of two."""
    starts = sorted({cell.col for cell in cells})
    return [
        replace(cell, col=(at := bisect_left(starts, cell.col)), colspan=max(1, bisect_left(starts, cell.col + cell.colspan) - at))
        for cell in cells
    ]
