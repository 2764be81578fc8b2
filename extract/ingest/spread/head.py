"""The head of a list set with spaces: a line of column words, with the lines that complete them above and below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.ingest.glue import joined
from extract.ingest.labels import MARKER
from extract.ingest.spread.columns import Columns, Measure, covered, line_of, pieces, spaces
from extract.lexicon import alternation
from extract.structure.columns import column_of

WIDEST = 400  # characters: no page is wider
STOP = re.compile(r"[：:。；]")
_ASIDE = re.compile(r"[（(].*")
_AROUND = 2
"""Lines of a head above and below the line with most of its words."""


def head_at(lines: Sequence[str], start: int) -> tuple[int, int] | None:
    """Where a head begins and ends: a line of column words, with the lines of short words around it."""
    for seed in range(start, min(start + _AROUND + 1, len(lines))):
        if not lines[seed].strip():
            return None
        if _is_head(lines[seed]):
            end = seed + 1
            while end < min(seed + _AROUND + 1, len(lines)) and _is_fragment(lines[end]):
                end += 1
            return start, end
        if not _is_fragment(lines[seed]):
            return None
    return None


def _is_head(line: str) -> bool:
    words = [text for _, _, text in pieces(line, len)]
    if "\t" in line or len(line) > WIDEST or len(words) < 3 or any(len(text) > 16 or STOP.search(text) for text in words):
        return False
    gaps = {len(gap) for gap in re.findall(r"(?<=\S) {2,}(?=\S)", spaces(line))}
    if gaps == {2}:
        return False  # two spaces for a tab: nothing is aligned, and empty cells have left no trace
    tight = ["".join(text.split()) for text in words]
    return sum(bool(_words().search(text) or column_of(text)) for text in tight) >= 2


def _is_fragment(line: str) -> bool:
    """A line of a head that its neighbours complete: parts of words, a unit in brackets; no figures, no caption."""
    words = [text for _, _, text in pieces(line, len)]
    if not words or MARKER.match(line.strip()) or re.search(r"[\d：:。；]", line):
        return False
    most = 2 if len(words) == 1 else 6
    return all(len(text) <= most or text[0] in "（(" or text[-1] in "）)" for text in words)


@cache
def _words() -> re.Pattern[str]:
    kinds = ("seq", "name", "text", "unit", "quantity", "price", "amount", "note")
    return re.compile("|".join(alternation(f"column_{kind}") for kind in kinds))


def under_head(lines: Sequence[str], first: int, body: int, measure: Measure) -> tuple[list[str], Columns]:
    """The head's words, and the columns that they cover."""
    columns = covered([piece for line in lines[first:body] for piece in pieces(line, measure)])
    above = [line_of(lines[i], i, columns, measure) for i in range(first, body)]
    return _rejoined([joined([line.cells[c] for line in above]) for c in range(len(columns))], columns)


def _rejoined(words: list[str], columns: Columns) -> tuple[list[str], Columns]:
    """备 and 注 far apart are one head, and one column."""
    at = 0
    while at + 1 < len(words):
        parts = words[at : at + 2]
        letters = [_ASIDE.sub("", part) for part in parts]
        if max(map(len, letters)) == 1 and column_of("".join(letters)):
            words[at : at + 2] = ["".join(letters) + "".join(part[1:] for part in parts)]
            columns[at : at + 2] = [(columns[at][0], columns[at + 1][1])]
        at += 1
    return words, columns


def stands_again(lines: Sequence[str], at: int, head: list[str]) -> bool:
    """The head stands here once more."""
    again = head_at(lines, at)
    return again is not None and under_head(lines, *again, len)[0] == head
