"""分期付款合计不等于合同总价: the instalments added up against the price, also of payments by the month or quarter."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.dates import months_of_term
from extract.audit.figures import addition, plain, yuan
from extract.audit.instalment_rows import read
from extract.audit.instalments import SUM, faults
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Payment

CHECK = SUM

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_NAMES = {"month": "月", "quarter": "季度", "half": "半年", "year": "年"}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The sum is `error` where the instalments are too much, or where nothing in the text speaks of a further rest."""
    reading = read(case)
    price = reading.price
    periodic = [p for p in case.record.payments if p.kind == "periodic" and p.amount and p.amount_source == "stated"]
    if price is not None and len(case.record.payments) == 1 and periodic:
        yield from _by_period(case, periodic[0], price.value)
        return
    if reading.reason is not None or price is None:
        yield NotAssessed(reading.reason or "合同总价未写明")
        return
    for fault in faults(case):
        if fault.check != CHECK:
            continue
        amounts = [row.amount for row in fault.rows if row.amount is not None]
        total = sum(amounts, Decimal(0))
        more = "多" if total > price.value else "少"
        yield case.finding(
            f"各期付款{addition(amounts)}，比合同总价{yuan(price.value)}{more}{yuan(abs(total - price.value))}。",
            *(row.payment for row in fault.rows),
            price,
            expected=plain(price.value),
            actual=plain(total),
            severity="error" if fault.proved else "warning",
            unsure=doubt(case, price, *(row.payment for row in fault.rows)),
        )


def _by_period(case: Case, payment: Payment, price: Decimal) -> Iterator[Finding | NotAssessed]:
    """A fixed sum each month, quarter, half-year or year, times the periods of the term."""
    sentence = case.sentence(payment)
    own, around = Span(payment.start, payment.end), Span(sentence.start, sentence.end)
    period = next((name for name in _MONTHS if next(case.find(f"each_{name}", own), None)), None)
    period = period or next((n for n in _MONTHS if next(case.find(f"each_{n}", around), None)), None)
    lengths = months_of_term(case.record)
    amount = payment.amount
    if period is None or not lengths or amount is None:
        yield NotAssessed("按期付款，但期数或合同期限不能确定")
        return
    size = _MONTHS[period]
    counts = sorted({length // size for length in lengths if length >= size and length % size == 0})
    if not counts:
        yield NotAssessed("合同期限不是付款周期的整数倍")
        return
    ratio = price / amount
    if any(amount * count == price for count in counts) or ratio == ratio.to_integral_value():
        return
    fact = case.record.fields.term_duration or case.record.fields.term_end
    total_fact = case.record.fields.total_amount
    assert total_fact is not None
    sums = "或".join(f"{yuan(amount)}×{count}期＝{yuan(amount * count)}" for count in counts)
    yield case.finding(
        f"每{_NAMES[period]}付款{sums}，与合同总价{yuan(price)}不符。",
        payment,
        total_fact,
        *([fact] if fact else []),
        expected=plain(price),
        actual=plain(amount * counts[0]),
        severity="warning",
        unsure=doubt(case),
    )
