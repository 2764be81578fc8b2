"""Terms of a contract: items, planned payments, guarantees, penalties."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extract import labels
from extract.dataset.opencontracting.moments import moment
from extract.record import Fields, Item, Payment, Record


def number(value: Decimal | None) -> int | float | None:
    """An exact decimal as a JSON number: whole ones as integers, others exact up to 15 digits.

    >>> number(Decimal("120000.00")), number(Decimal("0.35")), number(None)
    (120000, 0.35, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def money(value: Decimal | None, currency: str | None = None) -> dict[str, Any] | None:
    """A `Value`, in CNY unless a currency is given."""
    return {"amount": number(value), "currency": currency or "CNY"} if value is not None else None


def items(record: Record) -> list[dict[str, Any]]:
    """Rows of the price and quantity tables but their totals; ids count the rows of the dataset's table."""
    currency = _currency(record.fields)
    return [_item(i, item, currency) for i, item in enumerate(record.items, start=1) if not item.is_total]


def _item(i: int, item: Item, currency: str) -> dict[str, Any]:
    return {
        "id": str(i),
        "description": "；".join(part for part in (item.name, item.brand, item.spec) if part),
        "quantity": number(item.quantity),
        "unit": {"name": item.unit, "value": money(item.unit_price, currency)},
    }


def milestones(record: Record) -> list[dict[str, Any]]:
    """The planned payments, in order."""
    return [_milestone(payment, _currency(record.fields)) for payment in record.payments]


def _milestone(payment: Payment, currency: str) -> dict[str, Any]:
    kind = labels.code("payments", "kind", payment.kind) if payment.kind else None
    return {
        "id": f"payment-{payment.seq}",
        "title": payment.label or kind,
        "type": "payment",
        "description": payment.text,
        "code": payment.kind,
        "dueDate": moment(payment.due_on, end=True),
        "status": "scheduled",
        "value": money(payment.amount, currency),
    }


def guarantees(record: Record) -> list[dict[str, Any]]:
    """The performance bond and the retention, where the contract asks for them."""
    fields, found = record.fields, []
    asked = fields.performance_bond_required
    bond = fields.performance_bond_amount, fields.performance_bond_rate
    if any(bond) if asked is None else asked.value:
        amount = fields.performance_bond_amount.value if fields.performance_bond_amount else None
        found.append(
            {"id": "performance-bond", "obligations": "fulfillment", "value": money(amount, _currency(fields))}
        )
    if fields.retention_amount or fields.retention_rate:
        amount = fields.retention_amount.value if fields.retention_amount else None
        found.append({"id": "retention", "obligations": "quality", "value": money(amount, _currency(fields))})
    return found


def penalties(record: Record) -> list[dict[str, Any]]:
    """What the contract provides for a breach. No event is reported, only `penaltyContracted`."""
    return [
        {
            "id": f"penalty-{i}",
            "category": labels.code("penalties", "trigger", penalty.trigger) if penalty.trigger else None,
            "penaltyContracted": penalty.text,
        }
        for i, penalty in enumerate(record.penalties, start=1)
    ]


def _currency(fields: Fields) -> str:
    return fields.currency.value if fields.currency else "CNY"
