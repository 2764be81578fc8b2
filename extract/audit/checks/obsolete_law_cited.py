"""引用已废止法律: laws that the Civil Code repealed on 2021-01-01, cited in a later contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import Case, full_date
from extract.audit.search import distinct
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "obsolete-law-cited"
REPEALED = date(2021, 1, 1)


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Without a day of signing the award notice or the start of the term dates the contract; one that also cites the
    Civil Code was written after it."""
    hits = list(case.find("repealed"))
    if not hits:
        return
    fields = case.record.fields
    stated = [fact.value for fact in (fields.signed_on, fields.award_notice_on, fields.term_start) if fact]
    days = [day for day in map(full_date, stated) if day]
    both = next(case.find("civil_code"), None)
    bound = case.contract.law.since
    if not days and not both and bound is not None and bound >= REPEALED:
        days = [bound]
    if not days and not both:
        yield NotAssessed("合同未写明签订日期，无法判断引用时该法是否已废止")
        return
    if days and days[0] < REPEALED:
        return
    names = "、".join(dict.fromkeys(f"《{match['law']}》" for _, match in hits))
    when = f"本合同于{days[0]}签订（或履行）" if days and days[0] != bound else "本合同同时引用了《民法典》"
    if days and days[0] == bound:
        when = f"本合同的编号、期限等表明不早于{bound.year}年签订"
    yield case.finding(
        f"{when}，仍引用自{REPEALED}起废止的{names}。",
        *distinct(quote for quote, _ in hits),
        *([both[0]] if both else []),
        expected="《民法典》",
        actual=names,
    )
