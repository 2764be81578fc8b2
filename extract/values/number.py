"""A plain number (数字): arabic with valid grouping, or Chinese; no unit. `figure` reads what a wording found, with its scale.

>>> parse("1,234.50"), parse("１２"), parse("三十六"), parse("12 000")
(Decimal('1234.50'), Decimal('12'), Decimal('36'), Decimal('12000'))
>>> figure("1,350.5"), figure("12", "万元"), figure("3", "%"), figure("两"), figure("1,16,8000")
(Decimal('1350.5'), Decimal('120000'), Decimal('0.03'), Decimal('2'), None)
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

# Grouped by threes with `,` or a space (one kind throughout), or plain; at most 16 digits and 18 decimals (unit prices of invoices).
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,3}(?: [0-9]{3}){1,5}|[0-9]{1,16})(?:\.[0-9]{1,18})?"
_ARABIC = re.compile(ARABIC + r"\Z")
_LOOKS_GROUPED = re.compile(r"[0-9][0-9,，. ]*[,，. ][0-9，,. ]*[0-9](?:\.[0-9]*)?\Z")

SCALES = {
    "": 1, "百": 10**2, "千": 10**3, "仟": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "佰万": 10**6,
    "千万": 10**7, "仟万": 10**7, "亿": 10**8, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
"""What a scale behind a figure multiplies by."""
_SHARES = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001")}


def scale(unit: str | None) -> Decimal:
    """What a unit multiplies by: 万元 → 10000, % → 0.01; 1 for a unit without a scale (元, 台) and for none.

    >>> scale("万元"), scale("（百万元）"), scale("‰"), scale("台"), scale(None)
    (Decimal('10000'), Decimal('1000000'), Decimal('0.001'), Decimal('1'), Decimal('1'))
    """
    bare = (unit or "").strip("（）()").removesuffix("元").removesuffix("圆")
    return _SHARES[bare] if bare in _SHARES else Decimal(SCALES.get(bare, 1))


def figure(text: str, unit: str | None = None) -> Decimal | None:
    """The value of a figure or numeral that a wording found, times the scale of its unit; `None` if it is no number.

    The one way from `1,350.50` to a number: what is grouped wrongly is none, however the wording found it.
    """
    cleaned = spaced(text).lstrip("¥")
    negative = cleaned[:1] == "-"
    try:
        value = either(cleaned[1:] if negative else cleaned, text)
    except ValueParseError:
        return None
    value = value if unit is None else value * scale(unit)
    return -value if negative else value


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
