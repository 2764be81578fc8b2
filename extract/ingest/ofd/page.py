"""Text runs of an OFD page → characters with boxes, in points.

A run gives its baseline, the size of its letters and its width; where each character stands within it is worked out
from how wide such characters are drawn (Han characters a full square, Latin letters and digits half of one).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.clean import clean

POINTS = 72 / 25.4  # points of a millimetre
_ASCENT, _DESCENT = 0.86, 0.14  # of the size of the letters, above and below the baseline


def page_chars(number: int, box: tuple[float, float, float, float], runs: Iterable[Any]) -> PageChars:
    """The characters of a page; `box` is its `(x, y, width, height)` in millimetres, `runs` are ofdkit's `TextRun`."""
    page = PageChars(number, box[2] * POINTS, box[3] * POINTS)
    parts: list[str] = []
    at = 0
    for run in runs:
        text = clean(run.text.replace("\n", " ").replace("\r", " "))
        if not text.strip() or run.size <= 0:
            continue
        if parts:
            parts.append("\n")
            page.boxes.extend((0.0, 0.0, 0.0, 0.0))
            at += 1
        _place(page, text, run, box)
        start = at + len(text) - len(text.lstrip())
        page.segments.append((start, at + len(text.rstrip())))
        page.bold.append(False)
        parts.append(text)
        at += len(text)
    page.text = "".join(parts)
    return page


def _place(page: PageChars, text: str, run: Any, box: tuple[float, float, float, float]) -> None:
    widths = [_width(c) for c in text]
    scale = run.width / (sum(widths) or 1.0)
    top, bottom = (run.y - _ASCENT * run.size - box[1]) * POINTS, (run.y + _DESCENT * run.size - box[1]) * POINTS
    x = run.x - box[0]
    for width in widths:
        page.boxes.extend((x * POINTS, top, (x + width * scale) * POINTS, bottom))
        x += width * scale


def _width(c: str) -> float:
    if unicodedata.combining(c):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(c) in ("W", "F", "A") else 0.5
