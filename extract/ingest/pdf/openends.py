"""Tables that a page cuts: upright rulings run to where the table ends, the closing rule is on the other page."""

from __future__ import annotations

from extract.ingest.pdf.rulings import Rulings

_SAME, _NEAR = 2.0, 4.0  # points
_LEAST = 3  # upright rulings that end at one height
_SHARE = 0.7  # of the width that a rule must cover to close the table
Edge = tuple[float, float, float]


def closing_rules(rulings: Rulings) -> list[Edge]:
    """Rules `(y, x0, x1)` at the heights at which three upright rulings or more end and no rule closes them."""
    found: list[Edge] = []
    upright = _joined(rulings.vertical)
    for side in (1, 2):
        groups: list[list[Edge]] = []
        for edge in sorted(upright, key=lambda e: e[side]):
            if groups and edge[side] - groups[-1][0][side] <= _SAME:
                groups[-1].append(edge)
            else:
                groups.append([edge])
        for group in groups:
            x0, x1 = min(e[0] for e in group), max(e[0] for e in group)
            y = group[0][side]
            if len(group) >= _LEAST and not _closed(rulings, y, x0, x1):
                found.append((y, x0, x1))
    return found


def _closed(rulings: Rulings, y: float, x0: float, x1: float) -> bool:
    covered = sum(min(b, x1) - max(a, x0) for h, a, b in rulings.horizontal if abs(h - y) <= _NEAR and b > x0 and a < x1)
    return covered >= _SHARE * (x1 - x0)


def _joined(edges: list[Edge]) -> list[Edge]:
    """Upright rulings `(x, top, bottom)` whose parts touch become one."""
    out: list[Edge] = []
    for x, top, bottom in sorted(edges, key=lambda e: (round(e[0]), e[1])):
        if out and abs(out[-1][0] - x) < 1.5 and top <= out[-1][2] + _SAME:
            out[-1] = (out[-1][0], out[-1][1], max(out[-1][2], bottom))
        else:
            out.append((x, top, bottom))
    return out
