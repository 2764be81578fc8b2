"""付款以第三方付款、审计结论、监理确认为条件."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import Case
from extract.audit.metadata import if_small
from extract.audit.search import cited, distinct
from extract.record import Finding, Quote

CHECK = "payment-conditional-third-party"
_EXCEPTION_ENDED = date(2025, 6, 1)
"""Until the day before, an audit could be made the basis of settlement by contract."""


def run(case: Case) -> Iterator[Finding]:
    """Audit and back-to-back payment are 疑点; an audit agreed before 2025-06-01, when the rule allowed it, and the
    supervisor's signature without a time limit are 提示."""
    small = if_small(case)
    laws = ("sme-728", "sme-802") if small else ()
    audits = _paying(case, "audit")
    if audits:
        allowed = case.signed is not None and case.signed < _EXCEPTION_ENDED
        detail = "付款（结算）以审计、财政评审的结论为条件，完成时间不由供应商掌握。"
        if small:
            detail += (
                f"{small}当时的规定允许合同约定，须确认系双方自愿约定。"
                if allowed
                else f"{small}不得强制要求以审计机关的审计结果作为结算依据，法律、行政法规另有规定的除外。"
            )
        finding = case.finding(detail, *distinct(audits), severity="info" if allowed else "warning")
        yield cited(case, finding, *laws)
    third = _paying(case, "third")
    if third:
        finding = case.finding("付款以第三方付款、上级验收批准等供应商无法控制的事项为条件。", *distinct(third))
        yield cited(case, finding, *laws)
    limited = case.info.phrases["limited"]
    supervisor = [one for one in _paying(case, "supervisor") if not limited.found_in(one.text)]
    if supervisor:
        finding = case.finding("付款以监理确认为条件，未约定监理确认的时限。", *distinct(supervisor), severity="info")
        yield cited(case, finding, *laws)


def _paying(case: Case, phrase: str) -> list[Quote]:
    """Sentences with the wording that are about payment."""
    pays = case.info.phrases["pays"]
    sentences = (case.sentence(quote) for quote, _ in case.find(phrase))
    return [one for one in sentences if pays.found_in(one.text)]
