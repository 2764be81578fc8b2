"""不同供应商收款账户相同: one bank account, two suppliers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from extract.audit.accounts import Place, accounts
from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "shared-account-different-suppliers"


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str, str, int]]]:
    """Account → whose it is."""
    return ((found[0], found) for found in accounts(case, known))


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """One finding an account. A company that changed its name keeps its credit code and is one supplier."""
    for told in groups:
        suppliers: dict[str, Place] = {}
        for one in told:
            suppliers.setdefault(one.facts[1], Place.of(one))
        if len(suppliers) < 2:
            continue
        first, *others = suppliers.values()
        names = "、".join(place.name for place in (first, *others))
        case, account = first.at(portfolio)
        own = [place.at(portfolio)[1] for place in others if place.number == first.number]
        further = (place.at(portfolio) for place in others if place.number != first.number)
        quotes = [elsewhere(one.contract, fact) for one, fact in further]
        detail = f"{names}的收款账号均为{first.account}。"
        yield case.record.contract_id, case.finding(detail, account, *own, *quotes)
