"""Rulings of a scanned page: long straight runs of ink, found by morphology on the straightened picture.

Blurred or noisy lines of text have such runs too. What makes a ruling is that it meets others: a horizontal one touches
two vertical ones, a vertical one begins and ends at horizontal ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.ingest.pdf.rulings import Rulings

_FLAT = 16.0  # points: the shortest horizontal ruling, a narrow column
_UPRIGHT = 12.0  # points: the shortest vertical one, a low row
_THICK = 4.5  # points: what is thicker is a bar or a shade
_GAP = 9.0  # points: a break in a ruling that is closed
_LONG_GAP = 120.0  # points: a break that is closed if there is ink on most of it (a stamp, a fold)
_NEAR = 4.0  # points: how far a ruling may end from one that it meets
_FLANK = (1.6, 3.6)  # points: the strip beside a ruling that is looked at
_END = 3.5  # points at either end of a ruling that belong to the rulings it meets
_LOW, _MEETS = 24.0, 2.0  # points: in a low row only a ruling comes as near as this to both of its ends
_TALL = 60.0  # points: no stroke of a character is as long
_ROUNDS = 3

Box = tuple[float, float, float, float]
Segment = tuple[float, float, float]


def find_rulings(gray: Any, scale: float, blots: Sequence[Box] = ()) -> Rulings:
    """Rulings in layout points, of a gray picture with level lines. `scale`: pixels to a point.

    `blots`: boxes (x0, top, x1, bottom; points) of stamps, under which a ruling may go on unseen.
    """
    import cv2

    block = max(2 * round(6 * scale) + 1, 15)
    soft = cv2.blur(gray, (3, 3))
    ink = cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 12)
    flat = _segments(ink, scale, _FLAT, blots)
    upright = _segments(cv2.transpose(ink), scale, _UPRIGHT, [(b[1], b[0], b[3], b[2]) for b in blots])
    return Rulings(*_grid(flat, upright))


def _segments(ink: Any, scale: float, least: float, blots: Sequence[Box]) -> list[Segment]:
    """Level runs (y, x0, x1), points. A run may wander by a pixel or two: scans are never quite straight."""
    import cv2
    import numpy as np

    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    thick = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, max(round(least * scale), 3)), np.uint8))
    count, _, stats, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found: list[Segment] = []
    for label in range(1, count):
        x, _, w, h, area = (int(v) for v in stats[label])
        if area / w > (_THICK * scale + 2) or h > 0.06 * w + (_THICK * scale + 2):
            continue
        found.append((float(centres[label][1] + 0.5) / scale, x / scale, (x + w) / scale))
    found = [s for s in found if not _within(blots, *s)]
    return [s for s in _joined(found, thick, scale, blots) if _bare(ink, scale, *s)]


def _within(blots: Sequence[Box], y: float, x0: float, x1: float) -> bool:
    """True if a run begins and ends in a stamp: its rim or its text."""
    return any(b[0] - 2 <= x0 and x1 <= b[2] + 2 and b[1] - 2 <= y <= b[3] + 2 for b in blots)


def _bare(ink: Any, scale: float, y: float, x0: float, x1: float) -> bool:
    """True if there is white along one side of a run at least: a stroke of a character has others on both sides."""
    a, b = round((x0 + _END) * scale), round((x1 - _END) * scale)
    sides = []
    for near, far in ((y - _FLANK[1], y - _FLANK[0]), (y + _FLANK[0], y + _FLANK[1])):
        band = ink[max(round(near * scale), 0) : max(round(far * scale), 0), a:b]
        sides.append(float((band > 0).mean()) if band.size else 0.0)
    return min(sides) <= 0.15 and max(sides) <= 0.45


def _joined(segments: list[Segment], ink: Any, scale: float, blots: Sequence[Box]) -> list[Segment]:
    """Segments of one line become one, longest first: a ruling draws its parts together, text does not."""
    out: list[Segment] = []
    rest = sorted(segments, key=lambda s: (s[1] - s[2], s))
    while rest:
        y, a, b = rest.pop(0)
        grown = True
        while grown:
            grown = False
            for k, (other, c, d) in enumerate(rest):
                gap = max(c - b, a - d)
                if abs(other - y) > 2.0 or gap > _LONG_GAP or gap < -0.5 * (d - c):
                    continue
                low, high = (b, c) if c > a else (d, a)
                middle = (y + other) / 2
                seen = gap > _GAP and not _hidden(blots, middle, low, high)
                if seen and _inked(ink, scale, middle, low, high) < 0.6:
                    continue
                long, short = b - a, d - c
                y = (y * long + other * short) / (long + short)
                a, b = min(a, c), max(b, d)
                del rest[k]
                grown = True
                break
        out.append((y, a, b))
    return sorted(out)


def _hidden(blots: Sequence[Box], y: float, x0: float, x1: float) -> bool:
    """True if most of a level stretch is under a stamp."""
    covered = [min(x1, b[2]) - max(x0, b[0]) for b in blots if b[1] <= y <= b[3]]
    return any(c > 0.7 * (x1 - x0) for c in covered)


def _inked(ink: Any, scale: float, y: float, x0: float, x1: float) -> float:
    """Share of a level stretch that is inked, a pixel up or down."""
    row = round(y * scale)
    stretch = ink[max(row - 1, 0) : row + 2, round(x0 * scale) : round(x1 * scale)]
    return float((stretch.max(axis=0) > 0).mean()) if stretch.size else 0.0


def _grid(flat: list[Segment], upright: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Only rulings that meet others, looked at again and again as false ones fall away."""
    lines, posts = flat, upright
    for _ in range(_ROUNDS):
        posts = [p for p in upright if _between(p, lines)]
        lines = [n for n in flat if sum(_touch(n, p) for p in posts) >= 2]
    return lines, [p for p in posts if _between(p, lines)]


def _touch(line: Segment, post: Segment) -> bool:
    y, x0, x1 = line
    x, top, bottom = post
    return x0 - _NEAR <= x <= x1 + _NEAR and top - _NEAR <= y <= bottom + _NEAR


def _between(post: Segment, lines: list[Segment]) -> bool:
    """True if a vertical ruling begins and ends at horizontal ones: a stroke of a character does not."""
    x, top, bottom = post
    at = [y for y, x0, x1 in lines if x0 - _NEAR <= x <= x1 + _NEAR]
    if bottom - top > _TALL:
        return sum(top - _NEAR <= y <= bottom + _NEAR for y in at) >= 2  # its end may be cut off with the page
    near = _NEAR if bottom - top > _LOW else _MEETS
    return any(abs(y - top) <= near for y in at) and any(abs(y - bottom) <= near for y in at)
