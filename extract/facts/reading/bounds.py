"""A value that the contract leaves between two bounds (200至600元, 70%-80%): no single value, both bounds."""

from __future__ import annotations

from decimal import Decimal

import regex

from extract.values.number import figure

Bounds = tuple[str, str]


def sums_between(found: regex.Match[str]) -> Bounds | None:
    """Both bounds in 元 of a match of `number.range_of_sums`; a bound without a unit has that of the other.
    `None` where one of them is no number (1,20至600元)."""
    return _both(figure(found["low"], found["unit"] or found["last"]), figure(found["high"], found["last"]), places="0.01")


def shares_between(found: regex.Match[str]) -> Bounds | None:
    """Both bounds as fractions of a match of `number.range_of_shares`; `None` where one of them is no number."""
    return _both(figure(found["low"], found["sign"] or found["last"]), figure(found["high"], found["last"]))


def _both(low: Decimal | None, high: Decimal | None, places: str = "") -> Bounds | None:
    if low is None or high is None:
        return None
    low, high = (one.quantize(Decimal(places)) if places else one.normalize() for one in (low, high))
    return format(low, "f"), format(high, "f")
