"""合同重复: one number with other parties or prices, and two all but equal contracts of the same parties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.entities import anchor, group, key_of, name_of, one_entity, parties, tight
from extract.audit.figures import yuan
from extract.audit.portfolio import Portfolio, elsewhere
from extract.audit.sketch import similarity
from extract.record import Finding

CHECK = "duplicate-contract"

_LATER = re.compile(r"补充|变更|续签|终止|解除|结算")


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """Findings stand on the later contract (by path). Supplements bear the number of what they supplement."""
    cases = [case for case in portfolio.cases() if not _supplement(case)]
    known = one_entity(cases)
    told: set[tuple[str, str]] = set()
    for number, members in group(_by_number(cases)).items():
        for i, case in enumerate(members):
            for other in members[:i]:
                if difference := _difference(other, case, known):
                    told.add((other.record.contract_id, case.record.contract_id))
                    yield case.record.contract_id, _said(case, other, f"合同编号{number}另有一份合同，{difference}。")
                    break
    for members in group(_by_parties(cases, known)).values():
        for i, case in enumerate(members):
            for other in members[:i]:
                share = similarity(case.contract.sketch.whole, other.contract.sketch.whole)
                pair = (other.record.contract_id, case.record.contract_id)
                if share >= portfolio.info.parameters["similarity"] and pair not in told:
                    detail = f"与同样当事人的另一份文件有{share:.0%}的语句相同，疑为同一合同。"
                    yield case.record.contract_id, _said(case, other, detail)
                    break


def _supplement(case: Case) -> bool:
    title = case.record.fields.title
    return title is not None and _LATER.search(title.value) is not None


def _by_number(cases: list[Case]) -> Iterator[tuple[str, Case]]:
    for case in cases:
        fields = case.record.fields
        project = fields.project_number.value if fields.project_number else None
        # A number that is the project's is shared by all its lots.
        if fields.number and fields.number.value != project and len(fields.number.value) >= 5:
            lot = fields.lot.value if fields.lot else ""
            yield f"{tight(fields.number.value)}{'/' + lot if lot else ''}", case


def _by_parties(cases: list[Case], known: dict[str, str]) -> Iterator[tuple[str, Case]]:
    for case in cases:
        buyer, supplier = (next(parties(case.record, role), None) for role in ("buyer", "supplier"))
        if buyer and supplier:
            yield f"{key_of(buyer, known)}|{key_of(supplier, known)}", case


def _difference(a: Case, b: Case, known: dict[str, str]) -> str | None:
    """What two contracts of one number do not share, in words."""
    first, second = (next(parties(case.record, "supplier"), None) for case in (a, b))
    if first and second and key_of(first, known) != key_of(second, known):
        return f"供应商为{name_of(first)}（本合同为{name_of(second)}）"
    mine, theirs = b.record.fields.total_amount, a.record.fields.total_amount
    if mine and theirs and mine.value != theirs.value:
        return f"总价为{yuan(theirs.value)}（本合同为{yuan(mine.value)}）"
    return None


def _said(case: Case, other: Case, detail: str) -> Finding:
    own, theirs = anchor(case.record), anchor(other.record)
    assert own is not None
    return case.finding(detail, own, *([elsewhere(other.contract, theirs)] if theirs else []))
