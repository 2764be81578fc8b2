"""Where each character of a recognised line is: the recognition's own columns, put right by the ink between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_HAN = re.compile(r"[㐀-鿿豈-﫿〇]")
_AFTER = "，。、；：！？）》〉」』】〕”’．"  # full-width: the ink stands at the left of the cell
_BEFORE = "（《〈「『【〔“‘"  # full-width: the ink stands at the right of the cell
_DIGIT_SHARE = 0.74  # height of a figure or capital to the em
_HAN_SHARE = 0.92  # height of Han characters to the em


@dataclass(slots=True)
class Glyphs:
    """Characters of one line in the picture of the line: left and right edges, the middle and the em, pixels."""

    left: list[float]
    right: list[float]
    middle: float
    em: float
    han: int


def place(text: str, at: list[float], crop: Any) -> Glyphs:
    """Edges of every character but spaces (which are `nan`). `at`: shares of the width as recognised; `crop`: gray."""
    import numpy as np

    rows, columns = crop.shape
    ink = ink_of(crop)
    profile = ink.sum(axis=0).astype(np.float32)
    top, bottom = _rows(ink)
    height = max(bottom - top, 0.3 * rows)
    marks = [i for i, c in enumerate(text) if not c.isspace()]
    centres = [min(max(at[i], 0.0), 1.0) * columns for i in marks]
    for k in range(1, len(centres)):  # columns never go back; equal ones would leave no room
        centres[k] = max(centres[k], centres[k - 1] + 1.0)
    edges = _extents(profile, centres, columns)
    chars = [text[i] for i in marks]
    em = _em(chars, edges, height)
    _widen(chars, edges, em)
    left, right = [float("nan")] * len(text), [float("nan")] * len(text)
    for i, (a, b) in zip(marks, edges, strict=True):
        left[i], right[i] = a, b
    return Glyphs(left, right, (top + bottom) / 2, em, sum(1 for c in chars if _HAN.match(c)))


def ink_of(crop: Any) -> Any:
    """True where there is ink; rulings and underlines that go through the whole crop left out."""
    import cv2
    import numpy as np

    _, mask = cv2.threshold(crop, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    ink = mask.astype(bool)
    rows, columns = ink.shape
    if columns > 2 * rows:
        ink[ink.mean(axis=1) > 0.8] = False
    upright = ink.mean(axis=0) > 0.95
    edge = max(rows // 5, 2)
    upright[edge : columns - edge] = False
    ink[:, upright] = False
    return np.ascontiguousarray(ink)


def _rows(ink: Any) -> tuple[float, float]:
    """First and last row of the ink, a hundredth of it left out on either side (noise, commas of other lines)."""
    import numpy as np

    total = np.cumsum(ink.sum(axis=1))
    if not len(total) or total[-1] == 0:
        return 0.2 * ink.shape[0], 0.8 * ink.shape[0]
    low, high = np.searchsorted(total, [0.01 * total[-1], 0.99 * total[-1]])
    return float(low), float(high + 1)


def _extents(profile: Any, centres: list[float], columns: int) -> list[tuple[float, float]]:
    """Left and right edge of the ink of each character: cut at the whitest column between two centres."""
    import numpy as np

    cuts = [0]
    for a, b in pairwise(centres):
        low, high = int(a), max(int(b) + 1, int(a) + 1)
        stretch = profile[low : high + 1]
        if not len(stretch):
            cuts.append(min(low, columns))
            continue
        away = np.abs(np.arange(len(stretch)) - (b - a) / 2)
        cuts.append(max(low + int(np.argmin(stretch + 0.15 * away)), cuts[-1]))
    cuts.append(columns)
    out: list[tuple[float, float]] = []
    for k, (a, b) in enumerate(pairwise(cuts)):
        filled = np.flatnonzero(profile[a:b] > 0)
        if len(filled):
            out.append((float(a + filled[0]), float(a + filled[-1] + 1)))
        else:
            out.append((max(centres[k] - 1.0, 0.0), min(centres[k] + 1.0, float(columns))))
    return out


def _em(chars: list[str], edges: list[tuple[float, float]], height: float) -> float:
    """Size of type: the usual step between Han characters, within what the height of the ink allows."""
    han = [bool(_HAN.match(c)) for c in chars]
    if not any(han):
        return height / _DIGIT_SHARE if any(c.isalnum() for c in chars) else height
    tall = height / _HAN_SHARE
    steps = sorted(
        (edges[k + 1][0] + edges[k + 1][1] - edges[k][0] - edges[k][1]) / 2
        for k in range(len(chars) - 1)
        if han[k] and han[k + 1]
    )
    if len(steps) < 2:
        return tall
    return min(max(steps[len(steps) // 2], 0.85 * tall), 1.12 * tall)


def _widen(chars: list[str], edges: list[tuple[float, float]], em: float) -> None:
    """Full-width characters get the width of their cell, as in a text layer, as far as their neighbours leave room."""
    last = len(chars) - 1
    ink = list(edges)
    for k, char in enumerate(chars):
        a, b = ink[k]
        room_left = ink[k - 1][1] if k else float("-inf")
        room_right = ink[k + 1][0] if k < last else float("inf")
        if _HAN.match(char):
            middle = (a + b) / 2
            half = max(em, b - a) / 2
            a, b = min(a, max(middle - half, room_left)), max(b, min(middle + half, room_right))
        elif char in _AFTER:
            b = max(b, min(a + 0.9 * em, room_right))
            a = min(a, max(b - em, room_left))  # some typefaces set it in the middle
        elif char in _BEFORE:
            a = min(a, max(b - 0.9 * em, room_left))
            b = max(b, min(a + em, room_right))
        edges[k] = (a, b)
