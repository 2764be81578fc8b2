"""The instalments as shares of the price, where all of them can be so expressed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.record import Payment, Record


@dataclass(frozen=True, slots=True)
class Share:
    """An instalment and its share of the total price (a fraction)."""

    payment: Payment
    share: Decimal


_WHOLE = Decimal("1.001")


def shares(record: Record, most: Decimal = _WHOLE) -> list[Share]:
    """Every instalment with its share; empty if one of them has none, or if together they exceed `most` of the price."""
    total = record.fields.total_amount.value if record.fields.total_amount else None
    found = []
    for payment in record.payments:
        if payment.percent is not None and payment.base in (None, "contract_total"):
            found.append(Share(payment, payment.percent))
        elif payment.amount is not None and total:
            found.append(Share(payment, payment.amount / total))
        elif payment.kind == "lump_sum" and len(record.payments) == 1:
            found.append(Share(payment, Decimal(1)))
        else:
            return []
    return found if sum((one.share for one in found), Decimal(0)) <= most else []
