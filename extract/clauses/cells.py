"""Contracts whose clauses are rows of a table without lines: number | heading | text."""

from __future__ import annotations

from itertools import pairwise

from extract.clauses.row import Row
from extract.clauses.rows import cells_of
from extract.structure.markers import RANK, Marker, marker_of
from extract.structure.types import heading_types

_FEWEST = 3
"""Rows that are numbered in one column before they are taken for clauses."""
_KNOWN = 0.6
"""Share of them whose second cell must name a kind of clause: a list of goods is numbered as well."""


def label_cells(rows: list[Row]) -> None:
    """Gives the rows of a table of clauses their labels; rows of every other table keep none."""
    found = [(row, marker) for row in rows if row.in_table and (marker := _marker(row)) is not None]
    if len(found) < _FEWEST:
        return
    known = sum(bool(heading_types(_second(row))) for row, _ in found)
    rising = sum(b.value - a.value in (1, 2) for (_, a), (_, b) in pairwise(found))
    if known >= _KNOWN * len(found) and rising >= _KNOWN * (len(found) - 1):
        for row, marker in found:
            row.marker, row.in_table = marker, False


def _marker(row: Row) -> Marker | None:
    """The label of a wide style that fills the first cell of a row of two or three cells."""
    first, tab, _ = row.text.partition("\t")
    marker = marker_of(row.text) if tab and len(cells_of(row)) in (2, 3) else None
    if marker is None or RANK[marker.style] > RANK["cn"] or marker.label_end < len(first.rstrip()):
        return None
    return marker


def _second(row: Row) -> str:
    """The second cell without its colon."""
    return cells_of(row)[1].rstrip("：")
