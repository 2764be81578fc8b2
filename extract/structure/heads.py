"""The head of a price or goods list in running text: words that head columns, one behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from extract.lexicon import words
from extract.structure.apart import heads_apart
from extract.structure.figures import FIGURES

# Beside these: `group`, `figure` and `other` for columns that an item has no use for.
KINDS = ("seq", "name", "text", "unit", "quantity", "price", "amount", "note")
_LAST = FIGURES | {"note"}
"""What the last column of a list holds."""
_BETWEEN = re.compile(r"[ \t\n|*]*")
_GAP = r"(?:[ ]{0,2}|\n)"
"""Within a word that heads a narrow column: a character a line."""


@dataclass(frozen=True, slots=True)
class Head:
    """Columns of a list: what each holds, and the offsets of the words that say so."""

    kinds: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]

    @property
    def end(self) -> int:
        return self.cells[-1][1]


def in_a_line(text: str, head: Head) -> bool:
    """The head is a line, and none of its columns counts the rows: they are lines too."""
    low, high = head.cells[0][0], head.end
    before = text[text.rfind("\n", 0, low) + 1 : low]
    after = text[high : text.find("\n", high) if "\n" in text[high:] else None]
    return "seq" not in head.kinds and "\n" not in text[low:high] and not (before + after).strip(" |\t")


@cache
def _start() -> re.Pattern[str]:
    every = sorted({*words("column_seq"), *words("column_name")}, key=len, reverse=True)
    return re.compile("|".join(_GAP.join(map(re.escape, word)) for word in every))


def heads(text: str, start: int, end: int) -> Iterator[Head]:
    """The heads in a stretch of folded text: at least three columns, one of them of figures, one of names.

    Those whose words stand apart may have words that nobody has listed; those without a gap are told by listed words alone.
    """
    at = start
    for kinds, cells in [*heads_apart(text, start, end), ((), ())]:
        stop = cells[0][0] if cells else end
        yield from _listed(text, at, stop)
        if cells:
            yield Head(kinds, cells)
            at = cells[-1][1]


def _listed(text: str, start: int, end: int) -> Iterator[Head]:
    at = start
    while match := _start().search(text, at, end):
        head = _head(text, match.start(), end)
        if head is None:
            at = match.end()
        else:
            yield head
            at = head.end


def _head(text: str, start: int, end: int) -> Head | None:
    kinds: list[str] = []
    cells: list[tuple[int, int]] = []
    at = start
    unknown = 0
    while at < end and len(kinds) < 14:
        match = _longest(text, at, end)
        if match is not None and _goes_on(text, match[1], end) and not _ends_glued(kinds, cells, match[0], at):
            match = None  # 品牌型号及主要配置: a longer word
        if match is not None:
            kinds.append(match[0])
            cells.append((at, match[1]))
            at = match[1]
        else:
            stop = _unknown(text, at, end) if kinds and at > cells[-1][1] else None
            if stop is None or unknown >= 2:
                break
            unknown += 1
            kinds.append("text")
            cells.append((at, stop))
            at = stop
        gap = _BETWEEN.match(text, at, end)
        at = gap.end() if gap else at
    while kinds and kinds[-1] == "text" and _longest(text, cells[-1][0], end) is None:
        kinds.pop()
        cells.pop()
    if kinds.count("name") > 1:
        kinds[kinds.index("name")] = "group"  # 类别, 货物名称: the first is merged over its rows
    known = set(kinds)
    if len(kinds) < 3 or not known & FIGURES or not known & {"name", "seq"} or len(kinds) - unknown < 3:
        return None
    return Head(tuple(kinds), tuple(cells))


def _goes_on(text: str, at: int, end: int) -> bool:
    """The word that a column word begins goes on: neither a gap nor the next column word follows."""
    return at < end and regex.match(r"[\p{Han}A-Za-z]", text[at]) is not None and _longest(text, at, end) is None


def _ends_glued(kinds: list[str], cells: list[tuple[int, int]], kind: str, at: int) -> bool:
    """In a head without gaps the last word too has none behind it: what follows is the first row."""
    tight = all(a[1] == b[0] for a, b in pairwise([*cells, (at, at)]))
    return tight and len(kinds) >= 3 and "seq" in kinds and kind in _LAST and kind not in kinds


def column_kind(words: str) -> str | None:
    """What a column holds that is headed by these words; `None` if they head none that is known."""
    found = _longest(words, 0, len(words))
    return found[0] if found and not words[found[1] :].strip(" *") else None


def heading_word(words: str) -> int:
    """Where the longest word that heads a column ends at the start of a text, what stands in brackets behind it included; 0
    if it begins with none."""
    found = _longest(words, 0, len(words))
    return found[1] if found else 0


def _longest(text: str, at: int, end: int) -> tuple[str, int] | None:
    """Kind and end of the longest column word at an offset."""
    best: tuple[str, int] | None = None
    if text[at : at + 1] not in _first_characters():
        return None
    for kind in KINDS:
        match = _of_kind(kind).match(text, at, end)
        if match and (best is None or match.end() > best[1]):
            best = kind, match.end()
    return best


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(word[0] for kind in KINDS for word in words(f"column_{kind}"))


@cache
def _of_kind(kind: str) -> re.Pattern[str]:
    """Heads of columns of a kind, with what they are counted in: 单价（元）, 数量/台."""
    every = "|".join(_GAP.join(map(re.escape, word)) for word in words(f"column_{kind}"))
    aside = r"(?:[ \n]?[（(][^（）()\n|]{1,8}[）)])?"
    per = r"(?:[/／](?:元|万元|人|月|年|[一-龥A-Za-z]{1,6}(?=[ \t\n|]|\Z)))?"
    return re.compile(rf"(?:{every}){aside}{per}")


def _unknown(text: str, at: int, end: int) -> int | None:
    """End of a short word between two known ones that heads a column nobody has named."""
    match = regex.compile(r"[\p{Han}A-Za-z/／（）()]{2,10}?(?=[ \t\n|])").match(text, at, end)
    if match is None:
        return None
    gap = _BETWEEN.match(text, match.end(), end)
    return match.end() if gap and _longest(text, gap.end(), end) else None
