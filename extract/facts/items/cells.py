"""What stands in the cells of a price table: quantities with and without unit, prices, sums of total rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.facts.convert import money
from extract.lexicon import phrase
from extract.values.money import parse as parse_money
from extract.values.number import figure

BLANK = re.compile(r"^(?:[\s/／\\\-—–_·.…﹍*×xX]*|[.…·]+等?)$")
"""Strokes and dots that fill an empty cell."""
_COUNT = "一二三四五六七八九十"
_FIGURE = r"(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_NUMBER = re.compile(rf"^(?:人民币|RMB)?[¥￥]?(?P<n>-?{_FIGURE})(?P<rest>.{{0,14}})$")
"""A figure, its currency in front of it and what stands behind."""
_CURRENCY = re.compile(r"^(?P<scale>百万|万|千|亿)?元?整?(?:[/／每].{1,8}|[（(].{1,12}[）)])?$")
"""Scale and unit behind a figure."""
_CAPITALS = "壹贰叁肆伍陆柒捌玖"
_CENTS = rf"(?:[零〇]?[{_CAPITALS}]角)?(?:[零〇]?[{_CAPITALS}]分)?[整正]?"
_WORDS = re.compile(rf"^(?:人民币)?(?P<words>[零〇{_CAPITALS}拾佰仟万亿{_COUNT}百千]+[元圆]{_CENTS})$")
"""A sum spelled out."""
_UNITS = "台套项批个辆件组份年月次人名部块把张只座间处站支册宗"
_SMALL = re.compile(rf"^(?P<n>[{_COUNT}两{_CAPITALS}拾])(?P<unit>[{_UNITS}])$")
"""A number of one character before its counter: 两台."""
_SUM = re.compile(rf"[¥￥]?{_FIGURE}(?:万?元)?|[零{_CAPITALS}拾佰仟万亿]{{2,}}[元圆]?{_CENTS}")
"""A sum in figures or spelled out."""


def is_number(text: str) -> bool:
    """True if a cell is a number, with or without a unit."""
    return _NUMBER.match(text) is not None


def quantity(text: str | None) -> tuple[Decimal | None, str | None]:
    """`10台` is 10 and 台, `壹套` is 1 and 套; what is no plain number (若干, 约30, 按需) is nothing.

    >>> quantity("1,200㎡"), quantity("叁台"), quantity("按需"), quantity("20-30")
    ((Decimal('1200'), '㎡'), (Decimal('3'), '台'), (None, None), (None, None))
    """
    if text is None:
        return None, None
    if small := _SMALL.match(text):
        return figure(small["n"]), small["unit"]
    match = _NUMBER.match(text)
    if match is None:
        return None, None
    rest = match["rest"].strip("/ ")
    if enclosed := re.fullmatch(r"[（(]([^（）()\d含]{1,4})[）)]", rest):
        rest = enclosed[1]
    if phrase("items.no_quantity").search(rest) or _leading_zero(match["n"]):
        return None, None
    unit = re.sub(r"[（(].*|[，,].*", "", rest)
    if re.search(r"\d", unit.replace("m2", "").replace("m3", "")) or len(unit) > 6:
        return None, None
    return figure(match["n"]), unit or None


def price(text: str | None, scale: Decimal = Decimal(1)) -> Decimal | None:
    """A price in 元. `scale` is that of the table (万元: 10000); it counts where the cell names no currency itself.

    >>> price("12.5万元"), price("¥1,200.00元/台"), price("36.8", Decimal(10000)), price("面议")
    (Decimal('125000.00'), Decimal('1200.00'), Decimal('368000.00'), None)
    """
    if text is None:
        return None
    match = _NUMBER.match(text)
    if match is None:
        return _in_words(text)
    rest = match["rest"]
    own = _CURRENCY.match(rest)
    if own is None or _leading_zero(match["n"]):
        return None
    number = figure(match["n"], own["scale"])
    if number is None:
        return None
    if own["scale"]:
        return money(number)
    return money(number if rest.startswith("元") else number * scale)


def total(cells: Sequence[str], scale: Decimal = Decimal(1)) -> Decimal | None:
    """The sum that a total row states somewhere: a bare figure, or a sentence with figures or words."""
    for cell in reversed(cells):
        value = None if BLANK.match(cell) or "%" in cell else price(cell, scale)
        if value is not None and value >= 10:
            return value
    for cell in cells:
        for match in _SUM.finditer(re.sub(r"\d+(?:\.\d+)?%", "", cell)):
            if re.fullmatch(r"\d{1,2}", match[0]) or _leading_zero(match[0]):
                continue
            try:
                value = money(parse_money(match[0]))
            except (ValueError, ArithmeticError):
                continue
            return value * scale if re.fullmatch(_FIGURE, match[0]) else value
    return None


def _in_words(text: str) -> Decimal | None:
    match = _WORDS.match(text)
    if match is None:
        return None
    try:
        return money(parse_money(match["words"]))
    except (ValueError, ArithmeticError):
        return None


def _leading_zero(number: str) -> bool:
    """`000` and `0123` are remains of a template or codes."""
    return re.match(r"^-?0\d", number) is not None
