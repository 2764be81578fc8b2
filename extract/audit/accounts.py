"""The bank accounts of suppliers across contracts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from extract.audit.case import Case
from extract.audit.entities import digits, key_of, masked, name_of, one_entity
from extract.audit.portfolio import Portfolio
from extract.record import TextFact


@dataclass(frozen=True)
class Place:
    """An account of a supplier (its key and name) in a contract."""

    supplier: str
    name: str
    case: Case
    account: TextFact


def accounts(portfolio: Portfolio) -> dict[str, list[Place]]:
    """Account number (digits) → where it stands, in the order of the contracts."""
    cases = list(portfolio.cases())
    known = one_entity(cases)
    found: dict[str, list[Place]] = defaultdict(list)
    for case in cases:
        for party in case.record.parties:
            key = key_of(party, known)
            if party.role == "supplier" and party.account is not None and key and not masked(party.account.value):
                found[digits(party.account.value)].append(Place(key, name_of(party), case, party.account))
    return found
