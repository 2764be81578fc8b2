"""附件或报价雷同: what different suppliers wrote for one project, and agrees too well."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extract.audit.case import Case
from extract.audit.entities import anchor, group, key_of, name_of, one_entity, parties, tight
from extract.audit.portfolio import Portfolio, elsewhere
from extract.audit.sketch import similarity
from extract.record import Finding, Item

CHECK = "near-identical-text-other-supplier"


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """Pairs of contracts of one project with different suppliers; only annexes that suppliers write themselves."""
    cases = list(portfolio.cases())
    known = one_entity(cases)
    for members in group(_by_project(cases)).values():
        for a, b in combinations(members, 2):
            first, second = (next(parties(case.record, "supplier"), None) for case in (a, b))
            if first is None or second is None or key_of(first, known) == key_of(second, known):
                continue
            if detail := _alike(portfolio, a, b):
                names = f"{name_of(second)}与{name_of(first)}"
                yield b.record.contract_id, _said(b, a, f"同一项目的{names}{detail}。")


def _by_project(cases: list[Case]) -> Iterator[tuple[str, Case]]:
    for case in cases:
        fields = case.record.fields
        if fields.project_number:
            yield tight(fields.project_number.value), case
        elif fields.project_name and (buyer := next(parties(case.record, "buyer"), None)):
            yield f"{key_of(buyer, {})}|{tight(fields.project_name.value)}", case


def _alike(portfolio: Portfolio, a: Case, b: Case) -> str | None:
    limits = portfolio.info.parameters
    first, second = a.contract.sketch.own, b.contract.sketch.own
    if min(len(first), len(second)) >= limits["sentences"]:
        share = similarity(first, second)
        if share >= limits["similarity"]:
            return f"的方案、报价等附件有{share:.0%}的语句相同"
    mine, theirs = _prices(a.record.items), _prices(b.record.items)
    common = mine.keys() & theirs.keys()
    equal = sum(mine[name] == theirs[name] for name in common)
    if len(common) >= limits["lines"] and Decimal(equal) / len(common) >= limits["equal_prices"]:
        return f"的{len(common)}项同名报价中有{equal}项单价相同"
    return None


def _prices(items: list[Item]) -> dict[str, Decimal]:
    return {tight(one.name): one.unit_price for one in items if one.name and one.unit_price and not one.is_total}


def _said(case: Case, other: Case, detail: str) -> Finding:
    own, theirs = anchor(case.record), anchor(other.record)
    assert own is not None
    return case.finding(detail, own, *([elsewhere(other.contract, theirs)] if theirs else []))
