"""Horizontal rules of one width: what tables have where their upright rulings are missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.ingest.pdf.rulings import Rulings

_SAME_X = 4.0  # points by which rules of one table may differ in their ends
_MIN_RULE = 150.0  # points; shorter rules are underlines
_INSIDE = 10.0  # points from the end of a rule at which an upright ruling is no outer side
Edge = tuple[float, float, float]


def same_width(rulings: Rulings) -> list[list[Edge]]:
    """Groups of rules `(y, x0, x1)` that begin and end at the same x, from top to bottom."""
    groups: list[list[Edge]] = []
    for y, x0, x1 in sorted(_joined(rulings.horizontal)):
        if x1 - x0 < _MIN_RULE:
            continue
        for group in groups:
            if abs(group[-1][1] - x0) <= _SAME_X and abs(group[-1][2] - x1) <= _SAME_X:
                if y - group[-1][0] > 2:
                    group.append((y, x0, x1))
                break
        else:
            groups.append([(y, x0, x1)])
    return groups


def outer_sides(rulings: Rulings) -> list[Edge]:
    """Upright edges `(x, top, bottom)` that close a table whose outer left and right sides are not ruled."""
    found: list[Edge] = []
    for group in same_width(rulings):
        if len(group) < 3:
            continue
        for (top, x0, x1), (bottom, _, _) in pairwise(group):
            crossing = [x for x, a, b in rulings.vertical if a <= top + 2 and b >= bottom - 2]
            if any(x0 + _INSIDE < x < x1 - _INSIDE for x in crossing):
                found += [
                    (x, top, bottom) for x in (x0, x1) if not any(abs(x - other) <= _INSIDE for other in crossing)
                ]
    return found


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """Rules whose parts touch become one (word processors draw them cell by cell)."""
    out: list[Edge] = []
    for y, x0, x1 in sorted(edges, key=lambda e: (round(e[0]), e[1])):
        if out and abs(out[-1][0] - y) < 1.5 and x0 <= out[-1][2] + 2:
            out[-1] = (out[-1][0], out[-1][1], max(out[-1][2], x1))
        else:
            out.append((y, x0, x1))
    return out
