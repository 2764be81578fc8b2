"""Currencies as contracts name them, and their ISO 4217 codes."""

from __future__ import annotations

import re

_NAMES = {
    "CNY": ("人民币", "RMB", "CNY", "¥", "元", "圆", "圓"),
    "USD": ("美元", "美金", "USD", "US$", "$"),
    "HKD": ("港元", "港币", "港幣", "港圆", "HKD", "HK$"),
    "MOP": ("澳门元", "澳门币", "葡币", "MOP"),
    "TWD": ("新台币", "新臺幣", "TWD", "NT$"),
    "EUR": ("欧元", "歐元", "EUR", "€"),
    "GBP": ("英镑", "英鎊", "GBP", "£"),
    "JPY": ("日元", "日圆", "日圓", "JPY"),
    "AUD": ("澳元", "澳大利亚元", "AUD", "A$"),
    "CAD": ("加元", "加拿大元", "CAD", "C$"),
    "SGD": ("新加坡元", "新元", "SGD", "S$"),
    "CHF": ("瑞士法郎", "瑞郎", "CHF"),
    "KRW": ("韩元", "韩圆", "KRW", "₩"),
    "RUB": ("卢布", "RUB"),
    "THB": ("泰铢", "THB"),
    "NZD": ("新西兰元", "NZD"),
}
CODE_OF = {name: code for code, names in _NAMES.items() for name in names}
_FOREIGN = sorted((n for n, code in CODE_OF.items() if code != "CNY"), key=len, reverse=True)
UNITS = "(?:" + "|".join(re.escape(n) for n in _FOREIGN if not n.endswith("$") and n not in "€£₩") + "|[元圆圓])"
"""Pattern of what stands behind a number and makes it a sum."""
SIGNS = "(?:" + "|".join(map(re.escape, [*_FOREIGN, "人民币", "RMB", "CNY", "¥"])) + ")"
"""Pattern of what stands in front of a number and makes it a sum."""


def code(name: str) -> str:
    """ISO code of a name or sign as `SIGNS` and `UNITS` find it."""
    return CODE_OF[name]
