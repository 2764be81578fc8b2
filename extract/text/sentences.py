"""What a sentence is: one answer for those who read, check, compare and show."""

from __future__ import annotations

import re
from collections.abc import Iterator

STOPS = "。；！？"
"""Characters that end a sentence."""

LONGEST = 2_000
"""Characters of a sentence: the longest that people write have a third of it."""

_STOP, _STOP_OR_LINE_END = re.compile(f"[{STOPS}]"), re.compile(f"[{STOPS}\n]")


def cut(text: str, start: int, end: int, *, lines: bool = True) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, each with its stop. `lines`: a line end ends one too, and belongs to none.

    A text without stops is no sentence of any length: it is cut at a comma before it has more than `LONGEST` characters.

    >>> text = "甲方付款；乙方交货。\\n地点"
    >>> [text[i:j] for i, j in cut(text, 0, len(text))]
    ['甲方付款；', '乙方交货。', '地点']
    >>> list(cut("先到\\n先得。", 0, 6, lines=False))
    [(0, 6)]
    """
    at = start
    for stop in (_STOP_OR_LINE_END if lines else _STOP).finditer(text, start, end):
        i = stop.start()
        if i > at:
            yield from _bounded(text, at, i + (stop[0] != "\n"))
        at = i + 1
    if end > at:
        yield from _bounded(text, at, end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        behind = text.rfind("，", start + 1, start + LONGEST) + 1 or start + LONGEST
        yield start, behind
        start = behind
    yield start, end


def around(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """The sentence around a passage, within its line and never more than `reach` characters each way, its stop included.

    >>> text = "甲方付款；乙方交货。"
    >>> text[slice(*around(text, 7, 9, 80))]
    '乙方交货。'
    """
    first, last = max(start - reach, 0), min(end + reach, len(text))
    begin = max(text.rfind(mark, first, start) for mark in (*STOPS, "\n")) + 1
    stop = _STOP_OR_LINE_END.search(text, max(end - 1, start), last)
    return max(begin, first), last if stop is None else stop.start() + (stop[0] != "\n")


def ends_in(text: str) -> bool:
    """True if a sentence ends within a stretch, with a stop or a line.

    >>> ends_in("甲方付款；乙方"), ends_in("甲方，乙方")
    (True, False)
    """
    return _STOP_OR_LINE_END.search(text) is not None
