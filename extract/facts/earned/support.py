"""What else in a contract says the same as a value: independent agreement, counted for each fact and row.

Words beside figures, the sum of the items, net and tax, instalments that make the whole, start and length against the
end, a name that stands on the cover and under the signature, quantity × price = amount.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from extract.model import Candidate, Document
from extract.record import Evidence, ExactFact, Fields, Party, Record, TextFact

_CENTS = Decimal("0.05")
_DAYS = 2
_PARTY_NAMES = "name", "address", "phone", "account", "bank", "legal_representative", "contact", "uscc", "email"
_SHORT = 3


def supports(document: Document, record: Record, candidates: Mapping[str, Sequence[Candidate]]) -> Counter[int]:
    """How many things agree with a fact or row, by the `id` of its evidence."""
    found: Counter[int] = Counter()
    for evidence in (*_money(record), *_term(record.fields), *_rows(record)):
        found[id(evidence)] += 1
    text = document.view.text
    for name, fact in record.fields:
        if not isinstance(fact, Evidence):
            continue
        others = [c for c in candidates.get(name, ()) if c.span.start >= fact.end or c.span.end <= fact.start]
        again = any(c.value == getattr(fact, "value", None) for c in others)
        if again or (isinstance(fact, TextFact) and _twice(text, fact.value)):
            found[id(fact)] += 1
    for party in record.parties:
        for fact in _of_party(party):
            if _twice(text, fact.value):
                found[id(fact)] += 1
        if party.uscc is not None:
            found[id(party.uscc)] += 1  # its checksum was verified
    return found


def _twice(text: str, value: str) -> bool:
    return len(value) >= _SHORT and text.count(value.replace(" ", "")) >= 2


def _of_party(party: Party) -> Iterator[TextFact]:
    for name in _PARTY_NAMES:
        fact = getattr(party, name)
        if isinstance(fact, TextFact):
            yield fact


def _money(record: Record) -> Iterator[Evidence]:
    """The total and what it is made of, once for each thing that agrees."""
    fields = record.fields
    total, words = fields.total_amount, fields.total_amount_words
    if total is None:
        return
    if words is not None and words.value == total.value:
        yield from (total, words)
    if any(item.is_total and item.amount == total.value for item in record.items):
        yield total
    parts = [payment.amount for payment in record.payments if payment.amount_source == "stated"]
    if parts and None not in parts and sum((p for p in parts if p is not None), Decimal(0)) == total.value:
        yield from (total, *record.payments)
    shares = [payment.percent for payment in record.payments]
    if shares and None not in shares and sum((s for s in shares if s is not None), Decimal(0)) == 1:
        yield from record.payments
    for payment in record.payments:
        stated = payment.amount if payment.amount_source == "stated" else None
        if payment.percent is not None and stated is not None and _near(payment.percent * total.value, stated):
            yield from (payment, total)
    yield from _tax(fields, total)


def _tax(fields: Fields, total: ExactFact) -> Iterator[Evidence]:
    net, tax, rate = fields.amount_excluding_tax, fields.tax_amount, fields.tax_rate
    if net is not None and tax is not None and abs(net.value + tax.value - total.value) <= _CENTS:
        yield from (total, net, tax)
    if rate is None:
        return
    wanted = total.value / (1 + rate.value)
    if net is not None and abs(net.value - wanted) <= 1:
        yield from (net, rate, total)
    if tax is not None and abs(tax.value - (total.value - wanted)) <= 1:
        yield from (tax, rate, total)


def _term(fields: Fields) -> Iterator[Evidence]:
    start, end, length = fields.term_start, fields.term_end, fields.term_duration
    if start is None or end is None or length is None or len(start.value) != 10 or len(end.value) != 10:
        return
    first, last = date.fromisoformat(start.value), date.fromisoformat(end.value)
    if length.value.unit in ("year", "month"):
        months = length.value.count * (12 if length.value.unit == "year" else 1)
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        wanted = date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))
    elif length.value.unit == "day":
        wanted = first + timedelta(days=length.value.count)
    else:
        return
    if abs((last - wanted).days) <= _DAYS:
        yield from (start, end, length)


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CENTS


def _product(one: Decimal | None, other: Decimal | None) -> Decimal:
    return (one or Decimal(0)) * (other or Decimal(0))


def _rows(record: Record) -> Iterator[Evidence]:
    for item in record.items:
        factors = item.quantity, item.unit_price
        if None not in factors and item.amount is not None and abs(_product(*factors) - item.amount) <= 1:
            yield item
    sums = {item.table: item for item in record.items if item.is_total and item.amount is not None}
    for table, total in sums.items():
        rows = [item for item in record.items if item.table == table and not item.is_total]
        if sum((row.amount for row in rows if row.amount is not None), Decimal(0)) == total.amount:
            yield from (total, *rows)
