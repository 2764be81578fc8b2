"""合同重复: one contract in several files, and one number with other parties or prices."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.entities import anchor, group, key_of, name_of, one_entity, parties, tight
from extract.audit.figures import yuan
from extract.audit.grouping import COPIES
from extract.audit.likeness import contained
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "duplicate-contract"

_NAMED = 3
"""Files that a finding names."""


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding for the files of one contract, on the one that stands for them; one for each further contract of a number,
    on the later by path. Supplements bear the number of what they supplement."""
    files = {case.record.contract_id: case for case in portfolio.files()}
    for head, copies in _files_of_one(portfolio, files):
        if anchor(head.record) is not None:
            yield head.record.contract_id, _one(head, copies, portfolio)
    cases = [case for case in portfolio.cases() if case.contract.card.kind == "contract"]
    known = one_entity(cases)
    for number, members in group(_by_number(cases)).items():
        for i, case in enumerate(members):
            for other in members[:i]:
                if anchor(case.record) is not None and (difference := _difference(other, case, known)):
                    yield case.record.contract_id, _said(case, [other], f"合同编号{number}另有一份合同，{difference}。")
                    break


def _files_of_one(portfolio: Portfolio, files: dict[str, Case]) -> Iterator[tuple[Case, list[Case]]]:
    """A file that stands for a contract (or for a supplement, a settlement), and the further files of it."""
    for contract_id, case in files.items():
        member = portfolio.members.get(contract_id)
        if member is None or member.relation in COPIES:
            continue
        further = [
            files[one.contract_id]
            for one in portfolio.members.values()
            if one.relation in COPIES and one.stands == contract_id and one.contract_id in files
        ]
        if further:
            yield case, sorted(further, key=lambda one: one.record.source.path)


def _one(head: Case, copies: list[Case], portfolio: Portfolio) -> Finding:
    share = min(contained(head.contract.card, one.contract.card) for one in copies)
    names = "、".join(one.record.source.path for one in copies[:_NAMED]) + ("等" if len(copies) > _NAMED else "")
    detail = f"{len(copies) + 1}份文件，1份合同：与{names}是同一份合同（文字有{share:.0%}相同），合计时只计一次，以本文件为准。"
    mine = head.record.fields.total_amount
    for one in copies:
        theirs = one.record.fields.total_amount
        if portfolio.members[one.record.contract_id].relation == "version" and mine and theirs:
            detail += f"但{one.record.source.path}的总价为{yuan(theirs.value)}，本文件为{yuan(mine.value)}。"
    return _said(head, copies, detail)


def _by_number(cases: list[Case]) -> Iterator[tuple[str, Case]]:
    for case in cases:
        fields = case.record.fields
        project = fields.project_number.value if fields.project_number else None
        # A number that is the project's is shared by all its lots.
        if fields.number and fields.number.value and fields.number.value != project and len(fields.number.value) >= 5:
            lot = fields.lot.value if fields.lot else ""
            yield f"{tight(fields.number.value)}{'/' + lot if lot else ''}", case


def _difference(a: Case, b: Case, known: dict[str, str]) -> str | None:
    """What two contracts of one number do not share, in words."""
    first, second = (next(parties(case.record, "supplier"), None) for case in (a, b))
    if first and second and key_of(first, known) != key_of(second, known):
        return f"供应商为{name_of(first)}（本合同为{name_of(second)}）"
    mine, theirs = b.record.fields.total_amount, a.record.fields.total_amount
    if mine and theirs and mine.value != theirs.value:
        return f"总价为{yuan(theirs.value)}（本合同为{yuan(mine.value)}）"
    return None


def _said(case: Case, others: list[Case], detail: str) -> Finding:
    own = anchor(case.record)
    assert own is not None
    quotes = [elsewhere(one.contract, theirs) for one in others if (theirs := anchor(one.record))]
    return case.finding(detail, own, *quotes)
