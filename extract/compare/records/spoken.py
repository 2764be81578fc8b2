"""Values of a record as an auditor reads them: 30%, 1,292,000.00元, 10个工作日, 预付款 (in English: 10 working days, advance)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from extract.pages.tongue import CHINESE, Tongue

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


def spoken(table: str, column: str, value: Any, tongue: Tongue = CHINESE, currency: str = "CNY") -> str:
    """A value (as in the JSON of a record) in words, sums in `currency`; "" for none."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return tongue.yes_no(value)
    if isinstance(value, list):
        return tongue.join(spoken(table, column, one, tongue, currency) for one in value)
    if isinstance(value, Mapping) and {"count", "unit"} <= set(value):
        return tongue.duration(value["count"], value["unit"])
    if isinstance(value, Mapping):
        told = ((name, one) for name, one in value.items() if one not in (None, []))
        return tongue.join((f"{tongue.column(table, k)} {spoken(table, k, v, tongue, currency)}" for k, v in told), "，")
    if column in _RATES or column in _MONEY:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            return str(value)
        return percent(number) if column in _RATES else tongue.money(number, currency)
    return tongue.told(" ".join(str(value).split()), table, column)
