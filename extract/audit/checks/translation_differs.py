"""中外文约定不一致: guarantee, delivery and price in the foreign and in the Chinese text of one contract."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from extract.audit.case import SURE, Case
from extract.audit.figures import yuan
from extract.audit.topics import in_days, length
from extract.audit.verdict import NotAssessed
from extract.record import Evidence, Finding
from extract.values.errors import ValueParseError
from extract.values.number import figure

CHECK = "translation-differs"

Stated = tuple[Decimal, Evidence]
"""A value and where it stands."""

_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7, "month": 30}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A finding where no Chinese statement has the value of the English one."""
    pairs = (
        ("质保期", "个月", _english(case, "english", _MONTHS), _chinese(case, "chinese", months=True)),
        ("交货期", "日", _english(case, "english_delivery", _DAYS), _chinese(case, "chinese_delivery", months=False)),
        ("合同总价", "元", list(_english_price(case)), _price(case)),
    )
    assessed = False
    for label, unit, english, chinese in pairs:
        if not english or not chinese:
            continue
        assessed = True
        value, quote = english[0]
        if all(other != value for other, _ in chinese):
            other, told = chinese[0]
            one, two = _told(value, unit), _told(other, unit)
            yield case.finding(f"{label}英文为{one}，中文为{two}。", quote, told, expected=one, actual=two)
    if not assessed:
        yield NotAssessed("没有以两种文字写明的质保期、交货期、价款")


def _told(value: Decimal, unit: str) -> str:
    return yuan(value) if unit == "元" else f"{value:f}{unit}"


def _english(case: Case, name: str, units: dict[str, int]) -> list[Stated]:
    found = ((figure(match["value"]), units[match["unit"]], quote) for quote, match in case.find(name))
    return [(value * unit, quote) for value, unit, quote in found if value is not None]


def _chinese(case: Case, name: str, *, months: bool) -> list[Stated]:
    found: list[Stated] = []
    for quote, match in case.find(name):
        try:
            kind, count = length(match["value"]) if months else in_days(match["value"])
        except ValueParseError:
            continue
        if kind == ("month" if months else "day"):
            found.append((count, quote))
    return found


def _english_price(case: Case) -> Iterator[Stated]:
    currency = case.record.fields.currency
    for quote, match in case.find("english_price"):
        code = regex.sub(r"[^A-Z]", "", match["currency"]).replace("RMB", "CNY")
        value = figure(match["value"])
        if value is not None and code in ("", currency.value if currency else "CNY"):
            yield value, quote


def _price(case: Case) -> list[Stated]:
    total = case.record.fields.total_amount
    return [(total.value, total)] if total and total.confidence >= SURE else []
