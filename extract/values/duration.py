"""A length of time (期限).

Units: `day` (日, 天, 日历天, 自然日), `working_day` (工作日), `month`, `year`, `hour`. Weeks become days and
quarters months; year and month together become months (两年零三个月 → 27 month). A double form must agree: `三（3）年`,
and the count alone may stand in brackets: `（2）年`.

>>> parse("10 个工\\n作日")
Duration(count=10, unit='working_day', flags=())
>>> parse("一年半").iso, parse("半年").iso, parse("120个日历天").iso, parse("3-5个工作日").iso
('P18M', 'P6M', 'P120D', 'P3WD/P5WD')
>>> parse("长期有效")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 期限无终点：长期有效
>>> schedule("7*24 小时")
'7x24h'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.values import numerals
from extract.values.clean import refuse, spaced, tight
from extract.values.errors import ValueParseError
from extract.values.number import either

Unit = Literal["day", "working_day", "month", "year", "hour"]
_LETTER = {"day": "D", "working_day": "WD", "month": "M", "year": "Y", "hour": "H"}


@dataclass(frozen=True, slots=True)
class Duration:
    """`count` (an int wherever the text allows) of `unit`. Flags: `odd_measure` (1个年), `half_month` (= 15 days)."""

    count: int | Decimal
    unit: Unit
    flags: tuple[str, ...] = ()

    @property
    def iso(self) -> str:
        """ISO 8601 duration; working days, which ISO lacks, as `P10WD`."""
        count = f"{self.count:f}" if isinstance(self.count, Decimal) else self.count
        return f"P{'T' if self.unit == 'hour' else ''}{count}{_LETTER[self.unit]}"


@dataclass(frozen=True, slots=True)
class DurationRange:
    """From `low` to `high`, both included, in the same unit."""

    low: Duration
    high: Duration

    @property
    def iso(self) -> str:
        return f"{self.low.iso}/{self.high.iso}"


# What a unit word means: unit and how many of it. Longest first where one is the beginning of another.
_UNITS: dict[str, tuple[Unit, Decimal]] = {
    "法定工作日": ("working_day", Decimal(1)), "工作日": ("working_day", Decimal(1)),
    "工作天": ("working_day", Decimal(1)),
    "日历天": ("day", Decimal(1)), "日历日": ("day", Decimal(1)), "自然日": ("day", Decimal(1)),
    "自然天": ("day", Decimal(1)), "公历日": ("day", Decimal(1)), "天": ("day", Decimal(1)), "日": ("day", Decimal(1)),
    "星期": ("day", Decimal(7)), "周": ("day", Decimal(7)), "礼拜": ("day", Decimal(7)),
    "季度": ("month", Decimal(3)), "自然月": ("month", Decimal(1)), "月": ("month", Decimal(1)),
    "周年": ("year", Decimal(1)), "自然年": ("year", Decimal(1)), "整年": ("year", Decimal(1)),
    "年": ("year", Decimal(1)),
    "年度": ("year", Decimal(1)), "小时": ("hour", Decimal(1)), "h": ("hour", Decimal(1)),
    "分钟": ("hour", Decimal(1) / 60),
}  # fmt: skip
_CN = f"[{numerals.DIGIT_CHARS}{numerals.UNIT_CHARS}]{{1,12}}"
_COUNT = rf"(?:[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?|{_CN}(?:点{_CN})?)"
_DOUBLED = rf"{_COUNT}(?:（{_COUNT}）)?"
_WORD = "|".join(sorted(_UNITS, key=len, reverse=True))
_SIMPLE = re.compile(rf"(?P<n>{_DOUBLED}|半)(?P<half0>个半)?(?P<ge>个)?(?P<u>{_WORD})(?P<half>半)?(?:之?以?内)?\Z")
_COMPOUND = re.compile(rf"(?P<y>{_DOUBLED})年(?:零|又|加)?(?P<m>{_DOUBLED})个?月(?:之?以?内)?\Z")
_RANGE = re.compile(
    rf"(?P<a>{_COUNT})(?P<ua>个?(?:{_WORD}))?(?:[-~～—–至到]+)(?P<b>{_COUNT})(?P<u>个?(?:{_WORD}))(?:之?以?内)?\Z"
)
_BOTH = re.compile(r"(?P<a>[^（）]+(?:（[^（）]{1,6}）[^（）]+)?)（(?:即|共|计|合)?(?P<b>[^（）]+)）(?:之?以?内)?\Z")
_UNBOUNDED = re.compile(r"(?:长期|永久|终身|终生|无限期|不限期|无固定期限|无期限)(?:有效|保密|地|性)?\Z")
_TIMES = re.compile(r"(?P<d>[1-7])(?:天|日)?[*×xX✕](?P<h>[0-9]{1,2})(?:个?小时|h)?(?:制|服务)?\Z", re.I)
_CLOCK = re.compile(
    r"(?:每[天日])?[早上午]{0,2}(?P<h1>[0-9]{1,2})[：点](?P<m1>[0-9]{2})?(?:至|到|[-~～—–]+)"
    r"[下午晚上]{0,2}(?P<h2>[0-9]{1,2})[：点](?P<m2>[0-9]{2})?\Z"
)
_FILLED_IN = re.compile(rf"\A（({_COUNT})）")
"""（2）年: a count between the brackets of a form."""
_ROUGH = re.compile(r"约|左右|余|以上|不少于|不超过|至少|不低于")


def schedule(text: str) -> str:
    """Service hours, never a length of time: `5*8小时` → `5x8h`, `早9:00-晚18:00` → `09:00-18:00`."""
    cleaned = tight(text)
    if match := _TIMES.match(cleaned):
        return f"{match['d']}x{int(match['h'])}h"
    if match := _CLOCK.match(cleaned):
        hours = [int(match["h1"]), int(match["m1"] or 0), int(match["h2"]), int(match["m2"] or 0)]
        if hours[0] <= 24 and hours[2] <= 24 and hours[1] < 60 and hours[3] < 60:
            return f"{hours[0]:02d}:{hours[1]:02d}-{hours[2]:02d}:{hours[3]:02d}"
    raise refuse(cleaned, text, "服务时间")


def _number(text: str, whole: str) -> Decimal:
    """A count, single or double (三（3）)."""
    first, bracket, second = text.partition("（")
    value = either(first)
    if bracket and either(second.removesuffix("）")) != value:
        raise ValueParseError("disagree", "两种写法的期限不一致", whole)
    return value


def _make(count: Decimal, unit: Unit, text: str, flags: tuple[str, ...] = ()) -> Duration:
    """Exact and in the simplest terms: 1.5 年 → 18 month; 20 分钟 has no exact hours."""
    if unit == "year" and count != count.to_integral_value():
        count, unit = count * 12, "month"
    rounded = round(count, 4)
    if abs(rounded - count) > Decimal("1e-20"):
        raise ValueParseError("format", "期限不能精确换算为小时", text)
    if rounded == 0:
        raise ValueParseError("format", "期限为零", text)
    if unit == "year" and rounded >= 1000:
        raise ValueParseError("format", "是年份，不是期限", text)
    if rounded == rounded.to_integral_value():
        return Duration(int(rounded), unit, flags)
    return Duration(rounded.normalize(), unit, flags)


def _simple(cleaned: str, text: str) -> Duration | None:
    if match := _COMPOUND.match(cleaned):
        return _make(_number(match["y"], text) * 12 + _number(match["m"], text), "month", text)
    match = _SIMPLE.match(cleaned)
    if match is None:
        return None
    word = match["u"]
    unit, size = _UNITS[word]
    flags: tuple[str, ...] = ()
    if match["n"] == "半":
        if match["half0"] or match["half"]:
            return None
        if word == "月":
            return Duration(15, "day", ("half_month",))
        count = Decimal("0.5")
    else:
        count = _number(match["n"], text)
        if match["half"] and match["half0"]:
            return None
        if match["half"] or match["half0"]:
            if match["half"] and word not in ("年", "天", "日", "小时"):
                return None
            count += Decimal("0.5")
        if word == "月" and not (match["ge"] or match["half0"] or count > 12):
            raise ValueParseError("ambiguous", "月份还是月数不明", text)
        if match["ge"] and word in ("年", "日", "天"):
            flags = ("odd_measure",)
    return _make(count * size, unit, text, flags)


def parse(text: str) -> Duration | DurationRange:
    """Length of time of a whole text.

    Errors (ValueParseError): `empty`, `schedule` (5*8小时; see `schedule`), `unbounded` (长期), `disagree`,
    `approximate`, `ambiguous` (3月), `range` (falling), `format`.
    """
    cleaned = _FILLED_IN.sub(r"\1", spaced(text))
    try:
        simple = _simple(cleaned, text)
        if simple is not None:
            return simple
        if match := _RANGE.match(cleaned):
            low_unit = match["ua"] or match["u"]
            low, high = _simple(match["a"] + low_unit, text), _simple(match["b"] + match["u"], text)
            if low is not None and high is not None and low.unit == high.unit:
                if low.count >= high.count:
                    raise ValueParseError("range", "期限区间颠倒", text)
                return DurationRange(low, high)
        if match := _BOTH.match(cleaned):  # 三年（36个月）
            first, second = _simple(match["a"], text), _simple(match["b"], text)
            if first is not None and second is not None:
                if not _same(first, second):
                    raise ValueParseError("disagree", "两种写法的期限不一致", text)
                return first
    except ValueParseError as error:
        if error.text:
            raise ValueParseError(error.code, error.message, text) from None
        raise
    if _UNBOUNDED.match(cleaned):
        raise ValueParseError("unbounded", "期限无终点", text)
    if _TIMES.match(cleaned) or _CLOCK.match(cleaned):
        raise ValueParseError("schedule", "是服务时间，不是期限", text)
    if _ROUGH.search(cleaned):
        raise ValueParseError("approximate", "期限为约数或限度", text)
    raise refuse(cleaned, text, "期限")


def _same(a: Duration, b: Duration) -> bool:
    def months(d: Duration) -> int | Decimal:
        return d.count * 12 if d.unit == "year" else d.count

    if {a.unit, b.unit} <= {"year", "month"}:
        return months(a) == months(b)
    return (a.count, a.unit) == (b.count, b.unit)
