"""What a record states, one claim a value: the evidence it stands in, what kind of value it is, what to call it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from extract.labels import FIELDS, column, table
from extract.labels.record_codes import ROLE
from extract.record import Duration, Evidence, Party, Record, field_kind

Kind = Literal[
    "money",
    "ratio",
    "rate",
    "number",
    "date",
    "code",
    "account",
    "phone",
    "uscc",
    "email",
    "name",
    "entity",
    "sentence",
    "cue",
]
"""`rate`: a share for each day or other period, where ‰ is more usual than %. `entity`: a name that the document repeats
(parties, project). `cue`: the value follows from a wording that a rule matched (诉讼, 货物), not from copied characters."""


_PARTY_KINDS: dict[str, Kind] = {
    "name": "entity",
    "uscc": "uscc",
    "phone": "phone",
    "fax": "phone",
    "email": "email",
    "postcode": "account",
    "account": "account",
    "org_type": "cue",
}
_ROWS: dict[str, dict[str, Kind]] = {
    "amounts": {"value": "money"},
    "payments": {"percent": "ratio", "amount": "money", "due_days": "number"},
    "penalties": {
        "rate": "ratio",
        "amount": "money",
        "cap_rate": "ratio",
        "cap_amount": "money",
        "grace_days": "number",
    },
    "items": {"quantity": "number", "unit_price": "money", "amount": "money"},
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One value. `whole`: the evidence is the value itself, not a row or a sentence that holds it."""

    evidence: Evidence
    kind: Kind
    value: Any
    name: str
    whole: bool = True


def claims(record: Record) -> Iterator[Claim]:
    """All values of a record that characters of the document stand for, in the order of the record."""
    for name in type(record.fields).model_fields:
        fact = getattr(record.fields, name)
        if fact is not None:
            yield Claim(fact, field_kind(name), _plain(fact.value), FIELDS.get(name, name))
    for party in record.parties:
        yield from _party(party)
    for rows, kinds in _ROWS.items():
        for number, row in enumerate(getattr(record, rows), 1):
            for name, kind in kinds.items():
                value = getattr(row, name)
                computed = name == "amount" and getattr(row, "amount_source", None) == "computed"
                if name == "rate" and getattr(row, "kind", None) == "rate_per_period":
                    kind = "rate"
                if value is not None and not computed:
                    yield Claim(row, kind, value, f"{table(rows)}第{number}行{column(rows, name)}", rows == "amounts")


def _party(party: Party) -> Iterator[Claim]:
    side = party.label or ROLE[party.role]
    for name in type(party).model_fields:
        found = getattr(party, name)
        for fact in found if isinstance(found, list) else [found]:
            if isinstance(fact, Evidence):
                label = f"{side}{column('parties', name)}"
                yield Claim(fact, _PARTY_KINDS.get(name, "name"), getattr(fact, "value", None), label)


def _plain(value: Any) -> Any:
    return Decimal(value.count) if isinstance(value, Duration) else value
