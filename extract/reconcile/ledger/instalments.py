"""The instalments of a contract with their sums, as far as they have one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.record import Payment, Record

CENT = Decimal("0.01")


@dataclass
class Part:
    """An instalment with what is known of its sum, and the payments that pay it (with how much of each)."""

    payment: Payment
    amount: Decimal
    place: str = ""
    """The list of words by which a ledger calls it: `early_part`, `middle_part`, `last_part`, `kept_part`."""
    added: bool = False
    """It is one of a supplement."""
    numbers: frozenset[str] = frozenset()
    """Those of the paper that it stands in."""
    paper: str = ""
    """The id of that paper."""
    paid: Decimal = Decimal(0)

    @property
    def rest(self) -> Decimal:
        """What of it is not paid yet."""
        return self.amount - self.paid


def parts(
    record: Record, price: Decimal | None = None, *, added: bool = False, numbers: frozenset[str] = frozenset()
) -> list[Part]:
    """The instalments with their sums; none where one has none, or where together they are not the price (by default the
    total of the record; of a supplement what it adds).

    Instalments of a year's fee, of a settlement or of the work done have no sum that a ledger could be held against.
    """
    total = price or (record.fields.total_amount.value if record.fields.total_amount else None)
    if not total:
        return []
    found: list[Part] = []
    for payment in record.payments:
        if payment.kind == "periodic" or payment.base not in (None, "contract_total"):
            return []
        amount = payment.amount if payment.amount is not None else None
        if amount is None and payment.percent is not None:
            amount = (payment.percent * total).quantize(CENT)
        if amount is None and payment.kind == "lump_sum" and len(record.payments) == 1:
            amount = total
        if amount is None:
            return []
        found.append(Part(payment, amount, _place(record.payments, len(found)), added, numbers, record.contract_id))
    whole = sum((part.amount for part in found), Decimal(0))
    return found if found and abs(whole - total) <= CENT * len(found) else []


def _place(payments: Sequence[Payment], at: int) -> str:
    if payments[at].kind == "retention":
        return "kept_part"
    if at == 0 and len(payments) > 1:
        return "early_part"
    last = at + 1 == len(payments) or (at + 2 == len(payments) and payments[-1].kind == "retention")
    return "last_part" if last else "middle_part"
