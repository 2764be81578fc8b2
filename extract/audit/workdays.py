"""工作日: working days by the State Council's calendar, with its days off and make-up days (library `chinese_calendar`).

For a year that is not announced yet, or too old, Monday to Friday count: that is never fewer working days than there were,
and whoever counts says so (`calendar_known`).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache


@cache
def _years() -> frozenset[int]:
    """The years of the calendar."""
    from chinese_calendar.constants import holidays  # type: ignore[import-untyped]

    return frozenset(day.year for day in holidays)


def calendar_known(start: date, end: date) -> bool:
    """True if days off are known for all years from one day to the other.

    >>> calendar_known(date(2024, 9, 30), date(2025, 1, 2)), calendar_known(date(2099, 1, 1), date(2099, 1, 2))
    (True, False)
    """
    return all(year in _years() for year in range(start.year, end.year + 1))


def is_working_day(day: date) -> bool:
    """By the calendar; by the weekend alone in a year that is not known.

    >>> is_working_day(date(2024, 10, 12)), is_working_day(date(2024, 10, 7)), is_working_day(date(2099, 1, 5))
    (True, False, True)
    """
    if day.year not in _years():
        return day.weekday() < 5
    from chinese_calendar import is_workday  # type: ignore[import-untyped]

    return bool(is_workday(day))


def working_days(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`.

    >>> working_days(date(2024, 9, 30), date(2024, 10, 9))
    2
    """
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def after_working_days(start: date, count: int) -> date:
    """The last day of a period of working days that begins the day after `start`.

    >>> after_working_days(date(2024, 9, 30), 2)
    datetime.date(2024, 10, 9)
    """
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def least_calendar_days(count: int) -> int:
    """The calendar days that a number of working days takes at the very least (no holidays, begun on a Monday).

    >>> least_calendar_days(10), least_calendar_days(30)
    (12, 40)
    """
    return count + 2 * ((count - 1) // 5) if count > 0 else 0


WEEKENDS_ONLY = "（该年度节假日安排未收录，只扣除周末）"
"""What is said where days off were not known."""
