"""How values are written on the report: money with separators, ratios as shares, codes in Chinese."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extract import labels
from extract.pages.filters import money, percent, rate
from extract.record import Duration, Evidence, Payment, Penalty

EARNING = {
    "unsure": "所依据的值把握不足或带标记，或文字来自识别",
    "weak": "所依据的值把握低于0.9",
    "uncorroborated": "所依据的值只有一处弱依据",
    "hardly_read": "文件基本没有读懂",
    "not_read": "文件没有完全读懂",
    "apart": "所引各处相隔较远",
}
"""The conditions under which a finding weighs less than its check says."""

__all__ = ["CATEGORIES", "KINDS", "VERDICTS", "due", "field", "measure", "money", "percent", "rate"]

VERDICTS = {"error": "错误", "warning": "疑点", "info": "提示"}
KINDS = {"error": "bad", "warning": "warn", "info": ""}
"""Severity → kind of tag."""

CATEGORIES = {
    "arithmetic": "金额计算",
    "consistency": "前后一致",
    "completeness": "要素完整",
    "compliance": "合规",
    "balance": "权责平衡",
    "cross-contract": "跨合同",
    "reconcile": "对账",
}


def field(name: str, fact: Evidence) -> str:
    """The value of a field."""
    value: Any = getattr(fact, "value")  # noqa: B009 - every fact has one, the base class does not
    if isinstance(value, Decimal):
        return rate(value) if name.endswith("_rate") else money(value)
    if isinstance(value, Duration):
        return labels.duration(value.count, value.unit)
    if isinstance(value, bool):
        return labels.yes_no(value)
    return labels.code("contracts", name, str(value))


def due(payment: Payment) -> str:
    """When an instalment is due, in words: what has to happen first, and how soon after it."""
    parts = ["、".join(labels.code("payments", "triggers", one) for one in payment.triggers)]
    if payment.due_days is not None:
        kind = "个工作日" if payment.due_day_kind == "working" else "天"
        parts.append(f"{payment.due_days}{kind}内")
    if payment.due_on:
        parts.append(f"至{payment.due_on}")
    return " · ".join(part for part in parts if part)


def measure(penalty: Penalty) -> str:
    """How much a breach costs: rate, base and period, or a sum; what caps it."""
    base = labels.code("penalties", "base", penalty.base) if penalty.base else ""
    parts = []
    if penalty.rate is not None:
        figure = f"{penalty.rate.normalize():f}倍" if penalty.kind == "multiple" else rate(penalty.rate)
        parts.append(f"{base}的{figure}" if base else figure)
    elif penalty.amount is not None:
        parts.append(money(penalty.amount))
    else:
        parts.append(labels.code("penalties", "kind", penalty.kind))
    if penalty.period_unit:
        unit = labels.code("penalties", "period_unit", penalty.period_unit)
        count = penalty.period_count or 1
        parts.append(f"每{unit}" if count == 1 else f"每{count}{unit}")
    if penalty.cap_rate is not None:
        parts.append(f"上限{rate(penalty.cap_rate)}")
    elif penalty.cap_amount is not None:
        parts.append(f"上限{money(penalty.cap_amount)}")
    return "，".join(parts)
