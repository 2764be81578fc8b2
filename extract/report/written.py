"""How values are written on the report: money with separators, ratios as shares, codes by their labels."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extract.pages.filters import rate
from extract.pages.tongue import CHINESE, Tongue
from extract.record import Duration, Evidence, Payment, Penalty


def field(name: str, fact: Evidence, tongue: Tongue = CHINESE, currency: str = "CNY") -> str:
    """The value of a field of a contract in this currency."""
    value: Any = getattr(fact, "value")  # noqa: B009 - every fact has one, the base class does not
    if isinstance(value, Decimal):
        return rate(value) if name.endswith("_rate") else tongue.money(value, currency)
    if isinstance(value, Duration):
        return tongue.duration(value.count, value.unit)
    if isinstance(value, bool):
        return tongue.yes_no(value)
    return tongue.told(str(value), "contracts", name)


def due(payment: Payment, tongue: Tongue = CHINESE) -> str:
    """When an instalment is due, in words: what has to happen first, and how soon after it."""
    parts = [tongue.join(tongue.code(one, "payments", "triggers") for one in payment.triggers)]
    if payment.due_days is not None:
        working = payment.due_day_kind == "working"
        kind = "个工作日" if working else "天"
        days = tongue.many(payment.due_days, "working day" if working else "day")
        parts.append(tongue.say(f"{payment.due_days}{kind}内", f"within {days}"))
    if payment.due_on:
        parts.append(tongue.say(f"至{payment.due_on}", f"by {payment.due_on}"))
    return " · ".join(part for part in parts if part)


def measure(penalty: Penalty, tongue: Tongue = CHINESE, currency: str = "CNY") -> str:
    """How much a breach costs: rate, base and period, or a sum; what caps it."""
    base = tongue.code(penalty.base, "penalties", "base")
    parts = []
    if penalty.rate is not None:
        times = f"{penalty.rate.normalize():f}"
        figure = tongue.say(f"{times}倍", f"{times} times") if penalty.kind == "multiple" else rate(penalty.rate)
        parts.append(tongue.say(f"{base}的{figure}", f"{figure} of {base}") if base else figure)
    elif penalty.amount is not None:
        parts.append(tongue.money(penalty.amount, currency))
    else:
        parts.append(tongue.code(penalty.kind, "penalties", "kind"))
    if penalty.period_unit:
        unit = tongue.code(penalty.period_unit, "penalties", "period_unit")
        count = penalty.period_count or 1
        each = f"每{unit}" if count == 1 else f"每{count}{unit}"
        parts.append(tongue.say(each, f"per {unit if count == 1 else tongue.many(count, unit)}"))
    if penalty.cap_rate is not None:
        parts.append(tongue.say("上限", "at most ") + rate(penalty.cap_rate))
    elif penalty.cap_amount is not None:
        parts.append(tongue.say("上限", "at most ") + tongue.money(penalty.cap_amount, currency))
    return tongue.join(parts, "，")
