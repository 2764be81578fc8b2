"""A multiple (倍数): 双倍, 十倍, 2倍, 1.5 倍.

>>> parse("双倍"), parse("十倍"), parse("1.5 倍"), parse("一倍半")
(Decimal('2'), Decimal('10'), Decimal('1.5'), Decimal('1.5'))
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.values.clean import refuse, spaced
from extract.values.number import either

_MULTIPLE = re.compile(r"(?P<n>双|[^（）倍]+)(?:（(?P<n2>[^（）]+)）)?倍(?P<half>半)?\Z")


def parse(text: str) -> Decimal:
    """Value of a whole text; ValueParseError (`empty`, `format`) otherwise."""
    cleaned = spaced(text)
    match = _MULTIPLE.match(cleaned)
    if match is None:
        raise refuse(cleaned, text, "倍数")
    value = Decimal(2) if match["n"] == "双" else either(match["n"], text)
    if match["n2"] and either(match["n2"], text) != value:
        raise refuse(cleaned, text, "倍数")
    return value + Decimal("0.5") if match["half"] else value
