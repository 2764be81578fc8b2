"""Numbers in the capital numerals of accountants (大写): what a sum in figures must read in words.

>>> to_upper(Decimal("1803000"))
'壹佰捌拾万零叁仟元整'
"""

from __future__ import annotations

from decimal import Decimal

from extract.values.errors import ValueParseError
from extract.values.numerals import FORMAL_DIGITS


def _upper_section(value: int) -> str:
    """Formal form of 1–9999, inner zeros collapsed, no leading 零."""
    out, pending = "", False
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = value // unit % 10
        if digit:
            out += ("零" if pending and out else "") + FORMAL_DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return out


def upper_int(value: int) -> str:
    """Formal form of a non-negative integer below 10**16, with 零 wherever a place is skipped or 万位 is 0.

    >>> upper_int(1003002000), upper_int(10500), upper_int(0)
    ('壹拾亿零叁佰万零贰仟', '壹万零伍佰', '零')
    """
    if not 0 <= value < 10**16:
        raise ValueParseError("format", "超出大写金额范围", str(value))
    if value == 0:
        return "零"
    yi, rest = divmod(value, 10**8)
    out = ""
    if yi:
        out = (upper_int(yi) if yi >= 10**4 else _upper_section(yi)) + "亿"
    gap = bool(yi) and yi % 10 == 0
    for section, name in ((rest // 10**4, "万"), (rest % 10**4, "")):
        if section:
            out += ("零" if out and (gap or section < 1000) else "") + _upper_section(section) + name
            gap = section % 10 == 0
        else:
            gap = True
    return out


def to_upper(amount: Decimal) -> str:
    """Amount in 元 (≥ 0, at most two decimals) → 大写 in the form accountants use.

    >>> to_upper(Decimal("1.05")), to_upper(Decimal("0.5")), to_upper(Decimal("0"))
    ('壹元零伍分', '伍角整', '零元整')
    """
    cents = amount * 100
    if cents != cents.to_integral_value() or cents < 0:
        raise ValueParseError("format", "大写金额最多两位小数且不为负", str(amount))
    yuan, rest = divmod(int(cents), 100)
    jiao, fen = divmod(rest, 10)
    out = upper_int(yuan) + "元" if yuan or not rest else ""
    if not rest:
        return out + "整"
    if jiao:
        out += FORMAL_DIGITS[jiao] + "角"
    elif out:
        out += "零"
    return out + (FORMAL_DIGITS[fen] + "分" if fen else "整")
