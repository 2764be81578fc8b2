"""Ordinals of clause labels: 十二 → 12, 廿一 → 21, １２ → 12, ③ → 3."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "两": 2}
_DIGITS |= {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", start=1)}
_ONES = "〇一二三四五六七八九"
CHINESE = "〇零○一二三四五六七八九十百廿卅两壹贰叁肆伍陆柒捌玖拾"
"""Characters of a Chinese ordinal, for character classes."""


def ordinal(text: str) -> int | None:
    """Value of an ordinal in Chinese or arabic numerals or a circled digit; `None` if it is none.

    >>> ordinal("十二"), ordinal("二十"), ordinal("一百零三"), ordinal("8"), ordinal("③"), ordinal("甲")
    (12, 20, 103, 8, 3, None)
    """
    if text.isascii():
        return int(text) if text.isdigit() else None
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    text = text.replace("廿", "二十").replace("卅", "三十").replace("拾", "十")
    if not text:
        return None
    if "十" not in text and "百" not in text:
        # Digit by digit, as in 二〇: only a plain ordinal up to 99 is meant.
        value = 0
        for char in text:
            if char not in _DIGITS:
                return None
            value = value * 10 + _DIGITS[char]
        return value
    total = current = 0
    for char in text:
        if char == "百":
            total, current = total + (current or 1) * 100, 0
        elif char == "十":
            total, current = total + (current or 1) * 10, 0
        elif char in _DIGITS:
            current = _DIGITS[char]
        else:
            return None
    return total + current


def chinese(value: int) -> str:
    """The ordinal of a list in Chinese numerals, for 1 to 99.

    >>> chinese(3), chinese(10), chinese(12), chinese(40)
    ('三', '十', '十二', '四十')
    """
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _ONES[tens]) + ("十" if tens else "") + ("" if not ones else _ONES[ones])
