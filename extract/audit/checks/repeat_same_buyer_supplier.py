"""连续续接: contracts of one buyer and one supplier for one object that follow on each other or overlap."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from extract.audit.across.keyed import Told
from extract.audit.case import Case, full_date
from extract.audit.dates import chinese
from extract.audit.entities import alike, key_of, parties, subject
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Evidence, Finding

CHECK = "repeat-same-buyer-supplier"

_OPEN = frozenset({"open_tender", "framework", "e_mall"})
_QUOTED = 4


class Run(NamedTuple):
    """A contract (by its number) with the days of its performance."""

    number: int
    start: date
    end: date
    path: str
    subject: str
    project: str | None
    lot: str | None
    tendered: bool


@dataclass(eq=False)
class _Chain:
    """Runs of one subject that follow on each other: what is told of them, and the last ones."""

    first: Run
    end: date
    tendered: bool = False
    count: int = 0
    recent: deque[tuple[int, Run]] = field(default_factory=lambda: deque(maxlen=_QUOTED))


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, list[str | bool | None]]]:
    """Buyer and supplier → the days of performance, what it is, which tender it comes from."""
    fields = case.record.fields
    start = full_date(fields.term_start.value) if fields.term_start else None
    end = full_date(fields.term_end.value) if fields.term_end else None
    buyer, supplier = (next(parties(case.record, role), None) for role in ("buyer", "supplier"))
    about, method = subject(case.record), fields.procurement_method
    if start and end and end >= start and buyer and supplier and about:
        project, lot = (fact.value if fact else None for fact in (fields.project_number, fields.lot))
        tendered = method is not None and method.value in _OPEN
        facts = [start.isoformat(), end.isoformat(), case.record.source.path, about.value, project, lot, tendered]
        yield f"{key_of(buyer, known)}|{key_of(supplier, known)}", facts


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """Findings stand on the later contract. Lots of one tender (same project number) do not count."""
    for told in groups:
        yield from _chain(portfolio, sorted(map(_run, told), key=lambda one: (one.start, one.path)))


def _run(told: Told) -> Run:
    start, end, *rest = told.facts
    return Run(told.number, date.fromisoformat(start), date.fromisoformat(end), *rest)


def _chain(portfolio: Portfolio, runs: list[Run]) -> Iterator[tuple[str, Finding]]:
    """Runs of the same words are told together, so that ten thousand of them are gone through once."""
    limits = portfolio.parameters
    chains: dict[str, _Chain] = {}
    for place, one in enumerate(runs):
        if not alike(one.subject, one.subject):  # words of every contract tell no two apart
            continue
        like = [chain for words, chain in chains.items() if alike(words, one.subject) >= limits["similarity"]]
        before = max((chain.recent[-1] for chain in like), default=None, key=lambda pair: pair[0])
        if before is not None and one.start <= before[1].end and not _one_tender(before[1], one):
            other = before[1]
            days = (min(other.end, one.end) - one.start).days + 1
            detail = (
                f"与另一份同类合同（{chinese(other.start)}至{chinese(other.end)}）的履行期重叠{days}天"
                f"（本合同{chinese(one.start)}至{chinese(one.end)}）。"
            )
            yield _said(portfolio, one, [other], detail)
        if before is not None and (one.start - before[1].end).days > limits["gap_days"]:
            chains, like = {}, []
        own = chains.setdefault(one.subject, _Chain(one, one.end))
        linked = like if own in like else [*like, own]
        earlier = sorted((pair for chain in linked for pair in chain.recent), key=lambda pair: pair[0])[-_QUOTED:]
        own.end, own.tendered = max(own.end, one.end), own.tendered or one.tendered
        own.count += 1
        own.recent.append((place, one))
        first, end = min((chain.first for chain in linked), key=lambda run: run.start), max(chain.end for chain in linked)
        count = sum(chain.count for chain in linked)
        months = (end - first.start).days * 12 / 365
        if count > 1 and months > limits["months"] and not any(chain.tendered for chain in linked):
            detail = (
                f"同一采购人与供应商的同类合同{count}份首尾相接，自{chinese(first.start)}至"
                f"{chinese(end)}，超过{limits['months']}个月，未见公开招标。"
            )
            yield _said(portfolio, one, [other for _, other in earlier], detail)


def _said(portfolio: Portfolio, one: Run, others: list[Run], detail: str) -> tuple[str, Finding]:
    case = portfolio.case(one.number)
    quotes = []
    for other in others:
        theirs = portfolio.case(other.number)
        quotes.append(elsewhere(theirs.contract, _proof(theirs)))
    return case.record.contract_id, case.finding(detail, _proof(case), *quotes)


def _proof(case: Case) -> Evidence:
    fact = case.record.fields.term_end or case.record.fields.term_start
    assert fact is not None
    return fact


def _one_tender(a: Run, b: Run) -> bool:
    same = a.project and b.project and a.project == b.project
    return bool(same) or (a.lot is not None and b.lot is not None and a.lot != b.lot)
