"""The price tables of the samples, checked by their own arithmetic: it shows a column taken for another."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from extract import ingest
from extract.clauses import segment
from extract.facts.context import Context
from extract.facts.items.assemble import items
from extract.record import Item

SAMPLES = Path(__file__).parents[2] / "samples"
FORMATS = {".docx", ".md", ".pdf", ".txt"}
CONTRACTS = sorted(p.name for p in SAMPLES.iterdir() if p.suffix in FORMATS and p.stem != "README")
CENT = Decimal("0.01")
# Tables whose sums do not add up on purpose; the row or table is named as in the sample.
PLANTED: frozenset[tuple[str, str]] = frozenset()


@cache
def found(name: str) -> tuple[Item, ...]:
    document = ingest.read(SAMPLES / name)
    return tuple(items(Context(document, segment(document), ())))


def factors(item: Item) -> set[Decimal]:
    """1, 12 for a price by the month, and whatever else the row counts: months, years, persons."""
    return {Decimal(1), Decimal(12), *(Decimal(n) for n in re.findall(r"(?<![\d.])\d{1,3}(?![\d.])", item.text))}


def test_there_is_something_to_check() -> None:
    rows = [item for name in CONTRACTS for item in found(name)]
    assert sum(None not in (item.quantity, item.unit_price, item.amount) for item in rows) >= 50


@pytest.mark.parametrize("name", CONTRACTS)
def test_quantity_times_unit_price_is_the_amount(name: str) -> None:
    for item in found(name):
        if item.is_total or item.quantity is None or item.unit_price is None or item.amount is None:
            continue
        product = item.quantity * item.unit_price
        fits = any(abs(product * factor - item.amount) <= CENT for factor in factors(item))
        says = f"{item.name}：{item.quantity}×{item.unit_price}≠{item.amount}"
        assert fits != ((name, item.name or "") in PLANTED), says


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_last_total_of_a_table_is_the_sum_of_its_rows(name: str) -> None:
    tables: dict[str | None, list[Item]] = {}
    for item in found(name):
        tables.setdefault(item.table, []).append(item)
    for caption, rows in tables.items():
        totals = [row.amount for row in rows if row.is_total]
        amounts = [row.amount for row in rows if not row.is_total and row.amount is not None]
        if totals and amounts:
            fits = totals[-1] == sum(amounts)
            assert fits != ((name, caption or "") in PLANTED), f"{caption}：合计 {totals[-1]}，各行之和 {sum(amounts)}"
