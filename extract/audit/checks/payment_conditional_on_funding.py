"""付款以财政资金到位为条件: payment that waits for public funds, and delay of the treasury that costs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.metadata import if_small
from extract.audit.search import cited, distinct
from extract.record import Evidence, Finding, Quote

CHECK = "payment-conditional-on-funding"


def run(case: Case) -> Iterator[Finding]:
    """The condition and the waiver are one finding: together they say who bears the risk of the budget."""
    pays, longstop = case.info.phrases["pays"], case.info.phrases["longstop"]
    conditions: list[Quote] = []
    for quote, _ in case.find("condition"):
        sentence = case.sentence(quote)
        if pays.found_in(sentence.text):
            conditions.append(sentence)
    waivers = [case.sentence(quote) for quote, _ in case.find("waiver")]
    if not conditions and not waivers:
        return
    evidence: list[Evidence] = distinct([*conditions, *waivers])
    bounded = all(longstop.found_in(one.text) for one in evidence)
    told = []
    if conditions:
        told.append("付款以财政（上级、预算）资金下达或到位为条件" + ("，但写明了最迟期限" if bounded else ""))
    if waivers:
        told.append("并约定" * bool(told) + "因财政、国库原因迟延付款不承担责任")
    small = if_small(case)
    works = case.record.fields.category is not None and case.record.fields.category.value == "works"
    laws = [
        "gpl",
        "budget-law",
        *(["sme-728", "sme-802"] if small else []),
        *(["government-investment"] if works else []),
    ]
    finding = case.finding(
        f"{'，'.join(told)}；{small + '这类条件可能属于不合理的付款条件。' if small else '资金风险由供应商承担。'}",
        *evidence,
        severity="info" if bounded else "warning",
    )
    yield cited(case, finding, *laws)
