"""押金与月租金推算不符: a deposit of so many months' rent against the rent and the sum that are stated."""

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

CHECK = "deposit-months-mismatch"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The rent of a month is the one that the contract states, and it states only one."""
    found = list(case.find("deposit"))
    rents: dict[Decimal, Quote] = {}
    for quote, match in case.find("rent"):
        try:
            rents.setdefault(money.parse(match["sum"]), case.sentence(quote))
        except ValueParseError:
            continue
    if not found or len(rents) != 1:
        yield NotAssessed("没有写明相当于几个月租金的押金，或月租金不止一个")
        return
    [(rent, told)] = rents.items()
    for quote, match in found:
        months = ordinal(match["n"]) if match["n"] else 3 * (ordinal(match["quarters"]) or 0)
        try:
            stated = money.parse(match["sum"])
        except ValueParseError:
            continue
        if not months or abs(rent * months - stated) <= 1:
            continue
        due = rent * months
        yield case.finding(
            f"押金（保证金）相当于{months}个月租金（费用），月租金{yuan(rent)}，应为{yuan(due)}，写明的是{yuan(stated)}。",
            case.sentence(quote),
            told,
            expected=plain(due),
            actual=plain(stated),
            severity=at_most_a_hint(case, case.info.severity),
            unsure=doubt(case, quote, told),
        )
