"""‰ told from %: the models write `%` for ‰ half of the time, and are sure of it; else they write `%o`.

A penalty of 0.5‰ a day would become ten times as large. The shape tells: over many typefaces % is at most 1.21 times as
wide as it is high, ‰ at least 1.35 times.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extract.ingest.ocr.engine import LineText
from extract.ingest.ocr.glyphs import Glyphs, ink_of

_WIDE, _DOUBT = 1.28, 1.24  # width to height: ‰ from here; from there nobody knows
_SURE, _UNSURE = 0.6, 0.4  # the best score of a ‰ told by its shape, and of a sign that could be either
_CIRCLES = "oO0"


def tell_permille(line: LineText, glyphs: Glyphs, crop: Any) -> tuple[LineText, Glyphs]:
    """The line with ‰ where its signs are as wide as ‰ or are followed by its second circle. `crop`: gray."""
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
        shape = _shape(ink, left[i], right[i])
        if shape >= _WIDE:
            text[i], scores[i] = "‰", min(scores[i], _SURE)
        elif shape >= _DOUBT:
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
