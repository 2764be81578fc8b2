"""中外文约定不一致: the period of guarantee in the foreign and in the Chinese text of one contract."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.topics import length
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote
from extract.values.errors import ValueParseError

CHECK = "translation-differs"

_YEAR = 12


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A finding where no Chinese statement has the months of the English one."""
    english = [(_months(match["value"], match["unit"]), quote) for quote, match in case.find("english")]
    chinese: list[tuple[Decimal, Quote]] = []
    for quote, match in case.find("chinese"):
        try:
            kind, count = length(match["value"])
        except ValueParseError:
            continue
        if kind == "month":
            chinese.append((count, quote))
    if not english or not chinese:
        yield NotAssessed("没有以两种文字写明的质保期")
        return
    months, quote = english[0]
    if all(other != months for other, _ in chinese):
        other, told = chinese[0]
        yield case.finding(
            f"质保期英文为{months}个月，中文为{other}个月。",
            quote,
            told,
            expected=f"{months}个月",
            actual=f"{other}个月",
        )


def _months(count: str, unit: str) -> Decimal:
    return Decimal(count) * (_YEAR if unit == "year" else 1)
