"""What confirms a sum beside the figure itself: the words next to it, and arithmetic with other sums.

Two grades. `sure` are the sums that words confirm, and those that follow from them (30 % of a total that words confirm).
`likely` are sums that agree among themselves: that proves their digits, but not their separators, because recognition
misreads the same separator the same way everywhere (`36,000` × 2 = `72,000` holds for 36.000 and 72.000 too).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.record import Item, Record

_CENT = Decimal("0.01")
_ROUNDS = 3  # how far a proof may be from the words: total → instalment → tax of it


@dataclass(frozen=True, slots=True)
class Support:
    """Sums by how well they are confirmed."""

    sure: frozenset[Decimal]
    likely: frozenset[Decimal]


def support(record: Record) -> Support:
    """Work out which sums of a record are confirmed."""
    relations = [frozenset(relation) for relation in _relations(record)]
    sure = set(_in_words(record))
    for _ in range(_ROUNDS):
        # A relation proves its members if what they are measured by is proved: the largest of them.
        found = {value for relation in relations if max(relation) in sure for value in relation}
        if found <= sure:
            break
        sure |= found
    likely = {value for relation in relations for value in relation}
    return Support(frozenset(sure), frozenset(likely))


def _in_words(record: Record) -> Iterator[Decimal]:
    """Sums whose figures and words say the same."""
    for row in record.amounts:
        if row.figures is not None and row.figures == row.words:
            yield row.figures
    total, words = record.fields.total_amount, record.fields.total_amount_words
    apart = total is not None and words is not None and (total.start, total.end) != (words.start, words.end)
    if total is not None and words is not None and apart and total.value == words.value:
        yield total.value


def _relations(record: Record) -> Iterator[Sequence[Decimal]]:
    """Groups of sums between which an equation holds."""
    fields = record.fields
    total = fields.total_amount.value if fields.total_amount else None
    net = fields.amount_excluding_tax.value if fields.amount_excluding_tax else None
    tax = fields.tax_amount.value if fields.tax_amount else None
    rate = fields.tax_rate.value if fields.tax_rate else None
    if total and net and tax and net + tax == total:
        yield total, net, tax
    if total and rate is not None and net and _equal(net * (1 + rate), total):
        yield total, net
    for share, part in (
        (fields.performance_bond_rate, fields.performance_bond_amount),
        (fields.retention_rate, fields.retention_amount),
    ):
        if total and share is not None and part is not None and _equal(total * share.value, part.value):
            yield total, part.value
    yield from _payments(record, total)
    yield from _items(record, total)


def _payments(record: Record, total: Decimal | None) -> Iterator[Sequence[Decimal]]:
    stated = [row for row in record.payments if row.amount is not None and row.amount_source == "stated"]
    for row in stated:
        if (
            total
            and row.amount
            and row.percent is not None
            and row.percent != 1
            and _equal(total * row.percent, row.amount)
        ):
            yield total, row.amount
    sums = [row.amount for row in stated if row.amount is not None]
    if total and len(sums) > 1 and sum(sums) == total:
        yield [total, *sums]


def _items(record: Record, total: Decimal | None) -> Iterator[Sequence[Decimal]]:
    for item in record.items:
        many = item.quantity is not None and item.quantity != 1
        if (
            many
            and item.unit_price
            and item.amount
            and item.quantity
            and _equal(item.quantity * item.unit_price, item.amount)
        ):
            yield item.amount, item.unit_price
    for table in dict.fromkeys(item.table for item in record.items):
        rows = [item for item in record.items if item.table == table]
        yield from _sums(rows, total)
    yield from _sums(record.items, total)


def _sums(rows: Sequence[Item], total: Decimal | None) -> Iterator[Sequence[Decimal]]:
    """Rows of a list that add up to a total of the list, or to the contract's."""
    parts = [row.amount for row in rows if row.amount is not None and not row.is_total]
    totals = {row.amount for row in rows if row.amount is not None and row.is_total} | ({total} if total else set())
    if len(parts) > 1 and (whole := sum(parts, Decimal(0))) in totals:
        prices = [
            r.unit_price for r in rows if r.quantity == 1 and r.unit_price is not None and r.unit_price == r.amount
        ]
        yield [whole, *parts, *prices]


def _equal(one: Decimal, two: Decimal) -> bool:
    """Equal to the cent."""
    return abs(one - two) <= _CENT
