"""Sums of a notice: what is written, in the unit that stands behind it, in its label, its column or another field.

A number without any unit is a sum in 元 only where it is written as one (thousands separators, cents, four digits);
otherwise it is left unread: 121.5 alone may be 万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from extract.facts.context import Context
from extract.facts.convert import money, ratio
from extract.facts.notices.form import plain
from extract.facts.notices.labels import lot_of
from extract.facts.reading.scales import in_unit_of_cell
from extract.facts.reading.sums import is_words
from extract.lexicon import phrase
from extract.lexicon.simplified import simplified
from extract.model import Span
from extract.record.kinds import Flag
from extract.values.errors import ValueParseError
from extract.values.lexer import lex
from extract.values.money import parse_detail

_LEAST_WITHOUT_UNIT = 1000
FLAGS: tuple[Flag, ...] = get_args(Flag)
_LARGEST = Decimal("1e12")
UNIT_ALONE = re.compile("[（(]?[十百千]?[万亿]?元[）)]?(?:[（(].{2,6}[）)])?")
"""A unit without its number."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in 元 and where it is written. `words` is what its capitals say (`None` if there are none)."""

    value: Decimal
    span: Span
    flags: tuple[Flag, ...] = ()
    words: Decimal | None = None
    currency: str = "CNY"

    @property
    def sure(self) -> float:
        """What a sum loses by the way it is written: 0–1."""
        return 0.5 if "words_disagree" in self.flags else 0.93 if self.flags else 1.0


def read_sum(context: Context, span: Span, unit: str = "") -> Sum | None:
    """The first sum of a span; `unit` (万元, 元) counts where it names none itself. `None` where none can be read whole."""
    view = context.document.view
    i, j = view.index(span.start), view.index(span.end)
    text = simplified(view.text[i:j])
    tokens = [token for token in lex(text).tokens if token.family == "money"]
    alone = re.match(r"[¥￥]?(\d[\d,]*\.\d\d)(?![\d.])", text) if unit else None
    if tokens and alone is not None and tokens[0].start >= alone.end():  # the next sentence has a sum as well
        value = _parsed(alone[1], unit)
        return Sum(value, Span(*view.span(i, i + alone.end())), ("unit_from_label",)) if value is not None else None
    if tokens:
        first = tokens[0]
        if not isinstance(first.value, Decimal):
            return None
        value, words, end = money(first.value), None, first.end
        flags: tuple[Flag, ...] = tuple(flag for flag in FLAGS if flag in first.flags)
        other = tokens[1] if len(tokens) > 1 and tokens[1].start - first.end <= 16 else None
        first_words = is_words(text[first.start : first.end])
        if first_words:
            words = value
        if other is not None and isinstance(other.value, Decimal) and is_words(text[other.start : other.end]) != first_words:
            figures, words = (money(other.value), value) if first_words else (value, money(other.value))
            flags = flags if figures == words else (*flags, "words_disagree")
            value, end = figures, other.end
        elif first_words and (behind := _figures_behind(text[first.end :], unit)) is not None and behind != value:
            value, flags = behind, (*flags, "words_disagree")
        return Sum(value, Span(*view.span(i + first.start, i + end)), flags, words, first.currency)
    return _bare(context, text, i, unit)


def whole_sum(context: Context, span: Span, unit: str = "") -> Sum | None:
    """The sum of the whole: of a price per year, month or piece the total that is said behind it (19.8万元/年，总价59.4万元), or none."""
    text = plain(context)
    read = read_sum(context, span, unit)
    if read is None or phrase("notices.per_period").match(text, read.span.end, span.end) is None:
        return read
    whole = phrase("notices.total_inside").search(text, read.span.end, span.end)
    return read_sum(context, Span(whole.end(), span.end), unit) if whole else None


def _figures_behind(text: str, unit: str) -> Decimal | None:
    """Plain figures behind a sum in words: 壹佰万元整 小写：1000000.00."""
    match = re.match(r"[^0-9]{0,10}(\d[\d,]*\.\d\d)(?![\d.])", text)
    return _parsed(match[1], unit or "元") if match else None


def _bare(context: Context, text: str, i: int, unit: str) -> Sum | None:
    match = phrase("notices.bare_sum").search(text)
    if match is None:
        return None
    own = match["unit"].strip("（）()").removeprefix("人民币")
    own = own if own.endswith("元") or not own else own + "元"
    value = _parsed(match["n"], own or unit or "元")
    span = Span(*context.document.view.span(i + match.start("n"), i + match.end("unit")))
    if value is not None and not own and not unit and (scaled := in_unit_of_cell(context, span, value)) != value:
        value, unit = scaled, "单位"  # said above the table: 金额单位：万元
    if value is None or value >= _LARGEST:
        return None
    if not own and not unit and value < _LEAST_WITHOUT_UNIT:
        return None
    flags: tuple[Flag, ...] = ("unit_from_label",) if unit and not own else () if own else ("uncorroborated",)
    return Sum(value, span, flags)


def _parsed(number: str, unit: str) -> Decimal | None:
    try:
        return money(parse_detail(number, unit=unit).value)
    except ValueParseError:
        return None


def read_rate(context: Context, span: Span) -> tuple[Decimal, Span] | None:
    """A price that is a share (下浮率15%, 费率0.8%): the fraction, and where it stands."""
    view = context.document.view
    i, j = view.index(span.start), view.index(span.end)
    token = next((t for t in lex(simplified(view.text[i:j])).tokens if t.family == "ratio"), None)
    if token is None or not isinstance(token.value, Decimal):
        return None
    return ratio(token.value), Span(*view.span(i + token.start, i + token.end))


def by_lot(context: Context, span: Span, unit: str = "") -> Iterator[tuple[str, Sum]]:
    """Sums of several lots in one value: 包一 2,150,000.00元；包二 1,420,000.00元."""
    text = plain(context)
    marks = list(phrase("notices.lot_mark").finditer(text, span.start, span.end))
    for k, mark in enumerate(marks):
        end = marks[k + 1].start() if k + 1 < len(marks) else span.end
        found = read_sum(context, Span(mark.end(), end), unit)
        if found is not None:
            yield lot_of(mark), found
