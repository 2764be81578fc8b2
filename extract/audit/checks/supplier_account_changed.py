"""同一供应商收款账户前后不同: a supplier with another account in a later contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.accounts import Place, accounts
from extract.audit.entities import group
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "supplier-account-changed"


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding a supplier, on the contract signed last."""
    places = ((place.supplier, (number, place)) for number, found in accounts(portfolio).items() for place in found)
    for pairs in group(places).values():
        if len({number for number, _ in pairs}) < 2:
            continue
        *earlier, (number, last) = sorted(pairs, key=_when)
        before = next((pair for pair in reversed(earlier) if pair[0] != number), None)
        if before is None or before[1].case is last.case:
            continue
        quote = elsewhere(before[1].case.contract, before[1].account)
        detail = f"{last.name}的收款账号为{number}，另一份合同中为{before[0]}。"
        yield last.case.record.contract_id, last.case.finding(detail, last.account, quote)


def _when(pair: tuple[str, Place]) -> tuple[date, str]:
    case = pair[1].case
    return case.signed or date.min, case.record.source.path
