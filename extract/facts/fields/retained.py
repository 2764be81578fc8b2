"""What is kept as guarantee where only the schedule of payments says so: 余 3%，质保期满后付清."""

from __future__ import annotations

from collections.abc import Sequence

from extract.record import Evidence, ExactFact, Fields, Payment

_SURE = 0.85
"""At most: the share is read as the last instalment, not as a sentence about the guarantee."""


def with_retention(fields: Fields, payments: Sequence[Payment]) -> Fields:
    """The share and the stated sum of the one instalment that is kept until the guarantee ends; nothing where there are
    several, or where a sentence told (or could not be read) already."""
    kept = [row for row in payments if row.kind == "retention" and row.payer != "supplier"]
    if len(kept) != 1 or any(name in fields.unread or getattr(fields, name) is not None for name in _NAMES):
        return fields
    (row,) = kept
    data = {name: getattr(row, name) for name in Evidence.model_fields}
    evidence = Evidence(**{**data, "confidence": min(row.confidence, _SURE)}).model_dump()
    stated = row.amount if row.amount_source == "stated" else None
    values = {"retention_rate": row.percent, "retention_amount": stated}
    return fields.model_copy(
        update={name: ExactFact(value=value, **evidence) for name, value in values.items() if value is not None}
    )


_NAMES = ("retention_rate", "retention_amount")
