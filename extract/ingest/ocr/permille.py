"""‰ told from %: the models write `%` for ‰ half of the time, and are sure of it; else they write `%o`.

A penalty of 0.5‰ a day would become ten times as large. The shape tells: % has two holes, ‰ three, in every typeface.
Where blur has closed holes and the sign is wide for a %, it stays as it was read, and unsure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extract.ingest.ocr.engine import LineText
from extract.ingest.ocr.glyphs import Glyphs, ink_of

_WIDE = 1.26  # width to height of the widest %; ‰ begins at 0.85, in most typefaces at 1.35
_SURE, _UNSURE = 0.6, 0.4  # the best score of a ‰ told by its shape, and of a sign that could be either
_HOLE = 24  # the least area of a hole at four times the size: less is noise
_CIRCLES = "oO0"


def tell_permille(line: LineText, glyphs: Glyphs, crop: Any) -> tuple[LineText, Glyphs]:
    """The line with ‰ where a sign has three holes or is followed by the second circle. `crop`: gray."""
    text, scores = list(line.text), list(line.scores)
    left, right = list(glyphs.left), list(glyphs.right)
    gone: list[int] = []
    ink = ink_of(crop)
    for i, sign in enumerate(text):
        if sign not in "%％" or i in gone:
            continue
        after = text[i + 1] if i + 1 < len(text) else ""
        if after and after in _CIRCLES and left[i + 1] - right[i] < 0.2 * glyphs.em and not _goes_on(text, i + 2):
            text[i], scores[i], right[i] = "‰", min(scores[i], scores[i + 1]), right[i + 1]
            gone.append(i + 1)
            continue
        holes = _holes(crop, left[i], right[i])
        if holes > 2:
            text[i], scores[i] = "‰", min(scores[i], _SURE)
        elif holes < 2 and _shape(ink, left[i], right[i]) >= _WIDE:
            scores[i] = min(scores[i], _UNSURE)
    kept = [i for i in range(len(text)) if i not in gone]
    told = LineText("".join(text[i] for i in kept), [line.at[i] for i in kept], [scores[i] for i in kept])
    return told, replace(glyphs, left=[left[i] for i in kept], right=[right[i] for i in kept])


def _goes_on(text: list[str], i: int) -> bool:
    """True if what follows the circle is a letter or figure: then it is no part of a ‰."""
    return i < len(text) and text[i].isascii() and text[i].isalnum()


def _shape(ink: Any, left: float, right: float) -> float:
    """Width to height of the ink between two columns."""
    import numpy as np

    part = ink[:, max(int(left), 0) : max(int(right), int(left) + 1)]
    rows = np.flatnonzero(part.any(axis=1))
    return float(part.shape[1] / (rows[-1] - rows[0] + 1)) if len(rows) else 0.0


def _holes(crop: Any, left: float, right: float) -> int:
    """Enclosed white places in the sign, seen at four times its size."""
    import cv2

    part = crop[:, max(int(left) - 1, 0) : int(right) + 2]
    if part.shape[1] < 3:
        return 0
    large = cv2.resize(part, None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
    _, ink = cv2.threshold(cv2.GaussianBlur(large, (5, 5), 0), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if tree is None:
        return 0
    return sum(1 for k, c in enumerate(contours) if tree[0][k][3] >= 0 and cv2.contourArea(c) >= _HOLE)
