"""期限与起止日期不符: the stated length of the term against its first and last day."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case, full_date
from extract.audit.catalogue import default_catalogue
from extract.audit.dates import LEAP, chinese, exists, last_day, length_text
from extract.audit.recognised import doubt
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Duration, DurationFact, Finding, TextFact
from extract.text.sentences import ends_in
from extract.values import duration
from extract.values.date import parse as date_of
from extract.values.errors import ValueParseError

CHECK = "duration-vs-dates"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """`error` where length and days stand side by side in one sentence; further apart they may be lengths of different
    things, so it is a question."""
    written = list(_written_out(case))
    if written:
        yield from written
        return
    fields = case.record.fields
    start_fact, end_fact, length_fact = fields.term_start, fields.term_end, fields.term_duration
    if start_fact is None or end_fact is None or length_fact is None or start_fact.rule == "term.derived":
        yield NotAssessed("期限、开始日期、结束日期未全部写明")
        return
    start, end = full_date(start_fact.value), full_date(end_fact.value)
    due = last_day(start, length_fact.value) if start else None
    if start is None or end is None or due is None:
        yield NotAssessed("起止日期没有写到日，或期限按工作日计算")
        return
    gap = (end - due).days
    if abs(gap) <= case.parameter("tolerance_days"):
        return
    beside = _beside(case, start_fact, end_fact, length_fact)
    if not beside and is_supplement(case):
        return  # the length may be that of the contract it changes
    if not beside and _impossible(case, _around(case, length_fact)):
        return  # the end that belongs to the length is a day that does not exist: another check tells
    if not beside and next(case.find("other_length", _around(case, length_fact)), None) is not None:
        return
    days = (end - start).days + 1
    if not beside and not 1 <= _TIMES * days / max(1, (due - start).days + 1) <= _TIMES**2:
        return  # a stage of the term (a time to build in a term of years), not its length
    detail = (
        f"自{chinese(start)}起{length_text(length_fact.value)}，应至{chinese(due)}止，写明的结束日期为{chinese(end)}，"
        f"{'多' if gap > 0 else '少'}{abs(gap)}日（起止日期共{days}日）。"
    )
    if next(case.find("length_prevails"), None) is not None:
        detail += "合同另约定工期天数与起止日期不一致时以总日历天数为准。"
    yield case.finding(
        detail,
        length_fact,
        start_fact,
        end_fact,
        expected=due.isoformat(),
        actual=end.isoformat(),
        severity="error" if beside else "warning",
        unsure=doubt(case),
    )


_TIMES = 3
"""How many times the stated length the days may be, or the other way round, to be lengths of one thing."""


def _written_out(case: Case) -> Iterator[Finding]:
    """自…至…，计120日历天: first day, last day and length in one phrase, wherever it stands."""
    for quote, match in case.find("written_out"):
        try:
            start, end = (full_date(date_of(match[name]).value) for name in ("first", "last"))
            length = duration.parse(match["length"])
        except ValueParseError:
            continue
        if start is None or end is None or end <= start or isinstance(length, duration.DurationRange):
            continue
        if length.count != int(length.count):
            continue
        due = last_day(start, Duration(count=int(length.count), unit=length.unit))
        # 自1日至30日计29天: the first day is not counted.
        if due is None or 0 <= (end - due).days <= case.parameter("tolerance_days") or (due - end).days == 1:
            continue
        gap = (end - due).days
        yield case.finding(
            f"自{chinese(start)}至{chinese(end)}共{(end - start).days + 1}日，写明的期限为{match['length']}，"
            f"{'少' if gap > 0 else '多'}{abs(gap)}日。",
            quote,
            expected=due.isoformat(),
            actual=end.isoformat(),
            severity="error",
            unsure=doubt(case),
        )


def _beside(case: Case, start: TextFact, end: TextFact, length: DurationFact) -> bool:
    """All three in one sentence, nothing in it that makes the length one of something else."""
    first, last = min(start.start, end.start, length.start), max(start.end, end.end, length.end)
    text = case.contract.view.slice(first, last)
    if len(text) > 60 or ends_in(text):
        return False
    # What follows the dates (一年一签, 不再续约) speaks of later terms.
    return next(case.find("other_length", Span(_around(case, length).start, last)), None) is None


def _impossible(case: Case, span: Span) -> bool:
    """A day that does not exist stands in a passage."""
    view = case.contract.view
    days = default_catalogue().checks["impossible-date"].phrases["day"]
    return any(
        not exists(int(match["year"] or LEAP), int(match["month"]), int(match["day"]))
        for match in days.finditer(view, view.index(span.start), view.index(span.end))
    )


def _around(case: Case, fact: DurationFact) -> Span:
    sentence = case.sentence(fact)
    return Span(sentence.start, sentence.end)
