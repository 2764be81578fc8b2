"""Which columns a person may fill of a row: of a new one, and of a clause."""

from __future__ import annotations

from extract.dataset.places import ROWS
from extract.record import Party
from extract.record.evidence import Evidence

HIDDEN = frozenset({"seq", "amount_source", "lead", "is_total"})
"""Columns that follow from others, or say how and not what."""


def columns_of(part: str) -> list[str]:
    """The columns that a new row may have; of a clause those that can be put right."""
    if part == "clauses":
        return ["heading", "type"]
    if part == "parties":
        return [name for name in Party.model_fields if name not in ("lead", "aliases")]
    return [name for name in ROWS[part].model_fields if name not in Evidence.model_fields and name not in HIDDEN]


def needed(part: str) -> list[str]:
    """The columns without which a row of a list is none; a field may always be without a value."""
    if part not in ROWS:
        return []
    return [name for name in columns_of(part) if ROWS[part].model_fields[name].is_required()]
