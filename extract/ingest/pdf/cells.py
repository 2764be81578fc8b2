"""Edges → crossings → cells: pdfplumber's geometry (`pdfplumber.table`) on its own data, the same result in less time.

pdfplumber makes the sets of edges anew for every pair of points; here each point has its sets once. A test holds both
against each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import Any

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Edge = dict[str, Any]


class Crossings:
    """Where upright and flat edges meet: for every point the edges of both kinds that run through it."""

    def __init__(self, edges: list[Edge], tolerance: float) -> None:
        self.upright: dict[Point, set[Box]] = {}
        self.flat: dict[Point, set[Box]] = {}
        flat = sorted((_box(e) for e in edges if e["orientation"] == "h"), key=lambda b: (b[1], b[0]))
        for v in (_box(e) for e in edges if e["orientation"] == "v"):
            x, top, _, bottom = v
            for h in flat:
                y = h[1]
                if y > bottom + tolerance:
                    break
                if top <= y + tolerance and h[0] - tolerance <= x <= h[2] + tolerance and bottom >= y - tolerance:
                    self.upright.setdefault((x, y), set()).add(v)
                    self.flat.setdefault((x, y), set()).add(h)

    def cells(self) -> list[Box]:
        """The smallest rectangle to the lower right of every point, where edges run along all its sides."""
        columns: dict[float, list[float]] = defaultdict(list)
        rows: dict[float, list[float]] = defaultdict(list)
        points = sorted(self.upright)
        for x, y in points:
            columns[x].append(y)
            rows[y].append(x)
        found = (self._cell(x, y, columns[x], rows[y]) for x, y in points)
        return [cell for cell in found if cell is not None]

    def _cell(self, x: float, y: float, ys: list[float], xs: list[float]) -> Box | None:
        upright, flat = self.upright, self.flat
        down, along = upright[x, y], flat[x, y]
        right = [x1 for x1 in xs[bisect_right(xs, x) :] if not along.isdisjoint(flat[x1, y])]
        if not right:
            return None
        for y1 in ys[bisect_right(ys, y) :]:
            below = upright[x, y1]
            if down.isdisjoint(below):
                continue
            for x1 in right:
                corner = upright.get((x1, y1))
                if (
                    corner is not None
                    and not corner.isdisjoint(upright[x1, y])
                    and not flat[x1, y1].isdisjoint(flat[x, y1])
                ):
                    return x, y, x1, y1
        return None


def _box(edge: Edge) -> Box:
    return edge["x0"], edge["top"], edge["x1"], edge["bottom"]
