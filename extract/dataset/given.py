"""What a person gave → a value of the record: typed as its column wants it, marked as his."""

from __future__ import annotations

from typing import Any, get_origin

from extract.dataset.places import ROWS
from extract.record import Evidence
from extract.record.kinds import DECIDED, SUPPORT, Flag

RULE = "correction"
_OF_READING = SUPPORT | {"near_seal", "low_score", "check_failed", "malformed"}
"""Doubts about how a value was read: a person has settled them. What the document itself leaves in doubt stays."""


def decided(evidence: Evidence, how: Flag) -> Evidence:
    """Mark what a person decided on. A row keeps the doubts about its other values: it is one evidence for all."""
    is_row = not hasattr(evidence, "value") or type(evidence) in ROWS.values()
    flags = [flag for flag in evidence.flags if flag not in DECIDED]
    if not is_row or how == "confirmed":
        flags = [flag for flag in flags if flag not in _OF_READING]
        evidence.confidence = 1.0
    evidence.flags = [*flags, how]
    return evidence


def is_list(model: type[Any], name: str) -> bool:
    return get_origin(model.model_fields[name].annotation) is list


def cell(model: type[Any], name: str, new: str | None) -> Any:
    """The value of a cell of a row."""
    if is_list(model, name):
        return new.split("|") if new else []
    return None if new is None else typed(new)


def typed(new: str) -> Any:
    """A duration is `COUNT UNIT`, yes and no are `true` and `false`, everything else is told by the field."""
    count, _, unit = new.partition(" ")
    if count.isdecimal() and unit in ("hour", "day", "working_day", "month", "year"):
        return {"count": int(count), "unit": unit}
    return {"true": True, "false": False}.get(new, new)
