"""Figures and capital-letter sums as recognition wrote them: where they stand, and whether they are well formed.

On bad scans digits survive better than separators: `1,192,000.00` comes back as `1.192.000.00`, and a rule that looks
for a sum may then read `1.192`. So a figure is always taken as the whole run of digits and separators on the page, also
where the value was read from a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.facts.convert import money
from extract.model import Document, Span
from extract.values import number
from extract.values.errors import ValueParseError
from extract.values.money import parse as parse_money

Shape = Literal["grouped", "plain", "odd"]
"""`grouped`: thousands set apart as they should be; `plain`: digits with two decimals at most; `odd`: anything else."""

# A full-width comma between digits is punctuation unless it looks like the comma of cents (36，00); a single space in
# front of two digits is a point that was not recognised (6,828,047 65).
_RUN = re.compile(
    r"[0-9](?:[0-9]| ?[.,．·'’] ?(?=[0-9])| ?，(?=[0-9]{2}(?![0-9年月日个天项人台套%‰]))"
    r"|(?<=,[0-9]{3}) (?=[0-9]{2}(?![0-9.,])))*"
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
_PLAIN = re.compile(r"(?:[1-9][0-9]*|0)(?:\.[0-9]{1,2})?")
_FINE = re.compile(r"0\.[0-9]{3,8}")  # prices for a kilometre, a kilowatt-hour
_SCALED = re.compile(r"(?:[1-9][0-9]*|0)\.[0-9]{4,8}")  # 63.8600万元, but never exactly three decimals
# Letters that recognition takes for digits, next to digits: `1,192,O00.00`, `l,192`.
_LETTER_BEHIND = re.compile(r"[.,，]?[OoQlI|SBZz][0-9OoQlI.,]")
_LETTER_BEFORE = re.compile(r"(?:^|[^A-Za-z0-9\-])[OoQlI|][.,，]?$")

_CAPITALS = "零〇○壹贰叁肆伍陆柒捌玖拾佰仟萬億弍參参貳陸"
_WORDS = re.compile(
    rf"[{_CAPITALS}一二三四五六七八九十百千两万亿]+[元圆][{_CAPITALS}一二三四五六七八九角分整正]*"
    rf"|[{_CAPITALS}万亿]{{2,}}[整正]?"
)
"""A sum spelled out: its characters, no wording."""
_ENDS = frozenset("元圆角分整正")
_MAY_PRECEDE = frozenset("币写额款价计金为共即合是付取费值按约以人")
_HAN = re.compile(r"[㐀-鿿]")
"""Any Chinese character."""
_LINE = 400  # characters to either side of a span in which its run may go on


@dataclass(frozen=True, slots=True)
class Figure:
    """A run of digits and separators. `text` is folded and without spaces, `unit` the character behind it."""

    span: Span
    text: str
    unit: str
    shape: Shape

    @property
    def value(self) -> Decimal | None:
        """What it says without its unit; `None` for an odd one."""
        return None if self.shape == "odd" else number.figure(self.text)


@dataclass(frozen=True, slots=True)
class Words:
    """A sum in capital letters. `tidy`: nothing speaks against its being whole (its end stands there, and its start)."""

    span: Span
    value: Decimal
    tidy: bool


def figures(document: Document, span: Span) -> list[Figure]:
    """The runs of digits that a span touches, each as long as it is on the page."""
    text = document.folded
    low, high = max(span.start - _LINE, 0), min(span.end + _LINE, len(text))
    low = max(text.rfind("\n", low, span.start) + 1, low)
    end = text.find("\n", span.end, high)
    high = end if end >= 0 else high
    return [
        _figure(text, match)
        for match in _RUN.finditer(text, low, high)
        if match.start() < span.end and span.start < match.end()
    ]


def words(document: Document, span: Span) -> Iterator[Words]:
    """The sums in capital letters within a span."""
    text = document.folded
    for match in _WORDS.finditer(text, span.start, span.end):
        try:
            value = money(parse_money(match.group()))
        except ValueParseError:
            continue
        yield Words(Span(*match.span()), value, _is_tidy(text, match))


def signature(number: str | Decimal) -> str:
    """The digits of a number without the zeros around them: what a sum has in common in every unit and writing."""
    written = format(number, "f") if isinstance(number, Decimal) else number
    return "".join(c for c in written if c.isdigit()).strip("0")


def shape_of(text: str, unit: str = "") -> Shape:
    """How a figure without spaces is formed.

    >>> [shape_of(t) for t in ("1,192,000.00", "1192000.00", "1.192.000.00", "1,19,2000", "36.000", "0.035")]
    ['grouped', 'plain', 'odd', 'odd', 'odd', 'plain']
    """
    if _GROUPED.fullmatch(text):
        return "grouped"
    if _PLAIN.fullmatch(text) or _FINE.fullmatch(text) or (unit in "万亿" and unit and _SCALED.fullmatch(text)):
        return "plain"
    return "odd"


def _figure(text: str, match: re.Match[str]) -> Figure:
    start, end = match.span()
    written = match.group().replace(" ", "")
    behind = text[end : end + 3].lstrip(" （")
    unit = behind[:1]
    glued = _LETTER_BEHIND.match(text, end) or _LETTER_BEFORE.search(text[max(start - 3, 0) : start])
    return Figure(Span(start, end), written, unit, "odd" if glued else shape_of(written, unit))


def _is_tidy(text: str, match: re.Match[str]) -> bool:
    """`染拾万元` reads as 拾万元 if 柒 was not recognised: a sum begins after a label or a mark, and ends with its unit."""
    before = text[: match.start()].rstrip(" ")[-1:]
    starts = not _HAN.match(before) or before in _MAY_PRECEDE
    return starts and match.group()[0] not in "佰仟万亿百千" and match.group()[-1] in _ENDS
