"""期限与写明的日期推不到一起: a length of time from a known day, and the day that it is said to lead to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from extract.audit.case import Case, full_date
from extract.audit.dates import add_months, chinese
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values import duration
from extract.values.date import parse
from extract.values.errors import ValueParseError

CHECK = "length-and-day"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The day of signing, or a day that is put off, plus the length; counting the first day or not is no difference."""
    assessed = False
    for name in ("put_off", "from_signing"):
        for quote, match in case.find(name):
            start = _day(match["first"]) if name == "put_off" else case.signed
            stated, due = _day(match["day"]), _due(start, match["length"])
            if start is None or stated is None or due is None:
                continue
            assessed = True
            if abs((stated - due).days) <= case.parameter("tolerance_days"):
                continue
            since = chinese(start) if name == "put_off" else f"合同签订之日（{chinese(start)}）"
            signed = case.record.fields.signed_on
            yield case.finding(
                f"自{since}起{match['length']}，应为{chinese(due)}，写明的日期为{chinese(stated)}，"
                f"{'晚' if stated > due else '早'}{abs((stated - due).days)}日。",
                case.sentence(quote),
                *([signed] if name == "from_signing" and signed else []),
                expected=due.isoformat(),
                actual=stated.isoformat(),
                severity=at_most_a_hint(case, case.info.severity),
                unsure=recognised(case) or None,
            )
    if not assessed:
        yield NotAssessed("没有在一处同时写明期限和到期的日期，或签订日期未写明")


def _day(text: str) -> date | None:
    try:
        return full_date(parse(text).value)
    except ValueParseError:
        return None


def _due(start: date | None, text: str) -> date | None:
    """The day a length of time leads to; `None` for working days, ranges and parts of a day."""
    try:
        length = duration.parse(text)
    except ValueParseError:
        return None
    if start is None or isinstance(length, duration.DurationRange) or length.count != int(length.count):
        return None
    count = int(length.count)
    if length.unit in ("month", "year"):
        return add_months(start, count * (12 if length.unit == "year" else 1))
    return start + timedelta(days=count) if length.unit == "day" else None
