"""A small whole number (份数, 次数, 期数): arabic, Chinese, or both with the same value.

>>> parse("6"), parse("陆"), parse("十二"), parse("陆（6）"), parse("1,200")
(6, 6, 12, 6, 1200)
>>> parse("陆（5）")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 两种写法的数目不一致：陆（5）
"""

from __future__ import annotations

import re

from extract.values.clean import refuse, spaced
from extract.values.errors import ValueParseError
from extract.values.number import either

_BOTH = re.compile(r"([^（）]+)（([^（）]+)）\Z")


def _one(cleaned: str, text: str) -> int:
    value = either(cleaned, text)
    if value != value.to_integral_value():
        raise ValueParseError("format", "不是整数", text)
    return int(value)


def parse(text: str) -> int:
    """Value of a whole text; ValueParseError (`empty`, `disagree`, `grouping`, `masked`, `format`) otherwise."""
    cleaned = spaced(text)
    if not cleaned:
        raise refuse(cleaned, text, "整数")
    if match := _BOTH.match(cleaned):
        first, second = _one(match[1], text), _one(match[2], text)
        if first != second:
            raise ValueParseError("disagree", "两种写法的数目不一致", text)
        return first
    return _one(cleaned, text)
