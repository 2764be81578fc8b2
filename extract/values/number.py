"""A plain number (数字): arabic with valid grouping, or Chinese; no unit.

>>> parse("1,234.50"), parse("１２"), parse("三十六"), parse("12 000")
(Decimal('1234.50'), Decimal('12'), Decimal('36'), Decimal('12000'))
>>> parse("1,16,8000")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 数字分组有误：1,16,8000
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.values import numerals
from extract.values.clean import refuse, spaced
from extract.values.errors import ValueParseError

# Grouped by threes with `,` or a space (one kind throughout), or plain; at most 16 digits and 10 decimals.
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,3}(?: [0-9]{3}){1,5}|[0-9]{1,16})(?:\.[0-9]{1,10})?"
_ARABIC = re.compile(ARABIC + r"\Z")
_LOOKS_GROUPED = re.compile(r"[0-9][0-9,，. ]*[,，. ][0-9，,. ]*[0-9](?:\.[0-9]*)?\Z")


def arabic(cleaned: str, text: str = "") -> Decimal:
    """Exact value of a folded arabic number; ValueParseError (`grouping`, `format`) otherwise."""
    if _ARABIC.match(cleaned):
        return Decimal(cleaned.replace(",", "").replace(" ", ""))
    if _LOOKS_GROUPED.match(cleaned):
        raise ValueParseError("grouping", "数字分组有误", text or cleaned)
    raise refuse(cleaned, text or cleaned, "数字")


def either(cleaned: str, text: str = "") -> Decimal:
    """Arabic or Chinese number of a folded text."""
    if cleaned[:1].isascii():
        return arabic(cleaned, text)
    return numerals.read(cleaned).value


def parse(text: str) -> Decimal:
    """Exact value; ValueParseError (`empty`, `grouping`, `masked`, `format`) otherwise."""
    cleaned = spaced(text)
    if not cleaned:
        raise refuse(cleaned, text, "数字")
    return either(cleaned, text)
