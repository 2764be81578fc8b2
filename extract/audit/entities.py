"""Who is who across contracts: parties under one key, names and identifiers in one form."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.audit.names import alike, parties, tight
from extract.record import Evidence, Party, Record, TextFact
from extract.text.fold import fold

__all__ = [
    "alike", "anchor", "digits", "entity", "key_of", "masked", "name_of", "parties", "subject", "tight",
]  # fmt: skip

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


def key_of(party: Party, known: Mapping[str, str]) -> str | None:
    """The key of a party, by its credit code wherever that is known."""
    key = entity(party)
    return known.get(key, key) if key else None


def subject(record: Record) -> TextFact | None:
    """What a contract is about: the project's name, else the title."""
    return record.fields.project_name or record.fields.title


def anchor(record: Record) -> Evidence | None:
    """The passage that stands for a whole contract: number, subject, total, or a party's name."""
    fields = record.fields
    named = next((party.name for party in record.parties if party.name), None)
    return fields.number or subject(record) or fields.total_amount or named
