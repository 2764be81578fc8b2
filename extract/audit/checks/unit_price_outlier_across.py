"""单价离群: an item that costs far more than the same item in other contracts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from statistics import quantiles

from extract.audit.across.keyed import Told
from extract.audit.case import Case
from extract.audit.entities import tight
from extract.audit.figures import yuan
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding

CHECK = "unit-price-outlier-across"


def rows(case: Case, known: Mapping[str, str]) -> Iterator[tuple[str, list[str | int]]]:
    """Name, specification and unit → the price, and which line of the list it is."""
    for i, item in enumerate(case.record.items):
        if item.name and item.unit and item.unit_price and item.unit_price > 0 and not item.is_total:
            yield f"{tight(item.name)}|{tight(item.spec or '')}|{tight(item.unit)}", [str(item.unit_price), i]


def judge(groups: Iterable[list[Told]], portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """Lines of the same name and unit, enough of them from enough contracts; above the third quartile by the fence."""
    limits = portfolio.parameters
    for told in groups:
        contracts = {one.number for one in told}
        if len(told) < limits["lines"] or len(contracts) < limits["contracts"]:
            continue
        prices = [float(one.facts[0]) for one in told]
        low, middle, high = quantiles(prices, n=4, method="inclusive")
        fence = Decimal(str(high)) + limits["fence"] * (Decimal(str(high)) - Decimal(str(low)))
        usual = min(told, key=lambda one: abs(float(one.facts[0]) - middle))
        for one in told:
            if (price := Decimal(one.facts[0])) > fence:
                case, other = portfolio.case(one.number), portfolio.case(usual.number)
                item = case.record.items[one.facts[1]]
                detail = (
                    f"“{item.name}”单价{yuan(price)}，{len(contracts)}份合同{len(told)}行同名标的的"
                    f"中位数为{yuan(Decimal(str(round(middle, 2))))}，上界为{yuan(fence.quantize(Decimal('0.01')))}。"
                )
                quote = elsewhere(other.contract, other.record.items[usual.facts[1]])
                yield case.record.contract_id, case.finding(detail, item, quote)
