"""完成日期晚于期限: a day by which work is to be finished that lies beyond the term that the contract counts from a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import SURE, TOLD, Case, full_date
from extract.audit.dates import chinese, last_day
from extract.audit.recognised import recognised
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Duration, Evidence, Finding, Quote
from extract.values import duration
from extract.values.date import parse
from extract.values.errors import ValueParseError

CHECK = "deadline-after-term"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A term stated with its first day (开发周期为8个月，自…起算) or its last one, and the latest deadline for the work."""
    term = next(_terms(case), None) or _last_day(case)
    if term is None:
        yield NotAssessed("没有同时写明起算日和长短的期限")
        return
    due, stated = term
    finished = case.info.phrases["finished"]
    # Two days in one sentence are stages of the work, each with its own.
    own = case.sentence(case.quote(Span(stated.start, stated.end)))
    apart = [(day, quote) for day, quote in _deadlines(case) if not own.start <= quote.start < own.end]
    late = [(day, quote) for day, quote in apart if finished.found_in(case.sentence(quote).text)]
    late = [(day, quote) for day, quote in late if (day - due).days > case.parameter("tolerance_days")]
    if not late:
        return
    day, quote = max(late, key=lambda one: one[0])
    yield case.finding(
        f"按写明的期限应至{chinese(due)}止，另一处写明的完成日期为{chinese(day)}，晚{(day - due).days}日。",
        case.sentence(quote),
        stated,
        expected=f"不晚于{due.isoformat()}",
        actual=day.isoformat(),
        unsure=recognised(case) or None,
    )


def _last_day(case: Case) -> tuple[date, Evidence] | None:
    """The last day of the term that the record holds, where it is sure and not that of a guarantee."""
    end = case.record.fields.term_end
    day = full_date(end.value) if end and end.value and end.confidence >= SURE and not set(end.flags) - TOLD else None
    return (day, end) if day and end else None


def _terms(case: Case) -> Iterator[tuple[date, Quote]]:
    for quote, match in case.find("term"):
        try:
            start, length = full_date(parse(match["start"]).value), duration.parse(match["length"])
        except ValueParseError:
            continue
        if start is None or isinstance(length, duration.DurationRange) or length.count != int(length.count):
            continue
        due = last_day(start, Duration(count=int(length.count), unit=length.unit))
        if due is not None:
            yield due, quote


def _deadlines(case: Case) -> Iterator[tuple[date, Quote]]:
    for quote, match in case.find("deadline"):
        sentence = case.sentence(quote)
        if next(case.find("deadline_other", Span(sentence.start, sentence.end)), None) is not None:
            continue
        try:
            day = full_date(parse(match["day"]).value)
        except ValueParseError:
            continue
        if day is not None:
            yield day, quote
