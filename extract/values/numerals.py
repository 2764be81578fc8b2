"""Chinese numerals (中文数字), formal 壹贰叁 and plain 一二三, as exact numbers.

The grammar is strict: inside each section of four digits the units 千 百 十 descend, the sections 亿 万 descend,
every unit has its digit. What people write although a style guide would not is accepted and flagged:

* `mixed` formal and plain digits together (伍十五), `variant` (两 廿 卅 参 弍), `ten` (拾万 for 壹拾万);
* `zero_extra` (壹佰捌拾万零叁仟), `zero_missing` where the units leave no doubt (壹万伍佰);
* `padded` a printed form filled in with zeros (伍万零仟零佰零拾零).

Refused: digits without units (壹壹玖万), a unit without a digit (伍佰拾万), a doubled or rising unit, and the
colloquial ellipsis 三万五, 一百二, 壹仟伍, which can be read in two ways.

>>> parse("壹佰捌拾万零叁仟")
Decimal('1803000')
>>> parse("零点五"), parse("一百二十"), parse("十")
(Decimal('0.5'), Decimal('120'), Decimal('10'))
>>> parse_int("廿八")
28
>>> parse_flagged("伍十五").flags
('mixed',)
>>> parse("三万五")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 不是中文数字：三万五
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.values.clean import is_blank, tight
from extract.values.errors import ValueParseError

PLAIN_DIGITS = "零一二三四五六七八九"
FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
# Every character that may stand in a numeral, for the search patterns.
DIGIT_CHARS = "零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖两兩弌弍弎壱弐貮貳叄參参陸"
UNIT_CHARS = "十拾百佰千仟廿卅万萬亿億"

_CANON = str.maketrans("〇○兩弌弍弎壱弐貮貳叄參参陸萬億點", "零零两壹贰叁壹贰贰贰叁叁叁陆万亿点")
_DIGITS = {c: i for i, c in enumerate(PLAIN_DIGITS)} | {c: i for i, c in enumerate(FORMAL_DIGITS)} | {"两": 2}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
_FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_PLAIN = frozenset("一二三四五六七八九十百千")
_VARIANTS = frozenset("两兩廿卅弌弍弎壱弐貮參参")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A parsed numeral: exact `value` and what was unusual about its writing."""

    value: Decimal
    flags: tuple[str, ...] = ()


class _Reject(Exception):
    """Not a numeral; turned into ValueParseError at the border, where the whole text is known."""


def _section(text: str, flags: set[str], *, first: bool) -> int:
    """Value of a section below 10,000. `first` = nothing stands before it, so 十 needs no digit, 五 no 零."""
    value, last, i, zero = 0, 10000, 0, False
    padded = False
    if not first and text[0] == "零" and len(text) > 1 and text[1] not in _UNITS:
        zero, i = True, 1  # 万零…: the 零 that bridges two sections
    while i < len(text):
        char = text[i]
        following = text[i + 1] if i + 1 < len(text) else ""
        if char in _TENS:
            if last <= 10 or (value and not zero and last > 100):
                raise _Reject
            value, last, zero, i = value + _TENS[char], 10, False, i + 1
            continue
        if char in _UNITS:  # a unit without a digit: only 十 at the very start
            if _UNITS[char] != 10 or i or not first:
                raise _Reject
            value, last, i = 10, 10, 1
            if char == "拾":
                flags.add("ten")
            continue
        if char not in _DIGITS or (zero and char == "零"):
            raise _Reject
        digit = _DIGITS[char]
        unit = _UNITS.get(following)
        if unit is None:
            if digit == 0 and following:  # 零 as a bridge inside the section
                if last == 1 or (not value and not padded):
                    raise _Reject
                zero, i = True, i + 1
                continue
            if following:
                raise _Reject
            if digit == 0 and not (padded or (i and text[i - 1] == "拾")):
                if first and text == "零":
                    return 0
                raise _Reject
            if digit == 0:
                flags.add("padded")
            elif not (zero or last == 10 or (first and last == 10000)):
                raise _Reject  # 三万五, 一百二, 壹仟伍: two readings
            elif zero and last == 10:
                flags.add("zero_extra")
            value, last, zero, i = value + digit, 1, False, i + 1
            continue
        if unit >= last:
            raise _Reject
        if digit == 0:
            # 零佰 in a printed form: only where 佰 is the very next place, otherwise 壹仟零拾伍 has two readings.
            if following not in _FORMAL or (unit * 10 != last and not (first and last == 10000 and not value)):
                raise _Reject
            padded = True
            flags.add("padded")
        elif unit * 10 == last:
            if zero:
                flags.add("zero_extra")
        elif not zero and not (first and last == 10000):
            flags.add("zero_missing")
        value, last, zero, i = value + digit * unit, unit, False, i + 2
    if zero:
        raise _Reject
    return value


def _integer(text: str, flags: set[str]) -> int:
    """Value of an integer of any size the grammar has: [… 亿][… 万][…]."""
    value, first = 0, True
    high, mark, rest = text.rpartition("亿")
    if mark:
        if not high or "亿" in high:
            raise _Reject
        value, first = _below_yi(high, flags, first=True) * 10**8, False
        if not value:
            raise _Reject
    if rest:
        value += _below_yi(rest, flags, first=first)
    elif not mark:
        raise _Reject
    return value


def _below_yi(text: str, flags: set[str], *, first: bool) -> int:
    value = 0
    high, mark, rest = text.rpartition("万")
    if mark:
        if not high:
            raise _Reject
        value, first = _section(high, flags, first=first) * 10**4, False
        if not value and "padded" not in flags:
            raise _Reject
    if rest:
        value += _section(rest, flags, first=first)
    return value


def read(text: str) -> Numeral:
    """Like `parse_flagged`, for a text that is already folded and tight. `_Reject` never leaves this module."""
    canon = text.translate(_CANON)
    flags: set[str] = set()
    whole, point, fraction = canon.partition("点")
    try:
        value = Decimal(_integer(whole, flags))
    except (_Reject, IndexError):
        raise ValueParseError("empty" if is_blank(text) else "format", "不是中文数字", text) from None
    if point:
        if not fraction or any(c not in _DIGITS or c == "两" for c in fraction) or len(fraction) > 8:
            raise ValueParseError("format", "不是中文数字", text)
        value = Decimal(f"{value}.{''.join(str(_DIGITS[c]) for c in fraction)}")
    chars = frozenset(text)
    if chars & _FORMAL and chars & _PLAIN:
        flags.add("mixed")
    if chars & _VARIANTS:
        flags.add("variant")
    return Numeral(value, tuple(sorted(flags)))


def parse_flagged(text: str) -> Numeral:
    """Value and flags of a Chinese numeral; ValueParseError (`empty`, `format`) for anything else."""
    return read(tight(text))


def parse(text: str) -> Decimal:
    """Exact value of a Chinese numeral, integer or decimal (点). Errors as `parse_flagged`."""
    return parse_flagged(text).value


def parse_int(text: str) -> int:
    """Value of a Chinese integer. Errors as `parse_flagged`, also for a numeral with 点."""
    value = parse(text)
    if value != value.to_integral_value():
        raise ValueParseError("format", "不是整数", text)
    return int(value)
