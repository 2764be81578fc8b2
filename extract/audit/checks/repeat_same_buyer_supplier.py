"""连续续接: contracts of one buyer and one supplier for one object that follow on each other or overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extract.audit.case import Case, full_date
from extract.audit.dates import chinese
from extract.audit.entities import alike, group, key_of, one_entity, parties, subject
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Evidence, Finding

CHECK = "repeat-same-buyer-supplier"

_OPEN = frozenset({"open_tender", "framework", "e_mall"})


@dataclass(frozen=True)
class Run:
    """A contract with the days of its performance."""

    case: Case
    start: date
    end: date

    @property
    def proof(self) -> Evidence:
        fields = self.case.record.fields
        fact = fields.term_end or fields.term_start
        assert fact is not None
        return fact


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """Findings stand on the later contract. Lots of one tender (same project number) do not count."""
    cases = list(portfolio.cases())
    known = one_entity(cases)
    runs = []
    for case in cases:
        fields = case.record.fields
        start = full_date(fields.term_start.value) if fields.term_start else None
        end = full_date(fields.term_end.value) if fields.term_end else None
        buyer, supplier = (next(parties(case.record, role), None) for role in ("buyer", "supplier"))
        if start and end and end >= start and buyer and supplier and subject(case.record):
            runs.append((f"{key_of(buyer, known)}|{key_of(supplier, known)}", Run(case, start, end)))
    for members in group(runs).values():
        yield from _chain(portfolio, sorted(members, key=lambda one: (one.start, one.case.record.source.path)))


def _chain(portfolio: Portfolio, members: list[Run]) -> Iterator[tuple[str, Finding]]:
    limits = portfolio.info.parameters
    chain: list[Run] = []
    for one in members:
        before = next((other for other in reversed(chain) if _same(portfolio, other, one)), None)
        if before is not None and one.start <= before.end and not _one_tender(before, one):
            days = (min(before.end, one.end) - one.start).days + 1
            detail = (
                f"与另一份同类合同（{chinese(before.start)}至{chinese(before.end)}）的履行期重叠{days}天"
                f"（本合同{chinese(one.start)}至{chinese(one.end)}）。"
            )
            yield one.case.record.contract_id, _said(one, [before], detail)
        if before is not None and (one.start - before.end).days > limits["gap_days"]:
            chain = []
        chain.append(one)
        linked = [other for other in chain if other is one or _same(portfolio, other, one)]
        months = (max(x.end for x in linked) - min(x.start for x in linked)).days * 12 / 365
        if len(linked) > 1 and months > limits["months"] and not any(_tendered(x) for x in linked):
            detail = (
                f"同一采购人与供应商的同类合同{len(linked)}份首尾相接，自{chinese(linked[0].start)}至"
                f"{chinese(max(x.end for x in linked))}，超过{limits['months']}个月，未见公开招标。"
            )
            yield one.case.record.contract_id, _said(one, linked[:-1], detail)


def _said(one: Run, others: list[Run], detail: str) -> Finding:
    return one.case.finding(detail, one.proof, *(elsewhere(other.case.contract, other.proof) for other in others[-4:]))


def _same(portfolio: Portfolio, a: Run, b: Run) -> bool:
    first, second = subject(a.case.record), subject(b.case.record)
    return bool(first and second) and alike(first.value, second.value) >= portfolio.info.parameters["similarity"]  # type: ignore[union-attr]


def _one_tender(a: Run, b: Run) -> bool:
    first, second = a.case.record.fields, b.case.record.fields
    same = first.project_number and second.project_number and first.project_number.value == second.project_number.value
    return bool(same) or (first.lot is not None and second.lot is not None and first.lot.value != second.lot.value)


def _tendered(one: Run) -> bool:
    method = one.case.record.fields.procurement_method
    return method is not None and method.value in _OPEN
