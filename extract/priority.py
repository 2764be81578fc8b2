"""What a person should look at first: `source.review_priority` (0–100) and the reasons for it.

Two contracts with the same doubts are told apart by their money: a wrong digit in a large sum costs more.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

from extract.record import Evidence, Record, stated_in
from extract.record.kinds import DECIDED, SUPPORT
from extract.record.standing import AGREEMENTS, ReviewReason

_STATE = {"read": 0, "partly": 15, "hardly": 45}
_FACT = {"malformed": (10, 30), "conflict": (8, 24), "doubtful": (3, 12), "unsure": (2, 10)}
"""Points for one fact or row, and the most that all of a kind can give."""
_ERROR, _MOST_ERRORS = 10, 30
_WARNING, _MOST_WARNINGS = 3, 15
_UNSURE = 0.8
_LARGE = 10_000_000
_MOST_MONEY = 10


def with_priority(record: Record) -> Record:
    """The record with its review priority; the findings of the audit must stand in it."""
    points, reasons = 0.0, list[ReviewReason]()
    source = record.source
    if source.read_state != "read":
        points += _STATE[source.read_state]
        reasons.append("hardly_read" if source.read_state == "hardly" else "partly_read")
    counts = _counted(record)
    for kind, (each, most) in _FACT.items():
        if counts[kind]:
            points += min(each * counts[kind], most)
            reasons.append(kind)  # type: ignore[arg-type]
    errors = sum(finding.severity == "error" for finding in record.findings)
    warnings = sum(finding.severity == "warning" for finding in record.findings)
    if errors:
        points += min(_ERROR * errors, _MOST_ERRORS)
        reasons.append("errors")
    if warnings:
        points += min(_WARNING * warnings, _MOST_WARNINGS)
        reasons.append("warnings")
    if source.document_type_confidence is not None and source.document_type_confidence < _UNSURE:
        points += 5
        reasons.append("type_unsure")
    total = record.fields.total_amount
    if points and total is not None and source.document_type in AGREEMENTS and total.value > 0:
        points += min(max(log10(float(total.value)) - 4, 0) * 2, _MOST_MONEY)
        if total.value >= _LARGE:
            reasons.append("large_sum")
    updated = source.model_copy(update={"review_priority": min(round(points), 100), "review_reasons": reasons})
    return record.model_copy(update={"source": updated})


def _counted(record: Record) -> dict[str, int]:
    """How many facts and rows are malformed, in conflict, doubtful for another reason, or merely unsure."""
    counts = dict.fromkeys(_FACT, 0)
    for holder in (record.fields, *record.parties):
        counts["malformed"] += sum("malformed" in fact.flags for fact in holder.unread.values())
    for fact in _facts(record):
        if not DECIDED.isdisjoint(fact.flags):
            continue
        if "malformed" in fact.flags:
            counts["malformed"] += 1
        elif "conflict" in fact.flags or "words_disagree" in fact.flags:
            counts["conflict"] += 1
        elif set(fact.flags) - SUPPORT:
            counts["doubtful"] += 1
        elif fact.confidence < _UNSURE:
            counts["unsure"] += 1
    return counts


def _facts(record: Record) -> Iterator[Evidence]:
    yield from stated_in(record)
    yield from (amount for amount in record.amounts if "malformed" in amount.flags)
