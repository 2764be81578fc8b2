"""付款进度: what is paid on signing, before acceptance and by fixed dates, against how far performance can be by then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from extract.audit.case import Case, full_date
from extract.audit.dates import chinese, last_day_of
from extract.audit.figures import percent
from extract.audit.shares import Share, shares
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding

CHECK = "paid-ahead-of-performance"

_SIGNED = frozenset({"contract_signed", "contract_effective"})
_PAPERS = frozenset({"invoice_received", "funds_available", "bond_received"})
_MOST = Decimal("1.5")
"""Shares that together exceed the price by a slip are still an order of payment."""
_PERFORMED = frozenset(
    {"accepted", "inspected", "approved", "audited", "warranty_expired", "work_done", "documents_submitted"}
)


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """One finding at most: by the dates where the contract states them, else by what each instalment waits for."""
    rows = shares(case.record, _MOST)
    if not rows or case.record.source.document_type == "settlement":
        yield NotAssessed("付款比例无法与合同总价对应")
        return
    if any(row.payment.kind == "periodic" for row in rows):
        return
    found = _by_date(case, rows) or _on_signing(case, rows) or _before_acceptance(case, rows)
    if found is not None:
        yield found


def _by_date(case: Case, rows: list[Share]) -> Finding | None:
    """Fixed dates of payment against the term of performance."""
    fields = case.record.fields
    start = full_date(fields.term_start.value) if fields.term_start else None
    end = full_date(fields.term_end.value) if fields.term_end else None
    if fields.term_end is None or start is None or end is None or end <= start:
        return None
    most = case.parameter("before_acceptance") if _acceptance(case) else Decimal(1)
    dated = [(row, day) for row in rows if (day := _day(case, row)) is not None]
    for row, day in dated:
        due = [one for one, when in dated if when <= day]
        paid = sum((one.share for one in due), Decimal(0))
        elapsed = Decimal(min(max((day - start).days + 1, 0), (end - start).days + 1)) / Decimal((end - start).days + 1)
        early = paid >= most and (end - day).days > case.parameter("days_before_end")
        if row.payment.due_on and (paid - elapsed > case.parameter("lead") or early):
            detail = (
                f"至{chinese(day)}累计应付{percent(paid)}，而履行期{chinese(start)}至{chinese(end)}此时只过去"
                f"{percent(elapsed.quantize(Decimal('0.01')))}。"
            )
            evidence = [one.payment for one in due]
            return case.finding(detail, row.payment, *[e for e in evidence if e is not row.payment], fields.term_end)
    return None


def _day(case: Case, row: Share) -> date | None:
    if row.payment.due_on:
        return last_day_of(row.payment.due_on)
    return case.signed if _at_signing(row) else None


def _on_signing(case: Case, rows: list[Share]) -> Finding | None:
    """What is due on signing alone, with nothing delivered."""
    early = [row for row in rows if _at_signing(row) and not row.payment.due_on]
    paid = sum((row.share for row in early), Decimal(0))
    if not early or paid <= case.parameter("advance"):
        return None
    return case.finding(
        f"合同签订后、履行之前应付{percent(paid)}，高于{percent(case.parameter('advance'))}。",
        *(row.payment for row in early),
    )


def _before_acceptance(case: Case, rows: list[Share]) -> Finding | None:
    """What is due before anything has been accepted, where the contract does provide for acceptance."""
    early = [
        row for row in rows
        if not set(row.payment.triggers) & _PERFORMED and not row.payment.due_on and not _after_acceptance(case, row)
    ]  # fmt: skip
    paid = sum((row.share for row in early), Decimal(0))
    if not _acceptance(case) or not early or paid < case.parameter("before_acceptance"):
        return None
    if any(set(row.payment.triggers) <= _PAPERS for row in rows):
        return None  # an instalment that waits for an invoice, or for nothing we know: it may come after acceptance
    return case.finding(f"验收之前累计应付{percent(paid)}。", *(row.payment for row in early))


def _after_acceptance(case: Case, row: Share) -> bool:
    """Words of the sentence make the instalment wait for acceptance, though the row does not say so."""
    sentence = case.sentence(row.payment)
    return next(case.find("accepted_first", Span(sentence.start, sentence.end)), None) is not None


def _acceptance(case: Case) -> bool:
    return any(clause.type == "acceptance" and clause.part in ("body", "annex") for clause in case.record.clauses)


def _at_signing(row: Share) -> bool:
    triggers = set(row.payment.triggers)
    return bool(triggers & _SIGNED) and triggers <= _SIGNED | _PAPERS
