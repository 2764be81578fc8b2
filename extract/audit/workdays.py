"""工作日: working days by the State Council's calendar, with its days off and make-up days (`rules/audit/workdays.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from extract.location import rules_dir


@cache
def _calendar() -> Mapping[int, tuple[frozenset[str], frozenset[str]]]:
    """Year → (days off, make-up working days) as `MM-DD`."""
    data = tomllib.loads((rules_dir() / "audit" / "workdays.toml").read_text(encoding="utf-8"))
    return {int(year): (frozenset(t["off"]), frozenset(t["work"])) for year, t in data["workdays"].items()}


def is_working_day(day: date) -> bool | None:
    """`None` for a year whose calendar is not known.

    >>> is_working_day(date(2024, 10, 12)), is_working_day(date(2024, 10, 7)), is_working_day(date(1999, 1, 4))
    (True, False, None)
    """
    known = _calendar().get(day.year)
    if known is None:
        return None
    off, work = known
    key = f"{day:%m-%d}"
    return key in work or (day.weekday() < 5 and key not in off)


def working_days(start: date, end: date) -> int | None:
    """Working days after `start` up to and including `end`; `None` where the calendar of a year is not known.

    >>> working_days(date(2024, 9, 30), date(2024, 10, 9))
    2
    """
    count = 0
    day = start
    while day < end:
        day += timedelta(days=1)
        working = is_working_day(day)
        if working is None:
            return None
        count += working
    return count


def least_calendar_days(count: int) -> int:
    """The calendar days that a number of working days takes at the very least (no holidays, begun on a Monday).

    >>> least_calendar_days(10), least_calendar_days(30)
    (12, 40)
    """
    return count + 2 * ((count - 1) // 5) if count > 0 else 0
