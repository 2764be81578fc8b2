"""How characters and marks are written."""

from __future__ import annotations

import re

_WIDE = {ord(c): chr(ord(c) + 0xFEE0) for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.%/"}
_HALF = str.maketrans("（）：；，", "():;,")
_SPREAD = r"\u4e00-\u9fff，。；：、（）《》“”"
_MISREAD = {"，": ",", "。": ".", "：": ":", "；": ";", "（": "(", "）": ")", "、": "，"}


def full_width(text: str) -> str:
    """Digits and capitals in full width."""
    return text.translate(_WIDE)


def half_width(text: str) -> str:
    """Brackets, colons and commas in half width."""
    return text.translate(_HALF)


def spaced_labels(text: str) -> str:
    """甲 方 ： …: labels of two to four characters spread out."""
    return re.sub(r"(?m)^([\u4e00-\u9fff]{2,4})：", lambda m: " ".join(m[1]) + " ： ", text)


def spread(text: str) -> str:
    """A space between all Chinese characters and marks."""
    return re.sub(rf"(?<=[{_SPREAD}])(?=[{_SPREAD}])", " ", text)


def misread_marks(text: str) -> str:
    """Every third mark of punctuation as recognition of characters mistakes it."""
    count = 0

    def misread(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return _MISREAD[match[0]] if count % 3 == 0 else match[0]

    return re.sub("[" + "".join(_MISREAD) + "]", misread, text)
