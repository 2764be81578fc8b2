"""Mentions of money: figures and capital letters that stand together are one mention with both readings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money
from extract.model import Span
from extract.text.sentences import ends_in
from extract.values.lexer.reading import is_twice

_WORDS = frozenset("零壹贰叁肆伍陆柒捌玖拾佰仟萬圓圆参弍貳陸一二三四五六七八九十百千")
_BETWEEN = frozenset("（）()：、，人民币大小写¥元整即计额金额为合\t“”/ ")
_DIGIT, _STAR = "[0-9０-９]", "[*＊]"
_MASKED = re.compile(
    rf"{_DIGIT}[,.]?{_STAR}+[,.]?{_DIGIT}"
    rf"|{_DIGIT}[,.]?(?:{_STAR}{{3,}}|{_STAR}(?!{_STAR}))"
    rf"|(?:{_STAR}{{3,}}|(?<!{_STAR}){_STAR}){_DIGIT}"
)
_BLANK_HEAD = re.compile(r"[_＿]{2,}[0-9０-９]{1,3}(?:\.[0-9０-９]{1,4})?[ \u3000]*[元圆]")
"""A blank line and the last digits of a sum behind it; four digits and more are what was filled in on the line."""
_FIGURE = frozenset("0123456789０１２３４５６７８９,.*＊")
_FOREIGN_WORDS = re.compile(r"[（(][A-Za-z ,，.&/-]{4,160}[）)]")
"""The sum once more in the words of another language: （SAY EURO TWO HUNDRED ONLY）."""
_MAX_GAP = 16
_MAX_GAP_EQUAL = 24  # sums that are equal may have more words between them: ¥1,200.00（含税价），大写：…


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement of a sum. `figures` and `words` are its two readings; `value` is the figures where both stand."""

    span: Span
    figures: Decimal | None
    words: Decimal | None
    rule: str
    currency: str = "CNY"

    @property
    def value(self) -> Decimal:
        value = self.figures if self.figures is not None else self.words
        assert value is not None
        return value

    @property
    def agrees(self) -> bool:
        """False only if both readings stand there and differ."""
        return self.figures is None or self.words is None or self.figures == self.words


def is_words(text: str) -> bool:
    """True if a sum is written in Chinese numerals."""
    return not any(c.isascii() and c.isdigit() for c in text) and any(c in _WORDS for c in text)


def is_masked(text: str, span: Span) -> bool:
    """True if digits of a figure are covered: `¥12****.00元`, `1*5000元`. Stars around it (`**9000**元`) are layout."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in _FIGURE:
        start -= 1
    while end < len(text) and text[end] in _FIGURE:
        end += 1
    return _MASKED.search(text[start:end]) is not None


def is_tail(text: str, span: Span) -> bool:
    """True if a figure may be the end of one whose first digits were left blank: `____73元`."""
    start = span.start
    while start > 0 and text[start - 1] in "_＿":
        start -= 1
    return _BLANK_HEAD.search(text, start, min(span.end + 2, len(text))) is not None


def mentions(context: Context) -> tuple[Mention, ...]:
    """All sums of the document in the order of the text, pairs joined."""
    return context.once(_mentions)


def _mentions(context: Context) -> tuple[Mention, ...]:
    singles: list[Mention] = []
    for fact in context.of("money"):
        span = fact.holes["value"].span
        value = money(fact.holes["value"].value)
        written = context.tight(span)
        in_words = is_words(written)
        currency = currency_at(context, span)
        if not in_words and is_twice(written) and not _WORDS.isdisjoint(written):
            singles.append(Mention(span, value, value, fact.rule, currency))
            continue
        if not in_words and is_masked(context.document.text, span):
            continue
        singles.append(Mention(span, None if in_words else value, value if in_words else None, fact.rule, currency))
    joined: list[Mention] = []
    for i, mention in enumerate(singles):
        last = joined[-1] if joined else None
        behind = singles[i + 1] if i + 1 < len(singles) else None
        if last is not None and _pair(context, last, mention) and not _is_of_next(context, last, mention, behind):
            figures = last.figures if last.figures is not None else mention.figures
            words = last.words if last.words is not None else mention.words
            currency = last.currency if last.currency != "CNY" else mention.currency
            joined[-1] = Mention(Span(last.span.start, mention.span.end), figures, words, last.rule, currency)
        else:
            joined.append(mention)
    return tuple(joined)


def currency_at(context: Context, span: Span) -> str:
    """ISO code of the sum that stands at a span; CNY where none does."""
    view = context.document.view
    found = context.lexed.over(view.index(span.start), view.index(span.end))
    return next((token.currency for token in found if token.family == "money"), "CNY")


def _pair(context: Context, first: Mention, second: Mention) -> bool:
    """Two neighbours are one sum if one is in figures and one in words, and only labels stand between them."""
    if (first.figures is None) == (second.figures is None):
        return False
    if (first.figures is not None and first.words is not None) or second.span.start < first.span.end:
        return False
    if context.document.text[first.span.end : second.span.start].count("\n") > 1:
        return False
    between = context.tight(Span(first.span.end, second.span.start)).replace("\n", "")
    if len(between) <= _MAX_GAP and all(c in _BETWEEN for c in between):
        # …元，合计…: what comes to more is another sum.
        return first.value == second.value or not (between.startswith("，") and "合计" in between)
    between = _FOREIGN_WORDS.sub("", between)
    return first.value == second.value and len(between) <= _MAX_GAP_EQUAL and not ends_in(between)


def _is_of_next(context: Context, last: Mention, mention: Mention, behind: Mention | None) -> bool:
    """每次2,150元，合计壹拾陆万叁仟肆佰元整（163,400元）: the words belong to the figures that they agree with."""
    if behind is None or last.value == mention.value or behind.value != mention.value:
        return False
    return _pair(context, mention, behind)


def at(found: Sequence[Mention], offset: int) -> Mention | None:
    """The mention that covers an offset; mentions are in the order of the text and do not overlap."""
    before = bisect_right(found, offset, key=_start) - 1
    return found[before] if before >= 0 and offset < found[before].span.end else None


def starting_in(found: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions that begin within a span."""
    return found[bisect_left(found, span.start, key=_start) : bisect_left(found, span.end, key=_start)]


def _start(mention: Mention) -> int:
    return mention.span.start
