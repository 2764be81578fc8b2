"""The text as rules see it: folded, tight, with a map back to the offsets of the document.

Contracts are full of layout: spaces inside labels (`单 位 地 址：`), around figures (`10 个工作日`), underscores and
brackets around what was filled in (`第 _2_ 种`, `【 350,000 】元`), Markdown stars, the pinyin and the doubled
commas of pages that defend themselves against readers (`開(kāi)標，、`). A rule that had to allow for them everywhere could not
be read. So rules run on a *view* in which they are gone, and every match is mapped back.

What is dropped: spaces unless both neighbours are ASCII letters or digits, and those behind a currency; runs of `_`; `【 】`;
`**` in pairs; a comma before another mark; glosses of pinyin; a line end inside a value (`extract/text/wraps.py`); English
words between a label and its colon (`签订日期 Date：`); half-width brackets that do what 【 】 do: around a figure before its
unit (`[ 80 ]%`), or one of them with one of those (`[重庆】`); the line end between a label of the contract and the value
below it (`extract/model/stacked.py`).
What is shown otherwise: boxes and ticks in all their forms are ☑ or □ in front of their option (`extract/text/marks.py`).
What stays: other line ends and tabs (they separate paragraphs and cells), a single space between ASCII words, and stars that
mask what stood there (`1***0元` must not become 10元, nor `**市**区**路12号` a street of its own).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extract.lexicon import words
from extract.model import aliases
from extract.model.stacked import below
from extract.text.marks import Mark, marks
from extract.text.wraps import inside_value

_DROP = re.compile(
    r"(?P<line>\n)"  # dropped inside a value
    r"|(?P<code>(?<=RMB|CNY|USD|EUR|GBP|JPY|HKD) +(?=[0-9]))"  # dropped: RMB 385,920.00 is one sum
    r"|(?P<word>(?<=[0-9A-Za-z]) +(?=[0-9A-Za-z]))"  # kept as one space
    r"|(?P<under>(?<=[0-9A-Za-z])_(?=[0-9A-Za-z]))"  # part of a name such as a_b: kept
    r"|(?P<drop> +|_+|[【】]+|，(?=[，、。；])|(?<=\n)#{1,6} +|[\r\x0b\x0c\u00ad])"
)


_GLOSS = re.compile(r"(?<=[一-龥）]) *[A-Z][A-Za-z.'&/ ]{1,28}(?=：)")
"""What may be the English name of a label behind its Chinese one."""
_GLOSS_BEFORE = re.compile(
    r"(?:^|(?<=[\n\t ]))(?P<gloss>[A-Z][A-Za-z.'&/ ]{1,40} *\n?)(?P<label>[一-龥]{2,12})(?=(?: *（[^（）\n]{1,12}）)? *：)"
)
"""The same in front of it: Address 地址：…"""


_FILLED = re.compile(
    r"(?<=[^\n\s壹贰叁肆伍陆柒捌玖拾佰仟万亿])"
    r"(\[ *)[0-9][0-9,.]{0,15}( *\])(?= *[%‰元万亿角日天月年个份倍种项次人台套期小时])"
)
_MIXED = re.compile(r"(\[)[^\[\]【】\n]{1,40}】|【[^\[\]【】\n]{1,40}(\])")
_BOLD = re.compile(r"(?<!\*)(\*\*)(?=[^\s*])[^*\n]{2,400}(?<=[^\s*])(\*\*)(?!\*)")
_LINE_WITH_STARS = re.compile(r"[^\n*]*\*\*[^\n]*")
_STARS = re.compile(r"\*{2,}")
_PINYIN = re.compile(r"(?<=[㐀-鿿])（(?:[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ][a-z]{0,4}|de|le|me|men|ne|zhe|zi)）")
_SEVERAL = 3  # glosses of pinyin: fewer may be what the contract says
_YEAR = re.compile(r"(?:19|20)\d\d *\] *[^年]")
"""The year of a document (财库[2020]号) keeps its brackets."""


def _layout(folded: str) -> list[_Sign]:
    """What else is shown otherwise: English words behind a label, brackets around what was filled in, bold, pinyin, aliases."""
    found = [*_glosses(folded), *(_Sign(*one) for one in below(folded)), *(_Sign(*one) for one in aliases.signs(folded))]
    if "**" in folded:
        found += _bold(folded)
    pinyin = [_Sign(*match.span(), "") for match in _PINYIN.finditer(folded)]
    if len(pinyin) >= _SEVERAL:
        found += pinyin
    for pattern in (_FILLED, _MIXED):
        for match in pattern.finditer(folded):
            if pattern is _MIXED or not _YEAR.match(folded, match.end(1)):
                found += [_Sign(*match.span(k), "") for k in (1, 2) if match[k] is not None]
    return sorted(found)


def _bold(folded: str) -> Iterator[_Sign]:
    """The marks of bold print. Stars that do not come in pairs, or by threes, hide what stood there (**市**区**路)."""
    for line in _LINE_WITH_STARS.finditer(folded):
        runs = _STARS.findall(line.group())
        if len(runs) % 2 == 0 and all(len(run) == 2 for run in runs):
            for match in _BOLD.finditer(folded, *line.span()):
                yield from (_Sign(*match.span(k), "") for k in (1, 2))


def _glosses(folded: str) -> list[_Sign]:
    """English words behind a label of forms or of a party (合同号 Contract No.：), which say once more what it says."""
    found = []
    for match in _GLOSS.finditer(folded):
        before = folded[max(0, match.start() - 24) : match.start()]
        if before.endswith("）"):
            before = before[: before.rfind("（")] if "（" in before else ""
        if before.endswith(_labels()):
            found.append(_Sign(match.start(), match.end(), ""))
    for match in _GLOSS_BEFORE.finditer(folded):
        begun = match.start() == 0 or folded[match.start() - 1] in "\n\t"
        if match["label"] in _known() and (begun or match["gloss"].strip() in words("english_label")):
            found.append(_Sign(*match.span("gloss"), ""))
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(_labels())


@cache
def _labels() -> tuple[str, ...]:
    return (*words("form_label"), *words("party"))


class _Sign(NamedTuple):
    """Characters `[start, end)` are shown as `text`; an insertion if `start == end`."""

    start: int
    end: int
    text: str


def _pieces(folded: str, found: list[Mark], layout: list[_Sign]) -> list[_Sign | re.Match[str]]:
    """What is dropped and what is shown otherwise, in order. A mark behind its option is shown in front of it."""
    signs = list(layout)
    for mark in found:
        if mark.option == mark.start:
            signs.append(_Sign(mark.start, mark.end, mark.sign))
        else:
            signs += [_Sign(mark.option, mark.option, mark.sign), _Sign(mark.start, mark.end, "")]
    signs.sort()
    result: list[_Sign | re.Match[str]] = []
    k = 0
    for match in _DROP.finditer(folded):
        while k < len(signs) and signs[k].start < match.end():
            result.append(signs[k])
            k += 1
        if not k or signs[k - 1].end <= match.start():
            result.append(match)
    return [*result, *signs[k:]]


@dataclass(frozen=True)
class View:
    """`text` is what rules match; `at[i]` is the offset in the document of its i-th character (one more at the end)."""

    text: str
    at: array[int]

    @classmethod
    def of(cls, original: str, folded: str) -> View:
        """Build the view of a folded text (same length as the original)."""
        parts: list[str] = []
        at = array("l")
        last = 0
        found, layout = marks(folded), _layout(folded)
        for match in _pieces(folded, found, layout) if found or layout else _DROP.finditer(folded):
            if isinstance(match, _Sign):
                parts.append(folded[last : match.start] + match.text)
                at.extend(range(last, match.start))
                at.extend([match.start] * len(match.text))
                last = match.end
                continue
            if match.lastgroup == "line" and not inside_value(folded, match.start()):
                continue
            parts.append(folded[last : match.start()])
            at.extend(range(last, match.start()))
            if match.lastgroup == "word":
                parts.append(" ")
                at.append(match.start())
            elif match.lastgroup == "under":
                parts.append("_")
                at.append(match.start())
            last = match.end()
        parts.append(folded[last:])
        at.extend(range(last, len(folded)))
        at.append(len(folded))
        return cls("".join(parts), at)

    def index(self, offset: int) -> int:
        """Index in the view of the first character at or after a document offset."""
        return bisect_left(self.at, offset)

    def slice(self, start: int, end: int) -> str:
        """The view of a span of the document."""
        return self.text[self.index(start) : self.index(end)]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Document offsets `(start, end)` of the view's characters `[i, j)`, layout at both ends left out."""
        if i >= j:
            return self.at[i], self.at[i]
        return self.at[i], self.at[j - 1] + 1
