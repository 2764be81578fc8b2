"""Days and lengths of time as the checks count them, and dates as findings write them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from extract.audit.case import full_date
from extract.record import Duration, Record

LEAP = 2024
"""The year of a day without one: 29 February may be right."""


def exists(year: int, month: int, day: int) -> bool:
    """True for a day that the calendar has.

    >>> exists(2027, 11, 30), exists(2027, 11, 31)
    (True, False)
    """
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def add_months(day: date, months: int) -> date:
    """The same day some months on; the last day of the month where there is none (民法典 202: by the calendar).

    >>> add_months(date(2025, 1, 31), 1), add_months(date(2025, 3, 1), -12)
    (datetime.date(2025, 2, 28), datetime.date(2024, 3, 1))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(start: date, length: Duration) -> date | None:
    """The last day of a length of time that begins on a day; `None` for working days and hours.

    >>> last_day(date(2025, 3, 1), Duration(count=1, unit="year"))
    datetime.date(2026, 2, 28)
    """
    if length.unit == "day":
        return start + timedelta(days=length.count - 1)
    if length.unit in ("month", "year"):
        return add_months(start, length.count * (12 if length.unit == "year" else 1)) - timedelta(days=1)
    return None


def last_day_of(value: str) -> date | None:
    """The latest day that an ISO date can mean: a month or a year alone ends with its last day.

    >>> last_day_of("2025-07"), last_day_of("2024"), last_day_of("2025-06-30")
    (datetime.date(2025, 7, 31), datetime.date(2024, 12, 31), datetime.date(2025, 6, 30))
    """
    parts = [int(part) for part in value.split("-")] if value.replace("-", "").isdigit() else []
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2 and 1 <= parts[1] <= 12:
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return full_date(value)


def months_of_term(record: Record) -> set[int]:
    """The length of the term in whole months: by its dates, and as stated."""
    fields = record.fields
    found: set[int] = set()
    start = full_date(fields.term_start.value) if fields.term_start else None
    end = full_date(fields.term_end.value) if fields.term_end else None
    if start and end and end > start:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        for count in (months - 1, months):
            if abs((add_months(start, count) - timedelta(days=1) - end).days) <= 1:
                found.add(count)
    if fields.term_duration and fields.term_duration.value.unit in ("month", "year"):
        length = fields.term_duration.value
        found.add(length.count * (12 if length.unit == "year" else 1))
    return found


def chinese(day: date) -> str:
    """A day as contracts write it.

    >>> chinese(date(2025, 6, 1))
    '2025年6月1日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


_UNITS = {"day": "日", "working_day": "个工作日", "month": "个月", "year": "年", "hour": "小时"}


def length_text(length: Duration) -> str:
    """A length of time in Chinese.

    >>> length_text(Duration(count=12, unit="month"))
    '12个月'
    """
    return f"{length.count}{_UNITS[length.unit]}"
