"""单价离群: an item that costs far more than the same item in other contracts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import quantiles

from extract.audit.case import Case
from extract.audit.entities import group, tight
from extract.audit.figures import yuan
from extract.audit.portfolio import Portfolio, elsewhere
from extract.record import Finding, Item

CHECK = "unit-price-outlier-across"


def run(portfolio: Portfolio) -> Iterator[tuple[str, Finding]]:
    """Lines of the same name and unit, enough of them from enough contracts; above the third quartile by the fence."""
    limits = portfolio.info.parameters
    for members in group(_lines(portfolio)).values():
        contracts = {case.record.contract_id for case, _ in members}
        if len(members) < limits["lines"] or len(contracts) < limits["contracts"]:
            continue
        prices = [float(_price(item)) for _, item in members]
        low, middle, high = quantiles(prices, n=4, method="inclusive")
        fence = Decimal(str(high)) + limits["fence"] * (Decimal(str(high)) - Decimal(str(low)))
        usual = min(members, key=lambda member: abs(float(_price(member[1])) - middle))
        for case, item in members:
            if _price(item) > fence:
                detail = (
                    f"“{item.name}”单价{yuan(_price(item))}，{len(contracts)}份合同{len(members)}行同名标的的"
                    f"中位数为{yuan(Decimal(str(round(middle, 2))))}，上界为{yuan(fence.quantize(Decimal('0.01')))}。"
                )
                quote = elsewhere(usual[0].contract, usual[1])
                yield case.record.contract_id, case.finding(detail, item, quote)


def _lines(portfolio: Portfolio) -> Iterator[tuple[str, tuple[Case, Item]]]:
    for case in portfolio.cases():
        for item in case.record.items:
            if item.name and item.unit and item.unit_price and item.unit_price > 0 and not item.is_total:
                yield f"{tight(item.name)}|{tight(item.spec or '')}|{tight(item.unit)}", (case, item)


def _price(item: Item) -> Decimal:
    return item.unit_price or Decimal(0)
