"""合同重复: one contract in several files, and one number with other parties or prices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.entities import anchor, key_of, name_of, parties, tight
from extract.audit.figures import yuan
from extract.audit.grouping import COPIES
from extract.audit.likeness import contained
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "duplicate-contract"

_NAMED = 3
"""Files that a finding names."""


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, list[str | None]]]:
    """A number → the supplier, its name and the total of a contract that bears it; supplements bear that of another.

    A number that is the project's is shared by all its lots.
    """
    fields = case.record.fields
    number, project = (fact.value if fact else None for fact in (fields.number, fields.project_number))
    if number and number != project and len(number) >= 5 and case.contract.card.kind == "contract":
        lot = f"/{fields.lot.value}" if fields.lot and fields.lot.value else ""
        supplier = next(parties(case.record, "supplier"), None)
        who = key_of(supplier, known) if supplier else None
        total = str(fields.total_amount.value) if fields.total_amount else None
        yield tight(number) + lot, [tight(number) + lot, who, name_of(supplier) if supplier else None, total]


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding for the files of one contract, on the one that stands for them; one for each further contract of a number,
    on the later by path."""
    yield from _files(portfolio)
    for told in groups:
        earlier: dict[tuple[str | None, str | None], Told] = {}  # of those that state the same, the first
        for one in told:
            number, supplier, _, total = one.facts
            for other in earlier.values():
                if difference := _difference(other, one):
                    case, before = portfolio.case(one.number), portfolio.case(other.number)
                    if anchor(case.record) is not None:
                        detail = f"合同编号{number}另有一份合同，{difference}。"
                        yield case.record.contract_id, _said(case, [before], detail)
                    break
            earlier.setdefault((supplier, total), one)


def _files(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """A finding on each file that stands for a contract (or for a supplement, a settlement) with further files."""
    copies = {one.contract_id: one.stands for one in portfolio.members.values() if one.relation in COPIES}
    standing = set(copies.values()) - copies.keys()
    if not standing:
        return
    places: dict[str, int] = {}
    further: dict[str, list[int]] = defaultdict(list)
    for number, contract_id in enumerate(portfolio.ids):
        if contract_id in standing:
            places[contract_id] = number
        elif contract_id in copies:
            further[copies[contract_id]].append(number)
    for contract_id, number in places.items():
        if numbers := further.get(contract_id):
            head = portfolio.case(number)
            if anchor(head.record) is not None:
                yield contract_id, _one(head, sorted(map(portfolio.case, numbers), key=lambda one: one.record.source.path), portfolio)


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


def _difference(a: Told, b: Told) -> str | None:
    """What two contracts of one number do not share, in words."""
    (_, first, name, total), (_, second, own_name, own_total) = a.facts, b.facts
    if first and second and first != second:
        return f"供应商为{name}（本合同为{own_name}）"
    if total and own_total and Decimal(total) != Decimal(own_total):
        return f"总价为{yuan(Decimal(total))}（本合同为{yuan(Decimal(own_total))}）"
    return None


def _said(case: Case, others: list[Case], detail: str) -> Finding:
    own = anchor(case.record)
    assert own is not None
    quotes = [elsewhere(one.contract, theirs) for one in others if (theirs := anchor(one.record))]
    return case.finding(detail, own, *quotes)
