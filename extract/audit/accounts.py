"""The bank accounts of suppliers across contracts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.entities import digits, key_of, masked, name_of
from extract.audit.portfolio import Portfolio
from extract.record import TextFact


@dataclass(frozen=True)
class Place:
    """An account of a supplier (its key and name): in which contract, and of which of its parties it is."""

    account: str
    supplier: str
    name: str
    party: int
    number: int

    @staticmethod
    def of(told: Told) -> Place:
        """The place that a row of `accounts` tells of."""
        account, supplier, name, party = told.facts[:4]
        return Place(account, supplier, name, party, told.number)

    def at(self, portfolio: Portfolio) -> tuple[Case, TextFact]:
        """The contract, and the account as it stands there."""
        case = portfolio.case(self.number)
        fact = case.record.parties[self.party].account
        assert fact is not None
        return case, fact


def accounts(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, str, str, int]]:
    """The accounts of a contract's suppliers: digits, supplier, its name, place among the parties."""
    for i, party in enumerate(case.record.parties):
        key = key_of(party, known)
        if party.role == "supplier" and party.account is not None and key and not masked(party.account.value):
            yield digits(party.account.value), key, name_of(party), i
