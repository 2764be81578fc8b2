"""保函先于担保的责任到期: a bond with a last day that comes before the guarantee it is to secure ends."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import SURE, Case, full_date
from extract.audit.dates import chinese, last_day, length_text
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.date import parse
from extract.values.errors import ValueParseError

CHECK = "bond-ends-early"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The guarantee cannot begin before the contract is signed: counted from that day it ends as early as it can."""
    yield from _before_the_term(case)
    warranty, signed = case.record.fields.warranty_duration, case.signed
    start = signed or (full_date(case.record.fields.term_start.value) if case.record.fields.term_start else None)
    bonds = list(case.find("until"))
    if warranty is None or warranty.confidence < SURE or start is None or not bonds:
        yield NotAssessed("保函有效期、质保期或签订日期没有写明")
        return
    ends = last_day(start, warranty.value)
    for quote, match in bonds:
        try:
            day = full_date(parse(match["day"]).value)
        except ValueParseError:
            continue
        sentence = case.sentence(quote)
        if day is None or ends is None or day >= ends or not case.info.phrases["guarantee"].found_in(sentence.text):
            continue
        yield case.finding(
            f"保函至{chinese(day)}到期，又约定担保质保期内的责任；质保期{length_text(warranty.value)}，"
            f"最早也要到{chinese(ends)}以后，保函先到期。",
            sentence,
            warranty,
            unsure=False,
        )
        return


def _before_the_term(case: Case) -> Iterator[Finding]:
    """A bond that is to cover the whole term, and a last day of it before that of the term."""
    fact = case.record.fields.term_end
    end = full_date(fact.value) if fact and fact.value else None
    if end is None or fact is None:
        return
    for quote, match in case.find("until"):
        sentence = case.sentence(quote)
        try:
            day = full_date(parse(match["day"]).value)
        except ValueParseError:
            continue
        if day is None or day >= end or not case.info.phrases["whole_term"].found_in(sentence.text):
            continue
        yield case.finding(
            f"保函有效期至{chinese(day)}，履行期至{chinese(end)}，保函在履行期满之前到期，没有覆盖全部履行期。",
            sentence,
            fact,
            expected=f"≥{end.isoformat()}",
            actual=day.isoformat(),
        )
        return
