"""A run of a family → a token: the parser's answer, and whether the run is whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from extract.values import date, duration, ratio
from extract.values.errors import ValueParseError
from extract.values.lexer.borders import cut_before, cut_behind, day_of_date
from extract.values.lexer.chars import NOISE
from extract.values.lexer.joined import joined, led_by_a_letter
from extract.values.lexer.reading import sum_of
from extract.values.lexer.token import Family, Token
from extract.values.number import scale
from extract.values.numerals import DIGIT_CHARS, UNIT_CHARS

Reader = Callable[[str, int, int, Sequence[Token]], "Token | None"]

_ITEM = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.、]?(?=[0-9壹贰叁肆伍陆柒捌玖¥])")
"""The number of an item, glued to what follows it at the start of a line."""
_ITEM_OF_YEAR = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\.(?=(?:19|20)[0-9]{2}年)")
"""2.2025年7月31日: the second item, which begins with a year; nothing lasts 2.2025 years."""
_ITEM_OF_SUM = re.compile(r"[0-9]{1,2}\.(?=[1-9][0-9]{4,}(?:\.[0-9]{1,2})?元)")
"""2.360000元: the second item, 360000元; nobody writes millionths of a yuan."""
_ITEM_OF_SHARE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.(?=[0-9]{1,3}(?:\.[0-9]{1,2})?[%‰]\Z)")
"""4.2.70%: item 4.2. and 70%; no number has two points. Only where its neighbour (4.1. or 4.3.) is written so as well."""
_ITEM_OF_LIST = re.compile(r"([0-9]{1,2})\.(?=[0-9]{2,3}%\Z)")
"""1.30% and 2.60% at the beginning of two lines: the items of a list, 30% and 60%."""
_ITEM_BEFORE = re.compile(r"(?:\A|[\n\t。；：])[（(]?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.、）)]?[ ]?\Z")
_RANGE_BEFORE = re.compile(rf"[0-9元%{DIGIT_CHARS}{UNIT_CHARS}][-~—～至到]\Z")
_ROUGHLY = re.compile(r"(?:(?<![合契签违履守条节集])约|(?<![最附邻临接靠相就])近)\Z")
_LEADING_ZERO = re.compile(r"(?<![0-9., ：、。])0[0-9]")
"""000.00元: the end of a number whose beginning is lost."""
_LEADS = frozenset("币写为计价额款共即付金是整合达到给按中项的有用收取罚扣交缴发补加减余满超费资约近")
"""What may stand before 拾万元 (for 壹拾万元); any other character is a misread digit (坎拾万元)."""
_BARE_RANGE = re.compile(rf"(?:(?<![0-9.])[0-9][0-9,.]{{0,9}}|[{DIGIT_CHARS}{UNIT_CHARS}])[-~—～–至到]\Z")
_SCHEDULE_BEFORE = re.compile(r"(?:[0-9天][*×x✕]|[A-Za-z][+＋])\Z")
"""7*24小时 tells when somebody is there, T+1日 which day it is: neither is a length of time."""
_LABEL_UNIT = re.compile(
    r"(?:（[^（）\n0-9]{0,12}?([十百千]?万|亿|[千仟](?=元))元?）|单位：(?:人民币)?([十百千]?万|亿|[千仟](?=元))元?)[^0-9\n]{0,16}\Z"
    r"|(?:人民币)?([十百千]?万|亿|[千仟](?=元))元）?[：\t为是]{1,3}\Z"
)
_PRICED = re.compile(r"[价款费钱酬租](?:[总共合计为是]|人民币|：){0,6}\Z")
"""What is before a sum in 块, which also counts boards and screens."""
_REACH = 12
_FIGURE = re.compile(r"(?:¥|人民币)?：?\ ?[0-9][0-9,.]*\Z")
_BLANK_BEHIND = re.compile(r"月[日号]")
"""2025年 月 日: a form of which only the year is printed."""
_LINK = re.compile(r"[^。；\n]{0,8}(?:至|到|止于|[-~—～]{1,2})[^。；\n0-9]{0,4}\Z")
_NEXT_YEAR = re.compile(r"(?:次|翌|明)年|第二年")


def _at_line_start(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "\n\t"


def _token(
    text: str, start: int, end: int, family: Family, value: object, code: str = "", flags: tuple[str, ...] = (), currency: str = "CNY"
) -> Token:
    """A token, without its value where it is only a piece of what is written."""
    if value is not None and (cut_before(text, start) or cut_behind(text, end, family) or joined(text, start, end, family)):
        value, code = None, "fragment"
    return Token(start, end, family, value, code, flags, currency)


def money(text: str, start: int, end: int, before: Sequence[Token]) -> Token | None:
    run = text[start:end]
    if _at_line_start(text, start) and (item := _ITEM_OF_SUM.match(run)):
        start, run = start + item.end(), run[item.end() :]
    value, currency, code, flags = sum_of(run)
    if (value is None or flags) and _at_line_start(text, start) and (item := _ITEM.match(run)):
        inner = sum_of(run[item.end() :])
        if inner[0] is not None and not inner[3]:
            return Token(start + item.end(), end, "money", *_reordered(inner))
    if value is None and code in ("format", "empty") and not re.search(r"[0-9零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两廿卅]", run):
        # 万元, 元整: a unit in a heading, unless a number goes before it.
        named = text[start - 1 : start] in ("（", "：") and text[end : end + 1] in ("）", "\n", "\t")
        torn = cut_before(text, start) or (not named and any(unit in run for unit in "拾佰仟"))
        return Token(start, end, "money", None, "fragment") if torn else None
    if value is not None and _BARE_RANGE.search(text[max(start - 12, 0) : start]) and text[start] not in "¥人":
        flags = (*flags, "uncorroborated")  # 500-2000元: the upper of two bounds
    if value is not None and _ROUGHLY.search(text[max(start - 2, 0) : start]):
        return Token(start, end, "money", None, "approximate")
    if run.endswith("块") and not _PRICED.search(text[max(start - _REACH, 0) : start]):
        return None  # 显示屏30块
    if value is not None and led_by_a_letter(text, start + len(run) - len(run.lstrip("¥$"))):
        return Token(start, end, "money", None, "fragment")
    if value is not None and (_LEADING_ZERO.search(run) or (run[1:2] in "角分" and set(text[max(start - 2, 0) : start]) & {"元", "圆"})):
        return Token(start, end, "money", None, "fragment")
    if value is not None and text[start] in "拾佰仟" and "一" <= text[start - 1 : start] <= "龥" and text[start - 1] not in _LEADS:
        return Token(start, end, "money", None, "format")
    if value is not None and text[start] in "十百千万" and text[start - 1 : start] in ("数", "上", "近", "几", "好"):
        return Token(start, end, "money", None, "approximate")
    if value is not None and not flags and _FIGURE.match(run) and (unit := _LABEL_UNIT.search(text[max(start - 48, 0) : start])):
        value, flags = _scaled(value, unit), ("unit_from_label",)
    return _token(text, start, end, "money", value, code, flags, currency)


def _reordered(read: tuple[Decimal | None, str, str, tuple[str, ...]]) -> tuple[object, str, tuple[str, ...], str]:
    value, currency, code, flags = read
    return value, code, flags, currency


def _scaled(value: Decimal, unit: re.Match[str]) -> Decimal:
    return (value * scale(unit[1] or unit[2] or unit[3])).quantize(Decimal("0.01"))


def none(text: str, start: int, end: int, before: Sequence[Token]) -> Token | None:
    """A number without a unit of its own: a sum where its label or column names one (合同总价（万元）：36.42)."""
    if text[start].isdigit() and (unit := _LABEL_UNIT.search(text[max(start - 48, 0) : start])):
        value, currency, code, flags = sum_of(text[start:end])
        if value is None:
            return Token(start, end, "money", None, code)
        return _token(text, start, end, "money", _scaled(value, unit), code, (*flags, "unit_from_label"), currency)
    return None


def share(text: str, start: int, end: int, before: Sequence[Token]) -> Token | None:
    if (item := _ITEM_OF_SHARE.match(text, start, end)) and _beside(text, int(item[1]), int(item[2])):
        start = item.end()
        return Token(start, end, "ratio", ratio.parse(text[start:end]), "")
    if _at_line_start(text, start) and (item := _ITEM_OF_LIST.match(text, start, end)) and _in_a_list(text, int(item[1])):
        start = item.end()
        return Token(start, end, "ratio", ratio.parse(text[start:end]), "")
    run = text[start:end]
    try:
        read = ratio.parse(run)
    except ValueParseError as error:
        return _token(text, start, end, "ratio", None, error.code)
    if run.endswith("%") and read > 2 and read * 2 % 1:
        return _token(text, start, end, "ratio", None, "format")  # 310%: 3% that became 10%; multiples are whole or half
    return _token(text, start, end, "ratio", read)


def _beside(text: str, chapter: int, item: int) -> bool:
    """True if the item before or behind is numbered with a point behind its number too."""
    return any(re.search(rf"(?<![0-9.]){chapter}\.{one}\.(?![0-9]+\.[0-9]+\.)", text) for one in (item - 1, item + 1))


def _in_a_list(text: str, item: int) -> bool:
    """True if a line begins with the number of the item before or behind, and more than a figure alone follows."""
    return any(re.search(rf"(?m)^{one}\.(?:[0-9]{{2,3}}%)?[一-龥]", text) for one in (item - 1, item + 1))


def discount(text: str, start: int, end: int, before: Sequence[Token]) -> Token | None:
    if _RANGE_BEFORE.search(text, max(start - 2, 0), start):
        return Token(start, end, "discount", None, "range")  # 7至8折
    try:
        return _token(text, start, end, "discount", ratio.parse_discount(text[start:end]))
    except ValueParseError as error:
        return Token(start, end, "discount", None, error.code)


def length(text: str, start: int, end: int, before: Sequence[Token]) -> Token | None:
    run = text[start:end]
    if item := _ITEM_OF_YEAR.match(run):
        return day(text, start + item.end(), end, before)
    if _SCHEDULE_BEFORE.search(text[max(start - 2, 0) : start]):
        return Token(start, end, "duration", None, "schedule")
    if _RANGE_BEFORE.search(text[max(start - 2, 0) : start]):
        return Token(start, end, "duration", None, "range")
    try:
        value: object = duration.parse(run)
        code = ""
    except ValueParseError as error:
        value, code = None, error.code
    if isinstance(value, duration.DurationRange):
        value, code = None, "range"
    if value is None and code in ("ambiguous", "format", "empty"):
        # 3月, 2025年: a place in the calendar, not a length.
        broken = any(c in "OoIl*#" for c in run) and run[0].isdigit()
        return Token(start, end, "duration" if broken else "none", None, code)
    if value is not None and text[start - 1 : start] == "年" and run.endswith("月") and text[start - 2 : start - 1] in _NOISE_OR_DIGIT:
        value, code = None, "fragment"
    if value is not None and (day_of_date(text, start, end) or _YEAR_AND_MONTH.match(run)):
        value, code = None, "fragment"
    return _token(text, start, end, "duration", value, code)


_YEAR_AND_MONTH = re.compile(r"(?:19|20)[0-9]{2}\.[0-9]{1,2}月")
_NOISE_OR_DIGIT = NOISE | frozenset("、。~0123456789一二三四五六七八九十")


def day(text: str, start: int, end: int, before: Sequence[Token]) -> Token | None:
    run = text[start:end]
    flags: tuple[str, ...] = ()
    if re.search("[A-Za-z]{3}", run):
        try:
            return _token(text, start, end, "date", date.parse(run))
        except ValueParseError as error:
            return Token(start, end, "date", None, error.code)
    if "年" not in run or run[:2] in ("同年", "次年", "当年", "翌年", "本年", "明年", "第二"):
        if "月" in run:
            return _in_context(text, start, end, before)
    elif re.match(r"[0-9]{2}年", run):
        run, flags = "20" + run, ("uncorroborated",)
        if start > 1 and text[start - 2].isdigit() and not text[start - 1].isalnum():
            return Token(start, end, "date", None, "fragment")
    if run[-1] == "年" and _BLANK_BEHIND.match(text, end):
        return Token(start, end, "date", None, "empty")
    if "月" in run and run[-1] not in "月份日号":
        run += "日"
    try:
        value: object = date.parse(run)
        code = ""
    except ValueParseError as error:
        value, code = None, error.code
        if "月" not in run and "年" not in run:
            return None  # eight digits, or a version such as 2025.13.40: no date at all
    if value is not None and re.match(r"(?:19|20)[0-9]{2}年", run) and _ITEM_BEFORE.search(text, max(start - 14, 0), start):
        return Token(start, end, "date", value, code, flags)  # 3.1 2025年…: the number of an item ends in front of it
    return _token(text, start, end, "date", value, code, flags)


def _in_context(text: str, start: int, end: int, before: Sequence[Token]) -> Token:
    """次年5月31日, 12月31日: the year of the date from which the period runs."""
    last = before[-1] if before and before[-1].family == "date" else None
    if last is None or not isinstance(last.value, date.DateValue) or not _LINK.match(text[last.end : start]):
        return Token(start, end, "date", None, "context")
    year = int(last.value.value[:4]) + bool(_NEXT_YEAR.match(text, start))
    written = re.sub(r"^.{0,2}年度?", "", text[start:end])
    try:
        value = date.parse(f"{year}年{written}")
    except ValueParseError as error:
        return Token(start, end, "date", None, error.code)
    if value.first < last.value.first:
        return Token(start, end, "date", None, "context")
    return _token(text, start, end, "date", value)


READERS: dict[str, Reader] = {
    "money": money, "none": none, "ratio": share, "discount": discount, "duration": length, "date": day,
}  # fmt: skip
