"""A value that the contract leaves between two bounds (200至600元, 70%-80%): no single value, both bounds."""

from __future__ import annotations

from decimal import Decimal

import regex

_SIGN = {"%": 100, "‰": 1000}


def sums_between(found: regex.Match[str]) -> tuple[str, str]:
    """Both bounds in 元 of a match of `number.range_of_sums`; a bound without a unit has that of the other."""
    return _sum(found["low"], found["unit"] or found["last"]), _sum(found["high"], found["last"])


def shares_between(found: regex.Match[str]) -> tuple[str, str]:
    """Both bounds as fractions of a match of `number.range_of_shares`."""
    last = found["last"]
    return _share(found["low"], found["sign"] or last), _share(found["high"], last)


def _sum(figure: str, unit: str) -> str:
    value = Decimal(figure.replace(",", "")) * (10000 if unit.startswith("万") else 1)
    return str(value.quantize(Decimal("0.01")))


def _share(figure: str, sign: str) -> str:
    return format((Decimal(figure) / _SIGN[sign]).normalize(), "f")
