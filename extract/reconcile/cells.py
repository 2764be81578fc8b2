"""Cells of a table as values: days, sums, accounts. What cannot be read whole is `None`, never a part of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from extract.lexicon import phrase
from extract.text.fold import fold
from extract.values import date as dates
from extract.values import money as sums
from extract.values.errors import ValueParseError
from extract.values.number import figure

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]?\d{1,2}[:：时]\d{1,2}.*)?")
_RUN = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:\d{6})?")
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_OF_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_EPOCH = date(1899, 12, 30)
_SUM = re.compile(r"([-+−]?)\s*[¥$]?\s*([-+−]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(亿|万)?元?整?\s*(-?)")
_IN_BRACKETS = re.compile(r"（(.+)）")
_LARGEST = Decimal(10) ** 15
"""No payment has as much, and sums of such are no longer exact."""


def day(cell: str, year: str = "") -> date | None:
    """A day: `2025-03-01`, `2025/3/1 10:20`, `20250301`, `2025年3月1日`, `二〇二五年三月一日`, or the serial number of a
    spreadsheet; `3月1日` where the table tells its `year`.

    >>> day("2025.3.1"), day("45717"), day("20250301"), day("3月1日")
    (datetime.date(2025, 3, 1), datetime.date(2025, 3, 1), datetime.date(2025, 3, 1), None)
    >>> day("二〇二五年三月一日"), day("3月1日", "2025")
    (datetime.date(2025, 3, 1), datetime.date(2025, 3, 1))
    """
    text = fold(cell).strip()
    if match := _DAY.fullmatch("".join(text.split(" ")[:1]) if " " in text else text) or _RUN.fullmatch(text):
        return _date(*match.groups()[:3])
    if year and (of_year := _OF_YEAR.fullmatch(text)):
        return _date(year, of_year[1], of_year[2])
    if _SERIAL.fullmatch(text):
        return _EPOCH + timedelta(days=int(float(text)))
    try:
        written = dates.parse(text)
    except ValueParseError:
        return None
    return date.fromisoformat(written.value) if written.precision == "day" and not written.flags else None


def _date(year: str, month: str, day_: str) -> date | None:
    try:
        return date(int(year), int(month), int(day_))
    except ValueError:
        return None


def is_empty(cell: str) -> bool:
    """True for a cell with nothing in it, or with a dash for nothing."""
    return not cell or phrase("ledger.nothing").match(fold(cell)) is not None


def money(cell: str, *, ten_thousand: bool = False) -> Decimal | None:
    """A sum in 元; brackets, a minus or 红字 make it negative. `ten_thousand`: the column is in 万元.

    >>> money("1,234.50"), money("(300.00)"), money("12.5万元"), money("￥-80"), money("38.6", ten_thousand=True)
    (Decimal('1234.50'), Decimal('-300.00'), Decimal('125000.0'), Decimal('-80'), Decimal('386000.0'))
    >>> money("约3000"), money("1,23.00"), money("1,000.00-"), money("壹拾贰万元整")
    (None, None, Decimal('-1000.00'), Decimal('120000.00'))

    A sum of sixteen digits or more before the point is a number of something else: `None`.
    """
    text = fold(cell).replace("，", ",").strip()
    red = "红字" in text
    text = re.sub(r"[【\[（]?红字[】\]）]?|人民币|CNY|RMB", "", text).strip()
    negative = bool(bracketed := _IN_BRACKETS.fullmatch(text)) or red
    match = _SUM.fullmatch(bracketed[1].strip() if bracketed else text)
    if match is None:
        return _in_words(text)
    value = figure(match[3], match[4] or ("万" if ten_thousand else None))
    if value is None or value >= _LARGEST:
        return None
    return -value if negative or any(sign in ("-", "−") for sign in (match[1], match[2], match[5])) else value


def _in_words(text: str) -> Decimal | None:
    """A sum in capitals, which is in 元 whatever the column is in."""
    if not text or any(character.isdigit() for character in text):
        return None
    try:
        return sums.parse(text)
    except ValueParseError:
        return None
