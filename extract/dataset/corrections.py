"""Corrections laid over a record: the value that a person gave, with what was read kept beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from extract.audit import audit_record
from extract.dataset import ledger
from extract.record import Evidence, Record

_PLACE = re.compile(r"(fields|parties|payments|penalties|items|amounts)((?:\.|\[)\S+)")
_STEP = re.compile(r"\.?(\w+)|\[(\d+)\]")
_RULE = "correction"


def by_file(output: str | Path) -> dict[str, list[ledger.Row]]:
    """SHA-256 of a file → the corrections of its record."""
    found: dict[str, list[ledger.Row]] = defaultdict(list)
    for row in ledger.read(output, "corrections"):
        if row["sha256"] and row["place"]:
            found[str(row["sha256"])].append(row)
    return dict(found)


def corrected(record: Record, rows: Sequence[ledger.Row]) -> Record:
    """A copy of the record with corrections applied, audited anew.

    `place` is as in the table `review`: `fields.total_amount`, `parties.supplier.account`, `payments[2].amount`. A row that
    fits no place or whose value is none of that place is left out, with a warning in the record.
    """
    made = record.model_copy(deep=True)
    applied = False
    for row in rows:
        try:
            _apply(made, row)
            applied = True
        except (LookupError, ValidationError, ValueError, AttributeError):
            made.source.warnings.append(f"更正没有应用：{row['place']} = {row['new_value']}")
    if applied:
        kept = [finding for finding in audit_record(made).findings if finding.severity != "info"]
        made.findings = kept
    return made


def _apply(record: Record, row: ledger.Row) -> None:
    place = str(row["place"])
    if not _PLACE.fullmatch(place):
        raise LookupError(place)
    holder, name = _holder(record, [first or int(number) for first, number in _STEP.findall(place)])
    model = type(holder)
    new = row["new_value"] or None
    annotation = model.model_fields[name].annotation
    old = getattr(holder, name)
    is_row = isinstance(holder, Evidence)
    if is_row:
        setattr(holder, name, None if new is None else TypeAdapter(annotation).validate_python(_typed(new)))
        _mark(holder)
    elif new is None:
        setattr(holder, name, None)
    else:
        evidence = _evidence(old, row, record)
        setattr(holder, name, TypeAdapter(annotation).validate_python({**evidence, "value": _typed(new)}))
        _mark(getattr(holder, name))


def _holder(record: Record, steps: list[str | int]) -> tuple[Any, str]:
    """The model that holds the last step."""
    thing: Any = record
    for i, step in enumerate(steps[:-1]):
        if i == 1 and steps[0] == "parties":
            of_role = [party for party in record.parties if party.role == step]
            number = steps[2] - 1 if isinstance(steps[2], int) else 0
            thing = of_role[number]
        elif i == 2 and steps[0] == "parties" and isinstance(step, int):
            continue
        else:
            thing = thing[step - 1] if isinstance(step, int) else getattr(thing, step)
    return thing, str(steps[-1])


def _evidence(old: Evidence | None, row: ledger.Row, record: Record) -> dict[str, Any]:
    """Where the value stands: as the correction says, else as it was read."""
    start, end = row["start"], row["end"]
    text = record.text or ""
    if start is not None and end is not None and 0 <= start < end <= len(text):
        return {"text": text[start:end], "start": start, "end": end, "rule": _RULE, "confidence": 1.0}
    if old is not None:
        kept = old.model_dump(exclude={"value"}, exclude_defaults=True)
        return {**kept, "confidence": 1.0}
    return {"text": "", "start": 0, "end": 0, "rule": _RULE, "confidence": 1.0}


def _typed(new: str) -> Any:
    """A duration is `COUNT UNIT`, yes and no are `true` and `false`, everything else is told by the field."""
    if match := re.fullmatch(r"(\d+) (hour|day|working_day|month|year)", new):
        return {"count": int(match[1]), "unit": match[2]}
    return {"true": True, "false": False}.get(new, new)


def _mark(evidence: Evidence) -> None:
    flags: list[Any] = list(evidence.flags)
    evidence.flags = flags if "corrected" in flags else [*flags, "corrected"]
