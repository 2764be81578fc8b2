"""A text without the spaces that are only layout, and the way back to its offsets.

What is left over separates: a single space between words of another script, between sentences, between the lines that
somebody joined. What goes: spaces between the characters of a label (甲 方：), and, in a text that is spaced out (合 同
双 方 ，) or cut up by its converter, all gaps that are no wider than the usual one.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache

import regex

from extract.lexicon import words

_LABEL = regex.compile(r"(?<!\p{Han} )(?<!\p{Han})\p{Han}(?: {1,8}\p{Han}){1,6} {0,8}(?=[：（])")
_GAP = re.compile(r"(?<=[^\x00-\x20])( +)(?=[^ \n])|(?<=[^ \n])( +)(?=[^\x00-\x20])")
_COUNTED = re.compile(r"(?:\A|\n)\d{1,2}\Z")
"""1 服务内容: the space behind the number of a line is what makes it one."""
_SENSELESS = regex.compile(r"(?<=\p{Han}) +(?=[，。；、）】])|(?<=[（【，、“]) +(?=\p{Han})")
_SENSIBLE = regex.compile(r"(?<=[\p{Han}，。；：、（）【】“”]) +(?=[\p{Han}，。；：、（）【】“”])")


@dataclass(frozen=True)
class Squeezed:
    """`text` without layout spaces; `at[i]` is the offset in the original of its i-th character (one more at the end)."""

    text: str
    at: array[int]

    def index(self, offset: int) -> int:
        """Index of the first character at or behind an offset of the original."""
        return bisect_left(self.at, offset)


def squeeze(text: str) -> Squeezed:
    """A folded text without layout spaces."""
    gone = layout(text)
    for match in [*_LABEL.finditer(text), *_glued().finditer(text)]:
        gone += [(match.start() + m.start(), match.start() + m.end()) for m in re.compile(" +").finditer(match[0])]
    parts: list[str] = []
    at = array("l")
    last = 0
    for start, end in sorted(gone):
        if start >= last:
            parts.append(text[last:start])
            at.extend(range(last, start))
            last = end
    parts.append(text[last:])
    at.extend(range(last, len(text) + 1))
    return Squeezed("".join(parts), at)


def layout(text: str) -> list[tuple[int, int]]:
    """The runs of spaces of a spaced-out text that say nothing, in order; empty for any other text."""
    widest = _layout_gap(text)
    if not widest:
        return []
    gaps = (m.span() for m in _GAP.finditer(text))
    return [(start, end) for start, end in gaps if end - start <= widest and not _COUNTED.search(text, max(0, start - 4), start)]


def _layout_gap(text: str) -> int:
    """The widest run of spaces that is only layout in this text; 0 if every space may separate."""
    gaps: Counter[int] = Counter()
    whole = 0
    for match in _everyday().finditer(text):
        spaces = len(match[0]) - len(match[0].replace(" ", ""))
        whole += not spaces
        gaps[spaces] += bool(spaces)
    cut = sum(gaps.values())
    if cut >= 3 and cut > 0.02 * (cut + whole):
        return gaps.most_common(1)[0][0]
    senseless = sum(1 for _ in _SENSELESS.finditer(text))
    return 1 if senseless >= 6 and senseless > 0.1 * sum(1 for _ in _SENSIBLE.finditer(text)) else 0


@cache
def _glued() -> regex.Pattern[str]:
    """A known label that is spread out right behind the end of something else: …采购合同买    方："""
    known = {word for name in ("party", "label_address", "label_phone", "label_contact") for word in words(name)}
    spread = (" {1,8}".join(word) for word in sorted(known, key=len, reverse=True) if 2 <= len(word) <= 4)
    return regex.compile(rf"(?<=[\p{{Han}}）])(?:{'|'.join(spread)}) {{0,8}}(?=[：（])")


@cache
def _everyday() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(" {0,3}".join(word) for word in words("everyday")) + ")(?! *[：（])")
