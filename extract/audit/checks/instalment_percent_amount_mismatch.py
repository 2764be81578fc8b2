"""付款比例与金额不符: the stated percentage of the price against the stated sum of an instalment."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import CENT, percent, plain, yuan
from extract.audit.instalment_rows import read
from extract.audit.instalments import SHARE, SUM, faults
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = SHARE


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A percentage that is printed exactly leaves no room; only 6.67 % and its like have the band of their rounding."""
    reading = read(case)
    price = reading.price
    if price is None or not reading.rows:
        yield NotAssessed(reading.reason or "合同总价未写明")
        return
    if not any(row.share is not None and row.stated for row in reading.rows):
        yield NotAssessed("没有同时写明比例和金额的分期付款")
        return
    total = sum((row.amount for row in reading.rows if row.amount is not None), Decimal(0))
    for fault in faults(case):
        if fault.check != CHECK:
            continue
        row = fault.rows[0]
        share, amount = row.share or Decimal(0), row.amount or Decimal(0)
        should = (price.value * share).quantize(CENT)
        detail = (
            f"合同总价{yuan(price.value)}×{percent(share)}＝{yuan(should)}，"
            f"写明的付款金额为{yuan(amount)}，相差{yuan(abs(should - amount))}"
        )
        if SUM in fault.also:
            detail += f"；各期金额合计{yuan(total)}因此也与合同总价不符"
        yield case.finding(
            f"{detail}。",
            row.payment,
            price,
            expected=plain(should),
            actual=plain(amount),
            severity="error" if fault.proved else "warning",
            unsure=doubt(case, price, row.payment),
        )
