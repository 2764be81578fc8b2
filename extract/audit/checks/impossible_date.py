"""日期不存在: a day that no calendar has (9月31日, 13月1日, 2025年2月29日)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import Case
from extract.audit.dates import LEAP, exists
from extract.audit.recognised import at_most_a_hint, recognised
from extract.record import Finding, Quote

CHECK = "impossible-date"

_WEEK, _SUNDAY = "一二三四五六日天", 6

def run(case: Case) -> Iterator[Finding]:
    """Without a year 29 February may be right."""
    seen: set[str] = set()
    for quote, match in case.find("day"):
        year, month, day = int(match["year"] or LEAP), int(match["month"]), int(match["day"])
        if match.group() in seen:
            continue
        seen.add(match.group())
        if exists(year, month, day):
            if match["year"]:
                yield from _weekday(case, quote, date(year, month, day), match.end())
            continue
        why = f"{month}月没有{day}日" if 1 <= month <= 12 else f"没有{month}月"
        if month == 2 and day == 29:
            why = f"{year}年2月没有29日"
        yield case.finding(
            f"写明的日期“{quote.text}”不存在：{why}。",
            quote,
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case) or None,
        )


def _weekday(case: Case, quote: Quote, day: date, end: int) -> Iterator[Finding]:
    """2025年4月21日（星期二）, which was a Monday."""
    match = case.info.phrases["weekday"].pattern.match(case.contract.view.text, end)
    if match is None or min(_WEEK.index(match["day"]), _SUNDAY) == day.weekday():
        return
    yield case.finding(
        f"“{quote.text}”写作星期{match['day']}，实为星期{_WEEK[day.weekday()]}。",
        quote,
        expected=f"星期{_WEEK[day.weekday()]}",
        actual=f"星期{match['day']}",
        severity="warning",
        unsure=recognised(case) or None,
    )
