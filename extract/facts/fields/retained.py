"""What is kept as guarantee where only the schedule of payments says so: 余 3%，质保期满后付清."""

from __future__ import annotations

from collections.abc import Sequence

from extract.record import Evidence, ExactFact, Fields, Payment

_SURE = 0.85
"""At most: the share is read as the last instalment, not as a sentence about the guarantee."""


def with_retention(fields: Fields, payments: Sequence[Payment]) -> Fields:
    """The share and the stated sum of the one instalment that is kept until the guarantee ends; nothing where there are
    several, where it could not be read, or where a sentence tells another figure."""
    kept = [row for row in payments if row.kind == "retention" and row.payer != "supplier"]
    if len(kept) != 1 or any(name in fields.unread for name in _NAMES):
        return fields
    (row,) = kept
    stated = row.amount if row.amount_source == "stated" else None
    values = {"retention_rate": row.percent, "retention_amount": stated}
    told = {name: fact.value for name in _NAMES if (fact := getattr(fields, name)) is not None}
    if any(values[name] != value for name, value in told.items()):
        return fields
    data = {name: getattr(row, name) for name in Evidence.model_fields}
    evidence = Evidence(**{**data, "confidence": min(row.confidence, _SURE)}).model_dump()
    new = {name: value for name, value in values.items() if value is not None and name not in told}
    return fields.model_copy(update={name: ExactFact(value=value, **evidence) for name, value in new.items()})


_NAMES = ("retention_rate", "retention_amount")
