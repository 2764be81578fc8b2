"""Everything in a text that could be the label of a clause, wherever it stands, with what speaks for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.lexicon import phrase
from extract.structure.markers import BARE, Marker, marker_of
from extract.structure.numerals import CHINESE
from extract.structure.types import heading_types

_WINDOW = 48
"""Characters behind a label that are looked at."""
_N = f"[{CHINESE}]"
_START = re.compile(
    rf"第\s*(?:{_N}{{1,5}}|\d{{1,3}})\s*(?:条|章|节|部\s*分|卷|篇)"
    rf"|[（〔［\[]\s*(?:{_N}{{1,4}}|\d{{1,2}})\s*[）〕］\]]"
    rf"|(?<!{_N})(?<!第){_N}{{1,4}}\s*[、．.：）]"
    r"|(?<![\d.．,A-Za-z/_-])\d{1,2}(?:\s?[.．]\s?\d{1,3}){1,4}(?!\d)"
    r"|(?<![\d.．,A-Za-z/_（(-])\d{1,3}\s*[、．.）](?!\d)"
    r"|(?<![\d.．,A-Za-z/_-])\d{1,2}\s*[.．](?=(?:19|20)\d\d\s*年)"
    r"|[①-⑳]"
    r"|(?<![\d.．,A-Za-z/_（(第-])\d{1,2}(?=[一-龥]{2})"
    r"|(?<=[。；：！？ ])\d{1,2}(?= {1,8}[一-龥]{2})"
)
"""Every shape in which a number can begin a clause."""
_STRONG = frozenset("。；？！\n")
_OPEN = frozenset("（《“‘〈「『[〔【")
_CLOSE = frozenset("）》”’〉」』】")
_GLUED = {"part": 0.2, "chapter": 0.4, "section": 0.2, "article": 0.4, "cn": 0.1, "decimal": 0.1, "(cn)": -0.3}
"""Weight of a label that stands right behind a word, by style; less for the others."""
_ABOVE = frozenset({"article", "cn", "chapter"})
_TITLE = 16
"""Characters of a title at most."""
_FIRST_BELOW = 1.6
_STOPS = re.compile("[，。；：！？]")
REFERENCES = frozenset({"part", "chapter", "section", "article", "decimal", "(cn)", "(n)"})
"""Styles in which a sentence refers to a clause."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible label at offset `at`; `line`: it begins a line of the text as it came; `weight`: what its
    neighbourhood says, about 3 for a line start or a sentence end before a known heading, below 0 for a reference."""

    at: int
    marker: Marker
    line: bool
    weight: float


def candidates(text: str, spans: Sequence[tuple[int, int]]) -> list[Candidate]:
    """The candidates within `spans` of a folded text, in order."""
    return [found for start, end in spans for found in _of_span(text, start, end)]


def _of_span(text: str, start: int, end: int) -> Iterator[Candidate]:
    starts = [start, *(m.end() for m in re.compile("\n").finditer(text, start, end))]
    last = start
    above: tuple[Marker, int] | None = None
    for match in _START.finditer(text, start, end):
        at = match.start()
        if at < last:
            continue
        stop = text.find("\n", at, min(at + _WINDOW, end))
        marker = marker_of(text[at : stop if stop >= 0 else min(at + _WINDOW, end)])
        if marker is None:
            continue
        last = at + marker.label_end
        begin = starts[bisect_right(starts, at) - 1]
        if marker.shape == BARE or (marker.shape == "1 " and text[match.end() - 1].isdigit()):
            marker = replace(marker, style="bare")  # a series of their own, which disturbs none with points
        line, weight = _judge(text, begin, at, marker)
        if not line and marker.shape == "1 " and phrase("structure.counted").match(text[last : last + _TITLE]):
            continue  # 可派 2 人监造, 质保 3 年: a quantity in a sentence
        if above and _opens(above[0], marker, text[above[1] : at]):
            weight = max(weight, _FIRST_BELOW)
        if marker.style in _ABOVE:
            above = (marker, last)
        yield Candidate(at, marker, line, weight)


def _opens(above: Marker, marker: Marker, between: str) -> bool:
    """第三条养护期限3.1: the first below a clause, nothing but its title before it."""
    title = between.strip()
    return marker.path == (above.value, 1) and 0 < len(title) <= _TITLE and not _STOPS.search(title)


def _judge(text: str, begin: int, at: int, marker: Marker) -> tuple[bool, float]:
    """Does it begin its line, and its weight. `begin` is where its line begins."""
    left = text[max(begin, at - 24) : at]
    tight = left.rstrip()
    line = not tight.strip(" #*>-+•·★▲●◆■□\t") and at - begin <= 24
    apart = len(tight) < len(left)
    weight = _left(tight, apart, marker) if not line else 3.0
    if not line and marker.style in REFERENCES and phrase("structure.before_reference").search(tight):
        weight -= 1 if apart else 4
    if not line and phrase("structure.before_other_number").search(tight):
        weight -= 5
    rest = text[at + marker.label_end : at + marker.label_end + 24]
    weight += _right(rest.lstrip(), marker)
    return line, weight


def _left(tight: str, apart: bool, marker: Marker) -> float:
    before = tight[-1:]
    if before in _STRONG:
        return 2.0
    if before == "：":
        return 1.4
    if before in _OPEN:
        return -3.0
    if before in "，、":
        return -1.2
    if apart:
        return 1.1
    if before in _CLOSE:
        return 0.6
    return _GLUED.get(marker.style, -0.5)


def _right(rest: str, marker: Marker) -> float:
    weight = -0.7 if marker.doubtful else 0.0
    if not rest or rest[0] in "，。；、）？！":
        return weight - 1.5
    head = re.split(r"[\s，。；：、（\d]", rest[:16], maxsplit=1)[0]
    return weight + (0.8 if head and heading_types(head) else 0.0)
