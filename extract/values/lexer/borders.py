"""Is a value whole? What stands right before and behind it tells: no value begins or ends inside a number."""

from __future__ import annotations

import re

from extract.values.lexer.chars import NOISE, NUMBERS

_DIGITS = frozenset("0123456789")
_CENTS_BEHIND = re.compile(r"[^\w\s，。；：（）、](?:[0-9零一二三四五六七八九壹贰叁肆伍陆柒捌玖]角|[0-9壹贰叁肆伍陆柒捌玖]分)")
_MONTHS_BEHIND = re.compile(r"[^\w\s，。；：（）、]?[0-9一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,4}[^\w\s，。；：（）、]?个?月")
_DATE_BEHIND = re.compile(r"[^\w\s，。；：（）、]?[0-9一二三四五六七八九十]{1,3}[^\w\s，。；：（）、]?[月日号]|[^\w\s，。；：（）、]月")


def cut_before(text: str, start: int) -> bool:
    """True if what begins at `start` is the end of a longer number: 36_4200元, 三百#二十万元, 36 4200元."""
    if start < 1 or text[start] not in NUMBERS:
        return False
    last = text[start - 1]
    if last in _DIGITS or (last in ".," and start > 1 and text[start - 2] in _DIGITS):
        return True
    return (last in NOISE or last == " ") and start > 1 and (text[start - 2] in NUMBERS or text[start - 2] in "元圆")


def cut_behind(text: str, end: int, family: str) -> bool:
    """True if what ends at `end` goes on: ¥36#4200, 叁拾万元#伍角, 1年#6个月, 2025年5月3#1日."""
    if end >= len(text):
        return False
    following = text[end]
    if text[end - 1] in NUMBERS:
        if following in _DIGITS or (following == "点" and text[end + 1 : end + 2] in NUMBERS):
            return True
        if following in NOISE and text[end + 1 : end + 2] in NUMBERS and text[end + 1 : end + 2]:
            return True
    if family == "money":
        return _CENTS_BEHIND.match(text, end) is not None
    if family == "duration" and text[end - 1] in "年月":
        return _MONTHS_BEHIND.match(text, end) is not None and text[end - 1] == "年"
    if family == "date" and text[end - 1] in "年月":
        return _DATE_BEHIND.match(text, end) is not None
    return False
