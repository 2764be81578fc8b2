"""Unit prices: beside a reference, beside the same model in other contracts, and as rates (a person-day, a month, a m²)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from extract.audit.case import Case, Contract
from extract.audit.dates import months_of_term
from extract.audit.figures import percent, yuan
from extract.audit.names import tight
from extract.lexicon import words
from extract.reconcile.listed import quote
from extract.reconcile.matters import Matter
from extract.reconcile.references import Prices, Reference, compared
from extract.record import Finding, Item, Quote

CHECKS = ("price-over-reference", "unit-price-rise")

_EVIDENCE = {"text", "start", "end", "page", "boxes", "clause", "rule", "confidence", "flags"}


@dataclass(frozen=True, slots=True)
class _Line:
    """An item with a price, as much of it as comparing needs."""

    item: Item
    price: Decimal
    year: int | None
    contract_id: str
    path: str


class Comparison:
    """Matter by matter: rows and findings against the references at once, those between contracts when all are there."""

    def __init__(self, prices: Prices) -> None:
        self._prices = prices
        self._models: dict[tuple[str, str, str], list[_Line]] = defaultdict(list)
        self._rates: dict[tuple[str, str], list[_Line]] = defaultdict(list)

    def of(self, matter: Matter) -> Iterator[tuple[Mapping[str, Any] | None, Finding | None]]:
        """Rows of the table `prices` and findings of one contract."""
        contract = matter.contract()
        case = matter.case("price-over-reference")
        yield from ((row, None) for row in _by_month(contract))
        for line in _lines(contract):
            self._keep(line)
            found = self._prices.alike(line.item, float(case.parameter("alike")))
            if found is not None:
                one, likeness = found
                ratio = line.price / one.price
                yield _row(line, "reference", one.price, likeness, one.source or one.text), None
                if ratio > 1 + case.parameter("over"):
                    yield None, _over(case, line, one, ratio, likeness)

    def _keep(self, line: _Line) -> None:
        item = line.item
        if _unit(item.unit or "") in _rate_units():
            self._rates[compared(item.name or ""), _unit(item.unit or "")].append(line)
        elif item.spec and item.unit:
            self._models[compared(item.name or ""), tight(item.spec).lower(), tight(item.unit)].append(line)

    def together(self, case_of: Callable[[str], Case | None]) -> Iterator[tuple[Mapping[str, Any] | None, tuple[str, Finding] | None]]:
        """What several contracts show: one model at several prices, rates. `case_of` gives the case of a contract's finding."""
        for lines in self._models.values():
            if len({line.contract_id for line in lines}) > 1:
                lowest = min(lines, key=lambda line: line.price)
                highest = max(lines, key=lambda line: line.price)
                yield from ((_row(line, "contracts", lowest.price, 100.0, lowest.path), None) for line in lines)
                case = case_of(highest.contract_id)
                if case is not None and lowest.price and highest.price / lowest.price > 1 + case.parameter("over"):
                    yield None, (highest.contract_id, _rise(case, highest, lowest))
        for lines in self._rates.values():
            middle = median(line.price for line in lines) if len({line.contract_id for line in lines}) > 2 else None
            for line in lines:
                yield _row(line, "rate", middle, None, f"{len(lines)}行的中位数" if middle is not None else ""), None


def _over(case: Case, line: _Line, one: Reference, ratio: Decimal, likeness: float) -> Finding:
    spec = f"（{line.item.spec}）" if line.item.spec else ""
    source = f"，来源：{one.source}" if one.source else ""
    return case.finding(
        f"“{line.item.name}”{spec}单价{yuan(line.price)}，参考价{yuan(one.price)}（“{one.name}”{one.spec}，名称相似{likeness:.0f}%{source}），"
        f"高出{percent((ratio - 1).quantize(Decimal('0.001')))}。",
        line.item, quote(one.list, one.text, one.start),
        expected=yuan(one.price), actual=yuan(line.price),
        severity=None if line.item.spec and one.spec else "info",
    )  # fmt: skip


def _rise(case: Case, highest: _Line, lowest: _Line) -> Finding:
    item, low = highest.item, lowest.item
    years = f"（{highest.year}年、{lowest.year}年）" if highest.year and lowest.year else ""
    ratio = highest.price / lowest.price - 1
    return case.finding(
        f"“{item.name}”（{item.spec}）单价{yuan(highest.price)}，{lowest.path}中同一型号{yuan(lowest.price)}{years}，"
        f"高出{percent(ratio.quantize(Decimal('0.001')))}。",
        item, Quote(**low.model_dump(include=_EVIDENCE), contract_id=lowest.contract_id),
        expected=yuan(lowest.price), actual=yuan(highest.price),
    )  # fmt: skip


def _row(line: _Line, kind: str, beside: Decimal | None, likeness: float | None, source: str) -> Mapping[str, Any]:
    ratio = (line.price / beside).quantize(Decimal("0.0001")) if beside else None
    return {
        "contract_id": line.contract_id, "path": line.path, "name": line.item.name, "spec": line.item.spec, "unit": line.item.unit,
        "unit_price": line.price, "year": line.year, "kind": kind, "compared_price": beside, "ratio": ratio,
        "likeness": round(likeness / 100, 3) if likeness is not None else None, "source": source or None, "text": line.item.text,
    }  # fmt: skip


def _lines(contract: Contract) -> Iterator[_Line]:
    for item in contract.record.items:
        price = item.unit_price
        if price is None and item.amount is not None and item.quantity:
            price = (item.amount / item.quantity).quantize(Decimal("0.01"))
        if item.name and price and price > 0 and not item.is_total:
            year = contract.signed.year if contract.signed else None
            yield _Line(item.model_copy(), price, year, contract.record.contract_id, contract.record.source.path)


def _by_month(contract: Contract) -> Iterator[Mapping[str, Any]]:
    """What a month costs, of services whose price and length are stated."""
    fields = contract.record.fields
    months = months_of_term(contract.record)
    total = fields.total_amount.value if fields.total_amount else None
    if total and len(months) == 1 and fields.category is not None and fields.category.value == "services":
        [count] = months
        assert fields.total_amount is not None
        yield {
            "contract_id": contract.record.contract_id, "path": contract.record.source.path, "name": "合同总价折合每月",
            "unit": "月", "unit_price": (total / count).quantize(Decimal("0.01")), "kind": "rate",
            "year": contract.signed.year if contract.signed else None, "source": f"{count}个月", "text": fields.total_amount.text,
        }  # fmt: skip


def _unit(text: str) -> str:
    return tight(text).replace("元/", "")


def _rate_units() -> frozenset[str]:
    return frozenset(map(tight, words("rate_unit")))
