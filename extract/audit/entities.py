"""Who is who across contracts: parties under one key, names and identifiers in one form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from extract.audit.case import Case
from extract.audit.names import alike, parties, tight
from extract.record import Evidence, Party, Record, TextFact
from extract.text.fold import fold

__all__ = [
    "alike", "anchor", "digits", "entity", "group", "key_of", "masked", "name_of", "one_entity", "parties", "subject", "tight",
]  # fmt: skip

T = TypeVar("T")


def entity(party: Party) -> str | None:
    """The credit code, else the name without layout and brackets' width; `None` for a party without a name."""
    if party.uscc is not None:
        return party.uscc.value
    return tight(party.name.value) if party.name else None


def masked(text: str) -> bool:
    """True for a value of which personal data was masked: two of them may look the same and be none.

    >>> masked("138****1234"), masked("周＊＊"), masked("周岭南")
    (True, True, False)
    """
    return "*" in text or "＊" in text


def digits(text: str) -> str:
    """The digits of a phone or account number, without a country code.

    >>> digits("+86 028-8712 3456")
    '02887123456'
    """
    found = re.sub(r"\D", "", fold(text))
    return found[2:] if found.startswith("86") and len(found) > 11 else found


def name_of(party: Party) -> str:
    """The name of a party as written."""
    return party.name.value if party.name else party.label


def one_entity(cases: Iterable[Case]) -> dict[str, str]:
    """Name → key, so that a supplier with its credit code in one contract and without it in another is one."""
    by_name: dict[str, str] = {}
    for case in cases:
        for party in case.record.parties:
            if party.name is not None and party.uscc is not None:
                by_name.setdefault(tight(party.name.value), party.uscc.value)
    return by_name


def key_of(party: Party, known: dict[str, str]) -> str | None:
    """The key of a party, by its credit code wherever that is known."""
    key = entity(party)
    return known.get(key, key) if key else None


def group(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """Values by key, in the order given."""
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def subject(record: Record) -> TextFact | None:
    """What a contract is about: the project's name, else the title."""
    return record.fields.project_name or record.fields.title


def anchor(record: Record) -> Evidence | None:
    """The passage that stands for a whole contract: number, subject, total, or a party's name."""
    fields = record.fields
    named = next((party.name for party in record.parties if party.name), None)
    return fields.number or subject(record) or fields.total_amount or named
