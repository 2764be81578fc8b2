"""A calendar date (日期), with the precision it was written in, and spans of time written with dates.

`2024年7月19日`, `2024 年 7 月`, `2022-04-29`, `2024.7.19`, `20220429`, `二〇二五年六月十日`, `贰零贰肆年柒月拾玖日`,
`Nov. 22, 2024`, `22 November 2024`.
A two-digit year and a half-filled form are refused; an unfilled form (`　年　月　日`) has the code `empty`.

>>> parse("二〇二五年 6 月 10 日")
DateValue(value='2025-06-10', precision='day', flags=())
>>> parse("2025 年 7 月").value, parse("2024年").value
('2025-07', '2024')
>>> parse("Nov. 22, 2024").value, parse("22nd November 2024").value
('2024-11-22', '2024-11-22')
>>> parse_range("2024年度"), parse_range("2025 年 7 月底前")
(('2024-01-01', '2024-12-31'), (None, '2025-07-31'))
>>> parse_range("自2024年1月1日起至12月31日止")
('2024-01-01', '2024-12-31')
>>> parse("年 月 日")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 日期未填写：年 月 日
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.values import numerals
from extract.values.clean import refuse, tight
from extract.values.errors import ValueParseError

Range = tuple[str | None, str | None]

_ZERO = "0OoＯ零〇○◯"
_YEAR_DIGITS = dict.fromkeys(_ZERO, "0") | {c: str(i) for i, c in enumerate("零一二三四五六七八九") if i}
_YEAR_DIGITS |= {c: str(i) for i, c in enumerate("零壹贰叁肆伍陆柒捌玖") if i}
_YEAR_DIGITS |= {**dict(zip("貳貮弐叄參陸", "222336", strict=True)), **{str(i): str(i) for i in range(10)}}
_CN_YEAR = f"[{''.join(_YEAR_DIGITS)}]{{4}}"
_CN_PART = "[零〇○元正一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾貳貮弐叄參陸]{1,5}"
_WRITTEN = re.compile(
    rf"(?P<y>[0-9]{{4}}|{_CN_YEAR})年(?:(?P<m>[0-9]{{1,2}}|{_CN_PART})月(?:份|(?P<d>[0-9]{{1,2}}|{_CN_PART})[日号])?)?\Z"
)
_NUMERIC = re.compile(
    r"(?P<y>[0-9]{4})(?P<sep>[-./])(?P<m>[0-9]{1,2})(?:(?P=sep)(?P<d>[0-9]{1,2})日?)?\Z|(?P<c>[0-9]{8})\Z"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ENGLISH = re.compile(
    r"(?:(?P<m>[a-z]{3,9})[.,，]*(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?(?:[,，]+|(?=[0-9]{4}))"
    r"|(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?-?(?P<m2>[a-z]{3,9})[.,，]*-?)(?P<y>[0-9]{4})\Z"
)
_HALF = re.compile(r"[0-9年月日号_Xx×*/]*\Z")


@dataclass(frozen=True, slots=True)
class DateValue:
    """`value` is ISO 8601 as far as the text goes: `2025-07-19`, `2025-07`, `2024`. Flag: `variant` (二O二五)."""

    value: str
    precision: Literal["day", "month", "year"]
    flags: tuple[str, ...] = ()

    @property
    def first(self) -> date:
        """First day covered."""
        parts = [int(part) for part in self.value.split("-")]
        return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)

    @property
    def last(self) -> date:
        """Last day covered."""
        start = self.first
        if self.precision == "day":
            return start
        month = 12 if self.precision == "year" else start.month
        return date(start.year, month, monthrange(start.year, month)[1])


def _year(text: str) -> int:
    return int("".join(c if c.isdigit() and c.isascii() else _YEAR_DIGITS[c] for c in text))


def _part(text: str) -> int:
    """Month or day, arabic or Chinese; 元月 is January; 零柒 as on cheques."""
    if text.isascii():
        return int(text)
    if text in ("元", "正"):
        return 1
    value = numerals.read(text[1:] if text[0] in "零〇" and len(text) > 1 else text).value
    return int(value)


def _english(name: str) -> int | None:
    """Month of an English name, whole or short (sept as well)."""
    if name in _WHOLE_MONTHS:
        return _WHOLE_MONTHS.index(name) + 1
    short = "sep" if name == "sept" else name
    return _MONTHS.index(short) + 1 if short in _MONTHS else None


def _build(year: int, month: int | None, day: int | None, text: str, flags: tuple[str, ...] = ()) -> DateValue:
    if not 1900 <= year <= 2099:
        raise ValueParseError("calendar", "年份不在1900至2099年之间", text)
    if month is None:
        return DateValue(f"{year:04d}", "year", flags)
    try:
        date(year, month, 1 if day is None else day)
    except ValueError:
        raise ValueParseError("calendar", "不存在的日期", text) from None
    if day is None:
        return DateValue(f"{year:04d}-{month:02d}", "month", flags)
    return DateValue(f"{year:04d}-{month:02d}-{day:02d}", "day", flags)


def _read(cleaned: str, text: str) -> DateValue:
    if match := _WRITTEN.match(cleaned):
        try:
            month = _part(match["m"]) if match["m"] else None
            day = _part(match["d"]) if match["d"] else None
        except ValueParseError:
            raise ValueParseError("format", "不是日期", text) from None
        flags = ("variant",) if any(c in "Oo" for c in match["y"]) else ()
        return _build(_year(match["y"]), month, day, text, flags)
    if match := _NUMERIC.match(cleaned):
        if compact := match["c"]:
            return _build(int(compact[:4]), int(compact[4:6]), int(compact[6:]), text)
        return _build(int(match["y"]), int(match["m"]), int(match["d"]) if match["d"] else None, text)
    if (match := _ENGLISH.match(re.sub(r"\s", "", cleaned).lower())) and (month := _english(match["m"] or match["m2"])):
        return _build(int(match["y"]), month, int(match["d"] or match["d2"]), text)
    error = refuse(cleaned, text, "日期")
    if error.code != "empty" and "年" in cleaned and _HALF.match(cleaned):
        raise ValueParseError("incomplete", "日期未填写完整", text)
    raise error


def parse(text: str) -> DateValue:
    """Date of a whole text; ValueParseError (`empty`, `incomplete`, `calendar`, `masked`, `format`) otherwise."""
    return _read(tight(text), text)


_QUARTER = {"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, 0)}
_BEFORE = re.compile(r"(?:截止?至?|截至|至|到|不晚于|不迟于|最迟|最晚)?(?P<d>.+?)(?:之前|以前|前|为?止|截止)?\Z")
_AFTER = re.compile(r"(?:自|从|由)(?P<d>.+?)(?:之日起|起|开始)\Z|(?P<e>.+?)(?:之日起|起|以后|之后)\Z")
_WORD_LINK, _DASH_LINK = re.compile(r"[至到]"), re.compile(r"[~～—–]+|-+")
_FROM = re.compile(r"(?:自|从|由)?(?P<d>.+?)(?:之日起|起)?\Z")
_TO = re.compile(r"(?P<d>.+?)(?:为?止|期间)?\Z")
_CLOCK = re.compile(r"(?<=[日号])(?:[0-9]{1,2}|零|二十四)(?:时|：00)(?:整|00分)?")
_YEAR_PART = re.compile(
    rf"(?P<y>(?:[0-9]{{4}}|{_CN_YEAR})年)度?(?:(?P<half>[上下])半年度?|第?(?P<q>[1-4一二三四])季度"
    rf"|(?P<m>(?:[0-9]{{1,2}}|{_CN_PART})月)?(?:(?P<ten>[上中下])旬|(?P<end>年?底|末|年末))?)?(?P<whole>全年)?\Z"
)


def _period(cleaned: str, text: str) -> tuple[date, date]:
    """First and last day of a date, month, year, quarter, half-year, 旬 or the end of a month."""
    if (match := _YEAR_PART.match(cleaned)) is None:
        value = _read(cleaned, text)
        return value.first, value.last
    whole = _read(match["y"], text)
    year = whole.first.year
    if match["half"]:
        first = match["half"] == "上"
        return date(year, 1 if first else 7, 1), date(year, 6 if first else 12, 30 if first else 31)
    if match["q"]:
        month = _QUARTER[match["q"]] * 3
        return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
    if match["m"]:
        whole = _read(match["y"] + match["m"], text)
    if match["ten"]:
        if not match["m"]:
            raise ValueParseError("format", "不是日期", text)
        start, end = _TEN_DAYS[match["ten"]]
        return whole.first.replace(day=start), whole.last.replace(day=end) if end else whole.last
    return (whole.last, whole.last) if match["end"] else (whole.first, whole.last)


def _inherit(first: str, second: str) -> str:
    """Give `12月31日` or `31日` the year (and month) of the date before it."""
    if re.match(r"[0-9]{1,2}日|[一二三十]{1,3}日", second) and "月" in first:
        return first[: first.index("月") + 1] + second
    if "年" not in second and "月" in second and "年" in first:
        return first[: first.index("年") + 1] + second
    return second


def _between(cleaned: str, text: str) -> Range | None:
    """Two dates with a link. A dash may be part of a date, so every place where the text can be cut is tried."""
    half: ValueParseError | None = None
    for link in (_WORD_LINK, _DASH_LINK):
        for cut in link.finditer(cleaned):
            left, right = _FROM.match(cleaned[: cut.start()]), _TO.match(cleaned[cut.end() :])
            if left is None or right is None:
                continue
            first, second = left["d"], _inherit(left["d"], right["d"])
            if re.match(r"[0-9]{4}\Z", first):
                first += "年"
            try:
                start = _period(first, text)[0]
            except ValueParseError:
                continue
            try:
                end = _period(second, text)[1]
            except ValueParseError as error:
                if link is _WORD_LINK and error.code != "format":
                    half = ValueParseError("incomplete", "起止日期未填写完整", text)
                continue
            if end < start:
                raise ValueParseError("order", "截止日期早于起始日期", text)
            return start.isoformat(), end.isoformat()
    if half is not None:
        raise half
    return None


def parse_range(text: str) -> Range:
    """Span of days that a text covers, as ISO days `(start, end)`, both included; an open side is `None`.

    Reads a date or period alone (年度, 半年, 季度, 月, 旬), a deadline (前, 之前, 底前, 截止至; the day itself is kept
    as the end), a start (自…起) and two dates (至, 到, -, ~; the second may leave out year or month).
    Errors as `parse`, also `order` where the end is before the start.
    """
    cleaned = _CLOCK.sub("", tight(text))
    try:
        start, end = _period(cleaned, text)
        return start.isoformat(), end.isoformat()
    except ValueParseError as error:
        if error.code in ("empty", "calendar", "incomplete"):
            raise
    between = _between(cleaned, text)
    if between is not None:
        return between
    if match := _AFTER.match(cleaned):
        return _period(match["d"] or match["e"], text)[0].isoformat(), None
    if match := _BEFORE.match(cleaned):
        return None, _period(match["d"], text)[1].isoformat()
    raise refuse(cleaned, text, "日期")
