"""The values of a record that a person should look at first: those whose evidence carries a flag."""

from __future__ import annotations

from collections.abc import Iterator

from extract.dataset.places import said
from extract.record import Evidence, Party, Record

_TELLING = {
    "amounts": ("value",),
    "payments": ("amount", "percent", "due_days", "due_on", "label"),
    "penalties": ("amount", "rate", "kind"),
    "items": ("amount", "unit_price", "quantity", "name"),
}
"""A row is flagged as a whole: the first of these that it states stands for it."""


def flagged(record: Record) -> Iterator[tuple[str, str, Evidence]]:
    """(name, value, evidence) of every flagged value, in the order of the record.

    Names: `fields.total_amount`, `parties.supplier.account` (`parties.supplier[2].account` where there are several),
    `payments[2].amount`; rows count from 1. A value is said as in a cell of a CSV file.
    """
    for name in type(record.fields).model_fields:
        fact = getattr(record.fields, name) or record.fields.unread.get(name)
        if fact is not None and fact.flags:
            yield f"fields.{name}", said(fact.value), fact
    for party in record.parties:
        yield from _party(record, party)
    for table, names in _TELLING.items():
        for number, row in enumerate(getattr(record, table), start=1):
            if row.flags:
                name = _telling(row, names)
                yield f"{table}[{number}].{name}", said(getattr(row, name)), row


def _party(record: Record, party: Party) -> Iterator[tuple[str, str, Evidence]]:
    same = [one for one in record.parties if one.role == party.role]
    number = next(i for i, one in enumerate(same, start=1) if one is party)
    side = f"parties.{party.role}" if len(same) == 1 else f"parties.{party.role}[{number}]"
    for name in type(party).model_fields:
        found = getattr(party, name) or party.unread.get(name)
        if isinstance(found, Evidence) and found.flags:
            yield f"{side}.{name}", said(getattr(found, "value", None)), found
        elif isinstance(found, list):
            for i, fact in enumerate(found, start=1):
                if fact.flags:
                    yield f"{side}.{name}[{i}]", said(fact.value), fact


def _telling(row: Evidence, names: tuple[str, ...]) -> str:
    """The first of the names that the document itself states: a computed amount stands nowhere in it."""
    if getattr(row, "amount_source", None) == "computed":
        names = tuple(name for name in names if name != "amount")
    return next((name for name in names if getattr(row, name) is not None), names[0])
