"""The figures of a list: what a cell holds, and whether three of them multiply."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from extract.values.number import figure

FIGURES = frozenset({"quantity", "price", "amount"})
"""Kinds of columns."""
_NUMBER = re.compile(r"[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(?:\d{1,4}|\d{8,14}))?(?:元(?:[/／][一-龥/／·㎡]{1,6})?)?")
"""A figure with its unit: its shape, no wording."""


@lru_cache(maxsize=65536)
def number(text: str) -> Decimal | None:
    """The value of a figure with or without ¥, thousands separators and 元; `None` if it is none."""
    plain = re.sub(r"[ \t]*\n[ \t]*", "", text.strip())
    if not _NUMBER.fullmatch(plain):
        return None
    return figure(plain.partition("元")[0])


def multiply(quantity: Decimal, price: Decimal, amount: Decimal) -> bool:
    """True if the amount is quantity × price, to the cent or to what rounding the price leaves."""
    return abs(quantity * price - amount) <= max(Decimal("0.011"), quantity * Decimal("0.005"))
