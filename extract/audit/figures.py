"""Figures as findings write them: sums of money, percentages, addends, and how exactly a figure is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from extract.text.fold import fold
from extract.values.number import figure

CENT = Decimal("0.01")

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_TEN_THOUSAND = Decimal(10000)


def plain(value: Decimal) -> str:
    """A sum as the record writes it: two decimals where that is exact, never an exponent.

    >>> plain(Decimal("7.4E+4")), plain(Decimal("0.0035"))
    ('74000.00', '0.0035')
    """
    cents = value.quantize(CENT)
    return f"{cents if cents == value else value.normalize():f}"


def yuan(value: Decimal) -> str:
    """A sum of money in 元.

    >>> yuan(Decimal("1192000")), yuan(Decimal("0.315"))
    ('1,192,000.00元', '0.315元')
    """
    exact = value.quantize(CENT)
    return f"{exact if exact == value else value.normalize():,f}元"


def percent(value: Decimal) -> str:
    """A fraction as a percentage, without needless zeros.

    >>> percent(Decimal("0.0667")), percent(Decimal("0.30")), percent(Decimal("1"))
    ('6.67%', '30%', '100%')
    """
    text = f"{value * 100:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def addition(values: Iterable[Decimal]) -> str:
    """The addends and their sum, written out.

    >>> addition([Decimal("1.5"), Decimal("2")])
    '1.50元＋2.00元＝3.50元'
    """
    addends = list(values)
    if len(addends) == 1:
        return f"为{yuan(addends[0])}"
    return f"{'＋'.join(map(yuan, addends))}＝{yuan(sum(addends, Decimal(0)))}"


def addition_of_percents(values: Sequence[Decimal]) -> str:
    """The percentages and their sum, written out."""
    return f"{'＋'.join(map(percent, values))}＝{percent(sum(values, Decimal(0)))}"


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Decimal, ...]:
    """All arabic numbers of a passage, in order, as they stand (no units applied).

    >>> numbers("数量２，单价1,350.50元")
    (Decimal('2'), Decimal('1350.50'))
    """
    found = (figure(match.group()) for match in _NUMBER.finditer(_tight(text)))
    return tuple(one for one in found if one is not None)


def printed_step(text: str, value: Decimal) -> Decimal | None:
    """The smallest step in which a sum is printed in a passage (0.01 for `3.20`, 1 for `320`, 1000 for `12.5万`, and for
    a column in 万元); `None` where the passage does not show the sum in figures.

    >>> printed_step("计385.95万元", Decimal("3859500")), printed_step("即900,000元", Decimal("900000"))
    (Decimal('100.00'), Decimal('1'))
    """
    steps = []
    for number in numbers(text):
        one = Decimal(1).scaleb(int(number.as_tuple().exponent))
        if number == value:
            steps.append(one)
        elif number * _TEN_THOUSAND == value:
            steps.append(one * _TEN_THOUSAND)
    return min(steps) if steps else None


def printed_decimals(text: str, fraction: Decimal) -> int | None:
    """Decimals with which a percentage is printed in a passage; `None` where it does not stand there in figures.

    >>> printed_decimals("支付合同价的6.67%", Decimal("0.0667")), printed_decimals("支付三成", Decimal("0.3"))
    (2, None)
    """
    found = [
        len(match.group(1).partition(".")[2])
        for match in re.finditer(r"(\d+(?:\.\d+)?)%", _tight(text))
        if figure(match.group(1), "%") == fraction
    ]
    return min(found) if found else None


def _tight(text: str) -> str:
    return re.sub(r"(?<![0-9A-Za-z]) +| +(?![0-9A-Za-z])|[【】_*]", "", fold(text))
