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
