"""Text that is crossed out: a line runs through its middle, and no further. It is left out, as deletions in Word are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.ingest.pdf.chars import PageChars, drop, shorten

_MIDDLE = 0.2  # of the height of a character: as far from its middle a line may run (underlines are at half of it)
_COVERED = 0.85  # of the line's length must be characters: rules that cross a page or a gap are no strokes
_CAPS = 2.0  # points that a stroke may stick out
Edge = tuple[float, float, float]


def drop_struck(page: PageChars, horizontal: Sequence[Edge]) -> None:
    """Take crossed-out characters out of a page, with a warning. `horizontal` are its rulings `(y, x0, x1)`."""
    if not horizontal or not page.segments:
        return
    bad = {i for edge in _strokes(page, horizontal) for i in edge}
    if not bad:
        return
    quote = "".join(page.text[i] for i in sorted(bad) if not page.text[i].isspace())
    page.warnings.append(f"第{page.number}页有划去的文字{len(quote)}字，未收入正文：“{shorten(quote)}”")
    drop(page, bad)


def _strokes(page: PageChars, horizontal: Sequence[Edge]) -> Iterator[list[int]]:
    """For each line that crosses text out, the indices of the characters."""
    boxes = page.boxes
    rows = []
    for a, b in page.segments:
        top, bottom = boxes[4 * a + 1], boxes[4 * a + 3]
        rows.append((top + 0.2 * (bottom - top), bottom - 0.2 * (bottom - top), a, b))
    for y, x0, x1 in horizontal:
        under = []
        for high, low, a, b in rows:
            if high < y < low:
                under += [i for i in range(a, b) if _runs_through(boxes[4 * i : 4 * i + 4], y, x0, x1)]
        width = sum(boxes[4 * i + 2] - boxes[4 * i] for i in under)
        if under and width + _CAPS >= _COVERED * (x1 - x0):
            yield under


def _runs_through(box: Sequence[float], y: float, x0: float, x1: float) -> bool:
    left, top, right, bottom = box
    middle, height = (top + bottom) / 2, bottom - top
    return x0 - 1 <= (left + right) / 2 <= x1 + 1 and abs(y - middle) <= _MIDDLE * height and right > left
