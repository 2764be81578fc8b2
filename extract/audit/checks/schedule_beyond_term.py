"""进度安排超出总周期: the days of a schedule against the length that it is said to have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from extract.audit.case import Case
from extract.audit.dates import LEAP, add_months, exists
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding
from extract.values import duration
from extract.values.errors import ValueParseError

CHECK = "schedule-beyond-term"
_REACH = 800
"""Characters behind the stated length in which its schedule stands."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Days without a year are of one year and in order; a schedule that runs into the next year is left alone."""
    stated = list(case.find("cycle"))
    if not stated:
        yield NotAssessed("没有写明总周期的进度安排")
    for quote, match in stated:
        try:
            length = duration.parse(match["length"])
        except ValueParseError:
            continue
        if isinstance(length, duration.DurationRange) or length.unit not in ("day", "month"):
            continue
        days = []
        for one, found in case.find("day", Span(quote.end, min(quote.end + _REACH, len(case.contract.text)))):
            month, day = int(found["month"]), int(found["day"])
            if exists(LEAP, month, day):
                days.append((date(LEAP, month, day), one))
        if len(days) < 3:
            continue
        first, last = days[0][0], max(day for day, _ in days)
        count = int(length.count)
        due = add_months(first, count) if length.unit == "month" else first + timedelta(days=count)
        over = (last - due).days
        if min(day for day, _ in days) == first and over > int(case.parameter("tolerance_days")):
            at = next(one for day, one in days if day == last)
            yield case.finding(
                f"写明总周期{match['length']}，进度自{first.month}月{first.day}日起至{last.month}月{last.day}日止，超出{over}日。",
                quote,
                days[0][1],
                at,
            )
            return
