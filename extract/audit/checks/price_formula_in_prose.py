"""单价、数量、时间推不出总价: a price by unit, the quantity and the time of one clause against the sum that it states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import plain, yuan
from extract.audit.recognised import at_most_a_hint, doubt
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote
from extract.values import money
from extract.values.errors import ValueParseError
from extract.values.number import figure

CHECK = "price-formula-in-prose"

_UNITS = {"㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米", "平": "平方米", "名": "人"}
_YEAR = Decimal(12)
_IN_A_YEAR = {"月": _YEAR, "季度": Decimal(4)}
_WHOLE = "全"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only a clause with one unit price, one quantity in its unit, one length of time where the price is by time, and one
    sum called the whole: nothing has to be guessed. Rounding up to the last place of the sum is none of our concern."""
    by_period = list(_by_period(case))
    yield from by_period
    assessed = bool(by_period)
    for quote, match in case.find("rate"):
        clause = case.contract.clause_at(quote.start)
        if clause is None:
            continue
        span = Span(clause.start, clause.end)
        if len({one["price"] for _, one in case.find("rate", span)}) != 1:
            continue
        unit = _UNITS.get(match["unit"], match["unit"])
        amounts = {figure(one["n"]) for _, one in case.find("quantity", span) if _UNITS.get(one["unit"], one["unit"]) == unit}
        sums = [(one, _sum(found["sum"])) for one, found in case.find("whole", span)]
        if len(amounts) != 1 or len({value for _, value in sums}) != 1 or sums[0][1] is None:
            continue
        periods = _periods(case, span, match["time"], yearly=sums[0][0].text.startswith("年"))
        if len(periods) != 1:
            continue
        assessed = True
        price, count, times, stated = figure(match["price"]), amounts.pop(), periods.pop(), sums[0][1]
        if price is None or count is None:
            continue
        due = price * count * times
        if abs(due - stated) <= max(Decimal(1), stated * case.parameter("rounding")):
            continue
        steps = f"{plain(price)}×{plain(count)}" + (f"×{plain(times)}" if match["time"] else "")
        by = f"按单价、数量{'和时间' if match['time'] else ''}计算，{steps}"
        yield _unequal(case, by, due, stated, sums[0][0], quote)
        return
    if not assessed:
        yield NotAssessed("没有在一条中同时写明单价、数量和合计的价款")


def _by_period(case: Case) -> Iterator[Finding]:
    """年服务费12万元，三年合计35万元; 押金为两个月租金，即3万元: a sum by time, taken so many times."""
    for quote, match in case.find("by_period"):
        clause = case.contract.clause_at(quote.start)
        if clause is None:
            continue
        span = Span(clause.start, clause.end)
        each = _sum(match["each"])
        for one, found in case.find("times", span):
            stated = _sum(found["sum"])
            times = _times(found["n"], found["unit"], match["time"])
            if each is None or stated is None or times is None or each == stated:
                continue
            due = each * times
            if abs(due - stated) > max(Decimal(1), stated * case.parameter("rounding")):
                yield _unequal(case, f"{plain(each)}×{times:f}", due, stated, one, quote)
                return


def _times(count: str, unit: str, time: str) -> Decimal | None:
    """How many of a period a stretch of time holds; `None` where the two do not go together."""
    if unit.startswith(time) or unit.endswith(time):
        return _count(count)
    years = _count(count) if unit == "年" and time in _IN_A_YEAR else None
    return None if years is None else _IN_A_YEAR[time] * years


def _count(count: str) -> Decimal | None:
    """三(年), and the one of 全(年)."""
    return figure(count) if count and count != _WHOLE else Decimal(1)


def _unequal(case: Case, steps: str, due: Decimal, stated: Decimal, total: Quote, quote: Quote) -> Finding:
    """What the steps come to is not the sum stated; far apart, they hardly belong together, which is a hint only."""
    near = abs(due - stated) <= max(due, stated) * case.parameter("wild_share")
    return case.finding(
        f"{steps}＝{yuan(due)}，写明{yuan(stated)}，相差{yuan(abs(due - stated))}。",
        total,
        quote,
        expected=plain(due),
        actual=plain(stated),
        severity=at_most_a_hint(case, "warning" if near else "info"),
        unsure=doubt(case, quote),
    )


def _periods(case: Case, span: Span, time: str | None, *, yearly: bool) -> set[Decimal]:
    """How many times the price is due: 1 where it is not by time, empty where the time is not stated or of another kind."""
    if not time:
        return {Decimal(1)}
    if yearly:  # the sum is that of a year
        return {_YEAR} if time == "月" else {Decimal(1)} if time == "年" else set()
    found: set[Decimal] = set()
    for _, match in case.find("length", span):
        count, unit = figure(match["n"]), match["time"]
        if count is None:
            continue
        if (unit.endswith("月") and time == "月") or (unit == "年" and time == "年"):
            found.add(count)
        elif unit == "年" and time == "月":
            found.add(count * _YEAR)
        elif unit.endswith(("天", "日")) and time in ("天", "日"):
            found.add(count)
    return found


def _sum(text: str) -> Decimal | None:
    try:
        return money.parse(text)
    except ValueParseError:
        return None
