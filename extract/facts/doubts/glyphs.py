"""Which characters recognition confuses, to say in a warning how two readings of one sum may have come about."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from extract.lexicon import words as listed

# Digits that look alike in print, each pair once.
_ALIKE = frozenset(
    frozenset(pair)
    for pair in ("17", "38", "08", "06", "68", "09", "35", "56", "58", "27", "49", "14", "39", "12", "89")
)
_CAPITAL = "零壹贰叁肆伍陆柒捌玖"


def how_they_differ(figures: Decimal, words: Decimal) -> str:
    """A few Chinese words on what may have been misread; "" if the two are simply different.

    >>> how_they_differ(Decimal("1192.00"), Decimal("1192000.00"))
    '疑将千分位逗号误识为小数点'
    >>> how_they_differ(Decimal("1792000.00"), Decimal("1192000.00"))
    '疑为易混字符（7与1）'
    """
    if not figures or not words:
        return ""
    one, two = (format(value, "f").replace(".", "") for value in (figures, words))
    if one.strip("0") == two.strip("0"):
        return "疑将千分位逗号误识为小数点" if figures < words else "疑漏识小数点"
    if len(one) != len(two):
        return "疑漏识或多识数字" if abs(len(one) - len(two)) == 1 else ""
    pairs = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(pairs) != 1:
        return ""
    a, b = pairs[0]
    if frozenset((a, b)) in _ALIKE or frozenset((_CAPITAL[int(a)], _CAPITAL[int(b)])) in _alike_words():
        return f"疑为易混字符（{a}与{b}）"
    return f"有一位数字不同（{a}与{b}）"


@cache
def _alike_words() -> frozenset[frozenset[str]]:
    """Capital digits that look alike in print."""
    return frozenset(map(frozenset, listed("alike_capitals")))
