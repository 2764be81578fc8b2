"""每期金额推不出总额: so much a month, quarter or year, and another sum for a year or for all the years."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import plain, yuan
from extract.audit.recognised import at_most_a_hint, doubt
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote
from extract.structure.numerals import ordinal
from extract.values import money
from extract.values.errors import ValueParseError

CHECK = "yearly-sum-mismatch"

_A_YEAR = {"month": 12, "quarter": 4, "half": 2, "year": 1}
"""Periods of a year: the wordings `is_PERIOD`."""
Each = tuple[str, Decimal, Quote]
_WILD = 2
"""How many times the one sum is the other where they are not of one thing."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only where the contract states one sum for a period of one name (年度服务费) and one for the years together
    (三年服务费总计): several sums are of several things."""
    each = list(_each(case))
    wholes = [(quote, match) for quote, match in case.find("whole")]
    if not each or not wholes:
        yield NotAssessed("没有同时写明每期金额和多年（全年）的总额")
        return
    for quote, match in wholes:
        years = ordinal(match["n"]) if match["n"] else 1
        same = [one for one in each if _same(case, one, match["what"] or "")]
        stated = _money(match["sum"])
        for period in _A_YEAR:
            of_it = [one for one in same if one[0] == period]
            if years is None or stated is None or len({value for _, value, _ in of_it}) != 1 or (period == "year" and years == 1):
                continue
            _, value, told = of_it[0]
            times = _A_YEAR[period] * years
            due = value * times
            if abs(due - stated) <= max(times, 1) or due > stated * _WILD or stated > due * _WILD:
                continue
            yield case.finding(
                f"每期{yuan(value)}×{times}＝{yuan(due)}，写明的{match['n'] or '一'}年总额为{yuan(stated)}，"
                f"相差{yuan(abs(due - stated))}。",
                case.sentence(quote),
                told,
                expected=plain(due),
                actual=plain(stated),
                severity=at_most_a_hint(case, case.info.severity),
                unsure=doubt(case, quote, told),
            )
            break


def _each(case: Case) -> Iterator[Each]:
    for quote, match in case.find("each"):
        value = _money(match["sum"])
        period = next((one for one in _A_YEAR if case.info.phrases[f"is_{one}"].pattern.fullmatch(match["period"])), None)
        if value is not None and period is not None:
            yield period, value, case.sentence(quote)


def _same(case: Case, one: Each, what: str) -> bool:
    """The sum for a period and that of the years are called alike (租金, 服务费), or one of them only “sum”."""
    words = {match.group() for match in case.info.phrases["what"].pattern.finditer(one[2].text)}
    return not what or not words or what in words


def _money(text: str) -> Decimal | None:
    try:
        return money.parse(text)
    except ValueParseError:
        return None
