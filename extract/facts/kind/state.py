"""Can what was read be relied on (`source.read_state`)? A long text of which little came back is never a clean contract."""

from __future__ import annotations

from math import isnan

from extract.model import Document
from extract.record import Record
from extract.record.standing import AGREEMENTS, ReadReason, ReadState

_NOTHING = 20
"""Letters below which there is no text to read."""
_LONG = 1500
"""Letters from which a contract has clauses, and enough of them."""
_LETTERS_A_CLAUSE = 1500
"""A contract with fewer numbered clauses than a quarter of one for so many letters was not taken apart."""
_PAID = 3000
"""Letters from which a contract says how it is paid."""
_OUTSIDE = 0.6
_LOW, _VERY_LOW = 0.9, 0.75
_POINTS: dict[ReadReason, int] = {
    "no_text": 5, "few_clauses": 3, "text_outside_clauses": 2, "no_party": 3, "no_buyer": 1, "no_supplier": 1,
    "no_price": 1, "no_payment": 1, "low_scores": 2, "malformed": 1,
}  # fmt: skip
_HARDLY = 4


def with_read_state(document: Document, record: Record) -> Record:
    """The record with its read state and the reasons for it; of what is no contract only text and scores count."""
    reasons = _reasons(document, record)
    points = sum(_POINTS[reason] for reason in reasons)
    state: ReadState = "hardly" if points >= _HARDLY else "partly" if points else "read"
    source = record.source.model_copy(update={"read_state": state, "read_reasons": reasons})
    return record.model_copy(update={"source": source})


def _reasons(document: Document, record: Record) -> list[ReadReason]:
    letters = sum(map(len, document.text.split()))
    if letters < _NOTHING:
        return ["no_text"]
    reasons: list[ReadReason] = []
    if record.source.document_type in AGREEMENTS:
        reasons += _of_clauses(record, letters)
        reasons += _of_parties(record)
        if not _priced(record):
            reasons.append("no_price")
        if letters >= _PAID and not record.payments:
            reasons.append("no_payment")
        facts = (record.fields, *record.parties)
        if any(one.unread for one in facts) or any("malformed" in row.flags for row in (*record.amounts, *record.payments)):
            reasons.append("malformed")
    scores = [score for score in document.scores or () if not isnan(score)]
    if scores and sum(scores) / len(scores) < _LOW:
        reasons.append("low_scores")
        if sum(scores) / len(scores) < _VERY_LOW:
            reasons.append("no_text")
    return reasons


def _of_clauses(record: Record, letters: int) -> list[ReadReason]:
    if letters < _LONG:
        return []
    numbered = [clause for clause in record.clauses if clause.number]
    found: list[ReadReason] = []
    if len(numbered) < max(3, letters / _LETTERS_A_CLAUSE / 4):
        found.append("few_clauses")
    tables = sum(len(item.text) for item in record.items)
    inside = sum(clause.end - clause.start for clause in numbered) + tables
    if inside < (1 - _OUTSIDE) * letters:
        found.append("text_outside_clauses")
    return found


def _of_parties(record: Record) -> list[ReadReason]:
    named = {party.role for party in record.parties if party.name is not None}
    missing: list[ReadReason] = []
    if "buyer" not in named:
        missing.append("no_buyer")
    if "supplier" not in named:
        missing.append("no_supplier")
    return ["no_party"] if len(missing) == 2 else missing


def _priced(record: Record) -> bool:
    """A framework names its prices in orders; elsewhere a total, a price of an item or a rate must stand somewhere."""
    return (
        record.source.document_type == "framework"
        or record.fields.total_amount is not None
        or any(item.amount is not None or item.unit_price is not None for item in record.items)
        or any(amount.kind in ("unit_price", "line_total", "total") for amount in record.amounts)
    )
