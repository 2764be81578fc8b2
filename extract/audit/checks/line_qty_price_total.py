"""数量×单价≠行合计: each row of a price list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import plain, yuan
from extract.audit.price_list import Table, explained, shows, tables, tolerance
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Item

CHECK = "line-qty-price-total"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Rows with quantity, unit price and amount. A table where many rows fail has a column that was not understood (a
    further factor): one `warning` for all. A difference below the last place of the unit price is worth an `info`."""
    found = tables(case.record.items)
    assessed = [row for table in found for row in table.lines if _product(row) is not None]
    if not assessed:
        yield NotAssessed("没有同时列明数量、单价和金额的分项")
        return
    for table in found:
        yield from _of_table(case, table)


def _product(row: Item) -> Decimal | None:
    if row.quantity is None or row.unit_price is None or row.amount is None:
        return None
    if not all(shows(row, value) for value in (row.unit_price, row.amount)):
        return None
    return row.quantity * row.unit_price


def _of_table(case: Case, table: Table) -> Iterator[Finding]:
    rows = [row for row in table.lines if _product(row) is not None]
    failing = []
    for row in rows:
        product, amount = _product(row), row.amount
        if product is None or amount is None or abs(product - amount) <= tolerance(row, amount):
            continue
        if not explained(row, product, amount):
            failing.append((row, product, amount))
    if len(failing) > 1 and _one_factor(failing):
        return  # days of a year, months of a term: the table's own factor, which it leaves unsaid
    if len(failing) > 1 and len(failing) > len(rows) * case.parameter("systematic_share"):
        examples = "；".join(f"{_name(row)}：{_sum(row, product, amount)}" for row, product, amount in failing[:3])
        yield case.finding(
            f"清单{len(rows)}行中有{len(failing)}行数量×单价不等于金额，可能另有未识别的计价因素。{examples}。",
            *(row for row, _, _ in failing),
            severity="warning",
            unsure=doubt(case, *(row for row, _, _ in failing)),
        )
        return
    for row, product, amount in failing:
        place = tolerance(row, row.unit_price or amount)
        rounding = abs(product - amount) <= place * (row.quantity or 1)
        wild = abs(product - amount) > max(product, amount) * case.parameter("wild_share")
        note = "，差额在单价尾数取舍范围内" if rounding else ""
        yield case.finding(
            f"{_name(row)}：{_sum(row, product, amount)}{note}。",
            row,
            expected=plain(product),
            actual=plain(amount),
            severity="info" if rounding else "warning" if wild else "error",
            unsure=doubt(case, row),
        )


def _one_factor(failing: Sequence[tuple[Item, Decimal, Decimal]]) -> bool:
    """Every row misses by the same whole factor (面积×日单价 against the rent of a year: 365)."""
    first = failing[0][2] / failing[0][1] if failing[0][1] else Decimal(0)
    factor = first.quantize(Decimal(1))
    return factor > 1 and all(abs(amount - product * factor) <= tolerance(row, amount) for row, product, amount in failing)


def _name(row: Item) -> str:
    return f"“{row.name}”" if row.name else "该行"


def _sum(row: Item, product: Decimal, amount: Decimal) -> str:
    quantity = f"{row.quantity:f}" if row.quantity is not None else ""
    return (
        f"数量{quantity}×单价{yuan(row.unit_price or Decimal(0))}＝{yuan(product)}，"
        f"写明的金额为{yuan(amount)}，相差{yuan(abs(product - amount))}"
    )
