"""验收无期限: payment waits for acceptance, and acceptance has no period."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.metadata import if_small
from extract.audit.search import cited, is_fragment, is_supplement, place_of, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.record import Evidence, Finding

CHECK = "acceptance-period-missing"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A 疑点 where payment is tied to acceptance, else an 提示; so is a contract without acceptance at all, since another
    check (必备条款缺失) reports that."""
    if case.record.fields.acceptance_days or next(case.find("period"), None):
        return
    if is_fragment(case) or is_supplement(case) or refers_to_general_terms(case):
        yield NotAssessed("验收期限可能约定在原合同、通用条款或未收录的部分")
        return
    accepts = next(case.find("accepts"), None)
    tied = next(case.find("pays"), None)
    by_trigger = [p for p in case.record.payments if {"accepted", "inspected"} & set(p.triggers)]
    small = if_small(case)
    laws = ("gpl", "gpr", *(("sme-728", "sme-802") if small else ()))
    detail = "付款以验收合格为条件，" if tied or by_trigger else ""
    detail += (
        "文本中未见验收的期限（已查验收、付款和交付各条）。" if accepts else "文本中没有验收条款，也就没有验收期限。"
    )
    if small:
        detail += f"{small}应当约定明确、合理的验收期限。"
    place = place_of(case, "acceptance", "quality", "assessment", "payment")
    evidence: list[Evidence] = [place, *by_trigger[:1]]
    if tied and not by_trigger:
        evidence.append(tied[0])
    service = case.record.fields.category is not None and case.record.fields.category.value == "services"
    of_works = service and all("竣工验收" in case.sentence(one).text for one in evidence[1:])  # others accept those
    warn = bool(accepts and (tied or by_trigger)) and not of_works
    yield cited(case, case.finding(detail, *evidence, severity="warning" if warn else "info"), *laws)
