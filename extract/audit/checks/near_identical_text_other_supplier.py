"""附件或报价雷同: what different suppliers wrote for one project, and agrees too well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from hashlib import blake2b
from itertools import chain, combinations

from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.entities import anchor, key_of, name_of, parties, tight
from extract.audit.portfolio import Portfolio, elsewhere
from extract.audit.sketch import similarity
from extract.record import Finding, Item

CHECK = "near-identical-text-other-supplier"

_PAIRS = 40
"""Contracts of one project of which each is compared with each; of more, those that share some of their text or prices."""
_MARKS = 6


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, list[str | list[int]]]]:
    """Project → the supplier, and marks of what it wrote: what agrees almost wholly has almost all of them in common."""
    fields = case.record.fields
    supplier, buyer = (next(parties(case.record, role), None) for role in ("supplier", "buyer"))
    own, prices = case.contract.sketch.own, _prices(case.record.items)
    if supplier is None or not (own or prices) or not (who := key_of(supplier, known)):
        return
    priced = sorted(int.from_bytes(blake2b(f"{name} {price}".encode(), digest_size=6).digest()) for name, price in prices.items())
    facts: list[str | list[int]] = [who, [*own[:_MARKS], *priced[:_MARKS]]]
    if fields.project_number:
        yield tight(fields.project_number.value), facts
    elif fields.project_name and buyer is not None:
        yield f"{key_of(buyer, {})}|{tight(fields.project_name.value)}", facts


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """Pairs of contracts of one project with different suppliers; only annexes that suppliers write themselves."""
    for told in groups:
        for first, second in _pairs(told):
            if first.facts[0] == second.facts[0]:
                continue
            a, b = portfolio.case(first.number), portfolio.case(second.number)
            if detail := _alike(portfolio, a, b):
                mine, theirs = (next(parties(case.record, "supplier")) for case in (b, a))
                names = f"{name_of(mine)}与{name_of(theirs)}"
                yield b.record.contract_id, _said(b, a, f"同一项目的{names}{detail}。")


def _pairs(told: list[Told]) -> Iterable[tuple[Told, Told]]:
    if len(told) <= _PAIRS:
        return combinations(told, 2)
    marked: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        for mark in one.facts[1]:
            marked[mark].append(one)
    # What more of them have is the buyer's form.
    few = (combinations(found, 2) for found in marked.values() if len(found) <= _PAIRS)
    return {(a.number, b.number): (a, b) for a, b in chain.from_iterable(few)}.values()


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
