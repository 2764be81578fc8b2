"""Stamps (印章) on a page: coloured blobs of the size and form of a stamp; on gray scans, rings.

Official stamps are rings of 38–50 mm, contract and invoice stamps 25–45, personal stamps squares of 12–25. A stamp
across the page's edge (骑缝章) shows a part only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extract.ingest.ocr.rings import find_rings

_MM = 72 / 25.4  # points
_GRAIN = 0.5  # mm: the search is done on a picture as coarse as this
_REACH = 1.5  # mm: blobs nearer than twice this belong together
_SMALL, _LARGE = 9.0, 75.0  # mm, of either side
_PART = 3.0  # mm, of a part at the page's edge
_LINE = 8.0  # mm: what is lower than this and wider than tall is a line of coloured text
_OUTLINE = {"red": 0.4, "blue": 0.6}  # share of the outline that must be inked: a pen's flourish has none


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a stamp is, in pixels (left, top, right, bottom), and what it looks like."""

    box: tuple[float, float, float, float]
    colour: str
    shape: str


def find_stamps(mask: Any, scale: float, colour: str) -> tuple[list[Stamp], Any]:
    """Stamps in the mask (uint8, 0 or 1) of coloured pixels, and the mask in which pixels may be lifted, or `None`.

    `scale`: pixels to a point. Red is lifted wherever it is no line of text; blue only where a stamp was found, for
    pens are blue.
    """
    import cv2
    import numpy as np

    coarse, step = _coarse(mask, scale)
    rows, columns = coarse.shape
    if coarse.mean() > 0.4:
        return [], None  # coloured paper
    reach = round(_REACH / _GRAIN)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    joined = cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, disc)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    stamps: list[Stamp] = []
    area = np.zeros_like(joined)
    for label in range(1, count):
        x, y, w, h = (int(v) for v in stats[label, :4])
        blob = (labels[y : y + h, x : x + w] == label).astype(np.uint8)
        ink = cv2.bitwise_and(coarse[y : y + h, x : x + w], blob)
        at_edge = x <= 1 or y <= 1 or x + w >= columns - 1 or y + h >= rows - 1
        found = _stamps_in(ink, at_edge and colour == "red", _OUTLINE[colour])
        for (left, top, right, bottom), shape in found:
            box = ((x + left) * step, (y + top) * step, (x + right) * step, (y + bottom) * step)
            stamps.append(Stamp(box, colour, shape))
        text = h * _GRAIN < _LINE and w > 1.5 * h
        if found or (colour == "red" and not text):
            area[y : y + h, x : x + w] |= blob
    if not area.any():
        return stamps, None
    return stamps, cv2.resize(area, (mask.shape[1], mask.shape[0]), interpolation=cv2.INTER_NEAREST)


def find_gray_stamps(gray: Any, scale: float) -> list[Stamp]:
    """Rings on a gray page (colour `other`): nearly closed and with clean paper around, so that nothing else is one."""
    import cv2

    dark = cv2.adaptiveThreshold(gray, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 51, 20)
    coarse, step = _coarse(dark, scale, 0.35)
    found = find_rings(coarse, 9 / _GRAIN, 26 / _GRAIN, closed=0.85, bare=True)
    return [
        Stamp(((x - r) * step, (y - r) * step, (x + r) * step, (y + r) * step), "other", "round") for x, y, r in found
    ]


def _coarse(mask: Any, scale: float, share: float = 0.15) -> tuple[Any, float]:
    """The mask with one pixel for each `_GRAIN` mm (set where `share` of it is), and the pixels to one of these."""
    import cv2
    import numpy as np

    step = max(_GRAIN * _MM * scale, 1.0)
    size = max(round(mask.shape[1] / step), 1), max(round(mask.shape[0] / step), 1)
    filled = cv2.resize(mask * np.uint8(255), size, interpolation=cv2.INTER_AREA)
    return (filled > 255 * share).astype(np.uint8), step


_Box = tuple[float, float, float, float]


def _stamps_in(ink: Any, at_edge: bool, outline: float) -> list[tuple[_Box, str]]:
    """Stamps of one blob, in its own coarse pixels. Stamps that overlap are told apart where both are rings."""
    rows, columns = ink.shape
    wide, tall = columns * _GRAIN, rows * _GRAIN
    if min(wide, tall) < (_PART if at_edge else _SMALL) or max(wide, tall) < _SMALL or ink.sum() < 8:
        return []
    whole = (0.0, 0.0, float(columns), float(rows))
    shape = _shape(ink, outline) if max(wide, tall) <= _LARGE else ""
    if shape:
        return [(whole, shape)]
    rings = find_rings(ink, 9 / _GRAIN, 26 / _GRAIN, closed=0.55, bare=False)
    if rings:
        return [((x - r, y - r, x + r, y + r), "round") for x, y, r in rings]
    if at_edge and max(wide, tall) <= _LARGE:
        return [(whole, "round")]
    return []


def _shape(ink: Any, outline: float) -> str:
    """`round`, `square` or `` for a blob: what its hull is like, if enough of the hull is inked."""
    import cv2
    import numpy as np

    points = cv2.findNonZero(ink)
    hull = cv2.convexHull(points)
    (_, (w, h), _) = cv2.minAreaRect(hull)
    if min(w, h) < 1:
        return ""
    edge = np.zeros_like(ink)
    cv2.drawContours(edge, [hull], -1, 1, 1)
    near = cv2.dilate(ink, np.ones((5, 5), np.uint8))
    if (near & edge).sum() < outline * edge.sum():
        return ""
    full = cv2.contourArea(hull) / ((w + 1) * (h + 1))
    aspect = max(w, h) / min(w, h)
    if full > 0.86:
        return "square" if aspect < 3 else ""
    return "round" if full > 0.66 and aspect < 1.8 else ""
