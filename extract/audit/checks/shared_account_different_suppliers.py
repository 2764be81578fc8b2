"""不同供应商收款账户相同: one bank account, two suppliers."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.accounts import accounts
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "shared-account-different-suppliers"


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding an account. A company that changed its name keeps its credit code and is one supplier."""
    for number, places in accounts(portfolio).items():
        suppliers = {place.supplier: place for place in reversed(places)}
        if len(suppliers) < 2:
            continue
        first, *others = [place for place in places if place is suppliers[place.supplier]]
        names = "、".join(place.name for place in (first, *others))
        quotes = [elsewhere(place.case.contract, place.account) for place in others if place.case is not first.case]
        own = [place.account for place in others if place.case is first.case]
        yield (
            first.case.record.contract_id,
            first.case.finding(f"{names}的收款账号均为{number}。", first.account, *own, *quotes),
        )
