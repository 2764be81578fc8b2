"""The head of a list whose words stand apart: in a line with spaces, tabs or pipes between them, or a word a line.

What heads a column says rules/items.toml, the same vocabulary by which tables are read; a word that nobody has listed is a
column too if it stands among known ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from extract.lexicon import phrase
from extract.structure.columns import NUMBERS, column_of
from extract.structure.header import header_of

Place = tuple[int, int]

_KINDS = {"spec": "text", "brand": "text", "unit_price": "price"}
_HARD = re.compile(r"[^ \t\n|]+(?: [^ \t\n|]+)*")
_SOFT = re.compile(r"[^ \t\n|]+")
_GAP = re.compile(r"[\t|]| {2,}")
HEADLIKE = regex.compile(r"[\p{Han}A-Za-z/／、.#*&_ \n-]{1,14}(?:[（(][^（）()，。；：]{1,16}[）)]|[/／][^，。；：\d]{1,8})?")
_LINES = 40
"""Characters of a line that may be a cell."""
_MOST = 14
_FEWEST = 3


def heads_apart(text: str, start: int, end: int) -> Iterator[tuple[tuple[str, ...], tuple[Place, ...]]]:
    """Kinds and places of the words of each head in a stretch of folded text."""
    for run, alone in _runs(text, start, end):
        at = 0
        while (i := next((k for k in range(at, len(run)) if _is_figures(text[slice(*run[k])])), None)) is not None:
            found = _head(text, run, i, alone=alone)
            if found is not None:
                yield found
            at = i + 1 if found is None else run.index(found[1][-1]) + 1


def _runs(text: str, start: int, end: int) -> Iterator[tuple[list[Place], bool]]:
    """The words of a line that holds several (`True`), and of lines below each other that hold one each."""
    stack: list[Place] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = stop if stop >= 0 else end
        if text[at:stop].strip(" \t|"):
            hard = len(_GAP.findall(text, at, stop)) >= _FEWEST - 1
            line = [match.span() for match in (_HARD if hard else _SOFT).finditer(text, at, stop)]
            if len(line) == 1 and line[0][1] - line[0][0] <= _LINES:
                stack += line
            else:
                if len(stack) >= _FEWEST:
                    yield _rejoined(text, stack), False
                stack = []
                if len(line) >= _FEWEST and phrase("items.figured").search(text, at, stop):
                    yield _rejoined(text, line), True
        at = stop + 1
    if len(stack) >= _FEWEST:
        yield _rejoined(text, stack), False


def _rejoined(text: str, line: Sequence[Place]) -> list[Place]:
    """合 and 价 apart are one word again."""
    found: list[Place] = []
    for place in line:
        before = found[-1] if found else place
        if before[1] - before[0] == place[1] - place[0] == 1 and column_of(text[slice(*before)] + text[slice(*place)]):
            found[-1] = before[0], place[1]
        else:
            found.append(place)
    return found


def _name_of(text: str, place: Place) -> str | None:
    column = column_of(text[slice(*place)])
    return column.name if column is not None else None


def _is_figures(words: str) -> bool:
    if not phrase("items.figured").search(words) or not HEADLIKE.fullmatch(words):
        return False
    column = column_of(words)
    return column is not None and column.name in (*NUMBERS, "price")


def _head(text: str, run: Sequence[Place], i: int, *, alone: bool) -> tuple[tuple[str, ...], tuple[Place, ...]] | None:
    """The head around the word `i` of a run; `alone`: it is a line, which may be all head."""
    low, high = i, i + 1
    while low > 0 and i - low < _MOST and HEADLIKE.fullmatch(text, *run[low - 1]):
        low -= 1
    while high < len(run) and high - low < _MOST and HEADLIKE.fullmatch(text, *run[high]):
        high += 1
    whole = alone and (low, high) == (0, len(run))
    while not whole and low < i and _name_of(text, run[low]) in (None, *NUMBERS, "price", "note"):
        low += 1
    while not whole and high > i + 1 and _name_of(text, run[high - 1]) is None:
        high -= 1
    if high - low < _FEWEST:
        return None
    cells = tuple(run[low:high])
    words = [re.sub(r"\s+", "", text[a:b]) for a, b in cells]
    kinds = kinds_of(words)
    return (kinds, cells) if kinds else None


def kinds_of(words: Sequence[str]) -> tuple[str, ...]:
    """What the columns of a list are that are headed by these words; nothing if they head none."""
    header = header_of([words], 0)
    known = sum(column_of(word) is not None for word in words)
    if header is None or header.width or known < max(2, (len(words) + 1) // 2):
        return ()
    of = {index: _KINDS.get(name, name) for name, index in header.columns.items()}
    return tuple(of.get(index) or _other(word) for index, word in enumerate(words))


def _other(word: str) -> str:
    """A column that no item has: of figures (market price, net price) or of anything."""
    column = column_of(word)
    return "figure" if column is not None and column.name in (*NUMBERS, "price") else "other"
