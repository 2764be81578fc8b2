"""From what the parsers of `extract.values` return to what the record holds."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from extract.record import Duration

_CENT = Decimal("0.01")
_SPACES = re.compile(r"[ \u3000\t]+")
_HALF_BRACKETS = str.maketrans("()", "（）")


def money(value: Any) -> Decimal:
    """An amount in 元 with at least two decimals (more only if the document states more)."""
    amount = Decimal(str(value))
    exponent = amount.as_tuple().exponent
    return amount.quantize(_CENT) if isinstance(exponent, int) and exponent >= -2 else amount


def ratio(value: Any) -> Decimal:
    """A fraction without trailing zeros: 5 % is `0.05`."""
    fraction = Decimal(str(value)).normalize()
    return fraction.quantize(Decimal(1)) if fraction == fraction.to_integral_value() else fraction


def date(value: Any) -> str:
    """ISO 8601, with the precision that is written."""
    return str(getattr(value, "value", value))


def duration(value: Any) -> Duration:
    """A length of time as count and unit; 1.5 years are 18 months. Raises `ValueError` for what is not whole."""
    count, unit = value.count, value.unit
    if int(count) != count:
        raise ValueError(f"not a whole duration: {value}")
    return Duration(count=int(count), unit=unit)


def text(value: Any) -> str:
    """As written, without layout spaces; brackets full-width, the wrapping punctuation at the ends gone."""
    cleaned = _SPACES.sub(" ", str(value)).strip(" ，。；：、．")
    cleaned = re.sub(r"(?<![0-9A-Za-z]) | (?![0-9A-Za-z])", "", cleaned)
    cleaned = _trim_brackets(cleaned.translate(_HALF_BRACKETS))
    return cleaned.strip(' ，。；：、“”"')


_ITEM = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]{1,4}[条章节]|[（(]?[\d一二三四五六七八九十]{1,3}(?:\.\d{1,2}){0,3}[）)、.．](?!\d)"
    r"|\d{1,2}(?:[.-]\d{1,2}){1,3}(?![\d年月-])|[①-⑩]|[-.]\d{1,2}(?=[^\d.]))[ 、]?"
)
"""The number in front of an item: its shape, no wording."""


def sentence(value: Any) -> str:
    """A sentence as written, without layout and without the number of its item."""
    return _ITEM.sub("", text(value))


def _trim_brackets(value: str) -> str:
    """Drop a closing bracket that was opened before the value, and what an unclosed bracket begins."""
    depth = 0
    for i, char in enumerate(value):
        if char == "（":
            depth += 1
        elif char == "）":
            depth -= 1
            if depth < 0:
                return value[:i]
    if depth > 0:
        return value[: value.rfind("（")]
    return value
