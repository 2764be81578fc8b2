"""Values of a record as an auditor reads them: 30%, 1,292,000.00元, 10个工作日, 预付款."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from extract import labels

_RATES = frozenset({
    "percent", "rate", "per_day_rate", "cap_rate", "tax_rate", "performance_bond_rate", "retention_rate",
})  # fmt: skip
_MONEY = frozenset({
    "amount", "total_amount", "total_amount_words", "amount_excluding_tax", "tax_amount", "performance_bond_amount",
    "retention_amount", "cap_amount", "unit_price",
})  # fmt: skip


def percent(value: Decimal) -> str:
    """A fraction as per cent, exact.

    >>> percent(Decimal("0.0005")), percent(Decimal("0.30")), percent(Decimal("2"))
    ('0.05%', '30%', '200%')
    """
    return f"{plain(value * 100)}%"


def plain(value: Decimal) -> str:
    """A decimal without an exponent and without zeros at its end."""
    return format(value.normalize(), "f") if value else "0"


def money(value: Decimal, currency: str = "CNY") -> str:
    """A sum with its thousands apart.

    >>> money(Decimal("1292000.00")), money(Decimal("5"), "USD")
    ('1,292,000.00元', '5.00 USD')
    """
    text = f"{value:,.2f}" if value == value.quantize(Decimal("0.01")) else f"{value:,f}"
    return f"{text}元" if currency == "CNY" else f"{text} {currency}"


def spoken(table: str, column: str, value: Any) -> str:
    """A value (as in the JSON of a record) in Chinese; "" for none."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return labels.yes_no(value)
    if isinstance(value, list):
        return "、".join(spoken(table, column, one) for one in value)
    if isinstance(value, Mapping) and {"count", "unit"} <= set(value):
        return labels.duration(value["count"], value["unit"])
    if isinstance(value, Mapping):
        return "，".join(
            f"{labels.column(table, k)} {spoken(table, k, v)}" for k, v in value.items() if v not in (None, [])
        )
    if column in _RATES or column in _MONEY:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            return str(value)
        return percent(number) if column in _RATES else money(number)
    return labels.code(table, column, " ".join(str(value).split()))
