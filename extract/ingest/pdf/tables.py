"""Ruled tables of one page: rulings → cells (pdfplumber's geometry) → a grid with spans, filled with pieces."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from extract.ingest.pdf.cells import Crossings
from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.openends import closing_rules
from extract.ingest.pdf.pieces import INSERTED, Piece, make_piece
from extract.ingest.pdf.rules import outer_sides
from extract.ingest.pdf.rulings import Rulings

_SNAP = 3.0  # points within which rulings are one
_Box = tuple[float, float, float, float]


@dataclass(slots=True)
class PageCell:
    """One cell of a grid; a merged cell stands once, with its spans."""

    row: int
    col: int
    rowspan: int
    colspan: int
    x0: float
    top: float
    x1: float
    bottom: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class PageTable:
    """A table of one page. `xs`, `ys` are its grid lines; `at` finds the cell that covers a grid square.

    `loose`: its columns come from what stands in them, so that `xs` are no rulings.
    """

    page: PageChars
    xs: list[float]
    ys: list[float]
    cells: list[PageCell]
    at: dict[tuple[int, int], PageCell]
    loose: bool = False

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def cell_at(self, x: float, y: float) -> PageCell | None:
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        r = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        c = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        return self.at.get((r, c))


def find_tables(page: PageChars, rulings: Rulings) -> list[PageTable]:
    """Tables of at least two cells, from top to bottom, still empty."""
    if len(rulings.horizontal) < 2 or len(rulings.vertical) < 2:
        return []
    from pdfplumber import table as geometry  # lazy: most pages have no rulings

    edges = geometry.merge_edges(_edges(rulings, outer_sides(rulings)), _SNAP, _SNAP, _SNAP, _SNAP)
    edges = [e for e in edges if max(e["width"], e["bottom"] - e["top"], e["x1"] - e["x0"]) >= _SNAP]
    groups = geometry.cells_to_tables(Crossings(edges, _SNAP).cells())
    tables = [_grid(page, boxes) for boxes in groups if len(boxes) > 1]
    return sorted(tables, key=lambda t: (t.top, t.xs[0]))


def _edges(rulings: Rulings, sides: list[tuple[float, float, float]]) -> list[dict[str, Any]]:
    flat = [
        {
            "x0": x0,
            "x1": x1,
            "top": y,
            "bottom": y,
            "width": x1 - x0,
            "height": 0.0,
            "orientation": "h",
            "object_type": "line",
        }
        for y, x0, x1 in rulings.horizontal + closing_rules(rulings)
    ]
    upright = [
        {
            "x0": x,
            "x1": x,
            "top": top,
            "bottom": bottom,
            "width": 0.0,
            "height": bottom - top,
            "orientation": "v",
            "object_type": "line",
        }
        for x, top, bottom in rulings.vertical + sides
    ]
    return flat + upright


def _cluster(values: set[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 1.0:
            out.append(value)
    return out


def _grid(page: PageChars, boxes: list[_Box]) -> PageTable:
    """Boxes of cells → a grid: each box covers the squares between its grid lines."""
    xs = _cluster({b[0] for b in boxes} | {b[2] for b in boxes})
    ys = _cluster({b[1] for b in boxes} | {b[3] for b in boxes})
    cells: list[PageCell] = []
    at: dict[tuple[int, int], PageCell] = {}
    for x0, top, x1, bottom in sorted(boxes, key=lambda b: (b[1], b[0])):
        row, col = bisect_right(ys, top + 0.5) - 1, bisect_right(xs, x0 + 0.5) - 1
        rowspan = max(bisect_right(ys, bottom + 0.5) - 1 - row, 1)
        colspan = max(bisect_right(xs, x1 + 0.5) - 1 - col, 1)
        if (row, col) in at:
            continue
        cell = PageCell(row, col, rowspan, colspan, x0, top, x1, bottom)
        cells.append(cell)
        for r in range(row, row + rowspan):
            for c in range(col, col + colspan):
                at.setdefault((r, c), cell)
    cells.sort(key=lambda c: (c.row, c.col))
    return PageTable(page, xs, ys, cells, at)


def fill(tables: list[PageTable], pieces: list[Piece]) -> list[Piece]:
    """Put pieces into the cells that hold them; returns those that stand in no cell."""
    if not tables:
        return pieces
    rest: list[Piece] = []
    for piece in pieces:
        middle = (piece.top + piece.bottom) / 2
        table = next((t for t in tables if _meets(t, piece, middle)), None)
        if table is None:
            rest.append(piece)
            continue
        first = table.cell_at(piece.x0 + 0.1 * piece.em, middle)
        last = table.cell_at(piece.x1 - 0.1 * piece.em, middle)
        if first is last:
            (rest if first is None else first.pieces).append(piece)
        else:
            _split(table, piece, rest)
    return rest


def _meets(table: PageTable, piece: Piece, middle: float) -> bool:
    return table.top <= middle <= table.bottom and piece.x1 > table.xs[0] and piece.x0 < table.xs[-1]


def _split(table: PageTable, piece: Piece, rest: list[Piece]) -> None:
    """A piece across a ruling: every character goes to the cell that holds its centre."""
    boxes, text = piece.page.boxes, piece.page.text
    current: PageCell | None = None
    groups: list[tuple[PageCell | None, list[int]]] = []
    for i in piece.indices():
        if text[i] == " ":
            if groups:
                groups[-1][1].append(i)
            continue
        cell = table.cell_at((boxes[4 * i] + boxes[4 * i + 2]) / 2, (boxes[4 * i + 1] + boxes[4 * i + 3]) / 2)
        if not groups or cell is not current:
            groups.append((cell, []))
            current = cell
        groups[-1][1].append(i)
    for cell, indices in groups:
        while indices and text[indices[-1]] == " ":
            indices.pop()
        if indices:
            part = make_piece(piece.page, _runs(indices), piece.bold)
            (rest if cell is None else cell.pieces).append(part)


def _runs(indices: list[int]) -> list[tuple[int, int]]:
    """Runs of one cell's characters; a hole in the indices was a space that pdfium made up."""
    runs: list[tuple[int, int]] = []
    for i in indices:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            if runs:
                runs.append((INSERTED, 1))
            runs.append((i, i + 1))
    return runs
