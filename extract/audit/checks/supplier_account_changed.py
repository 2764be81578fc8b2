"""同一供应商收款账户前后不同: a supplier with another account in a later contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from extract.audit.accounts import Place, accounts
from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "supplier-account-changed"


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, list[str | int]]]:
    """Supplier → its account, and when the contract was signed."""
    when = str(case.signed or date.min)
    return ((found[1], [*found, when, case.record.source.path]) for found in accounts(case, known))


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding a supplier, on the contract signed last."""
    for told in groups:
        if len({one.facts[0] for one in told}) < 2:
            continue
        *earlier, last = sorted(told, key=lambda one: one.facts[4:])
        before = next((one for one in reversed(earlier) if one.facts[0] != last.facts[0]), None)
        if before is None or before.number == last.number:
            continue
        place, other = Place.of(last), Place.of(before)
        case, account = place.at(portfolio)
        theirs, fact = other.at(portfolio)
        detail = f"{place.name}的收款账号为{place.account}，另一份合同中为{other.account}。"
        yield case.record.contract_id, case.finding(detail, account, elsewhere(theirs.contract, fact))
