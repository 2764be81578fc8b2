"""期限没有起算点: so many days to pay, deliver or object, and nothing from which they count."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import distinct
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "deadline-without-start"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A sentence with a number of days in which something is due, and no word in it of what they count from. A condition
    that is an event (验收不合格的，7日内整改) tells the beginning; a list under a line that tells it does too."""
    found = list(case.find("within"))
    if not found:
        yield NotAssessed("没有以天数写明的期限")
        return
    loose = []
    for quote, _ in found:
        sentence = case.sentence(quote)
        clause = case.contract.clause_at(quote.start)
        parent = case.contract.clause_of(clause.parent) if clause is not None else None
        above = parent.text if parent is not None else ""
        if case.info.phrases["anchor"].found_in(sentence.text) or case.info.phrases["anchor"].found_in(above):
            continue
        loose.append((quote, sentence))
    warranty = next(case.find("warranty"), None)
    if warranty is not None and next(case.find("warranty_start"), None) is None:
        loose.append((warranty[0], case.sentence(warranty[0])))
    if loose:
        told = "、".join(f"“{quote.text.strip()}”" for quote, _ in loose[:4])
        yield case.finding(f"{told}没有写明从何时起算，何时届满无从判断。", *distinct(sentence for _, sentence in loose))
