"""付款金额反推总价与合同总价不同: all instalments agree on another price than the contract states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import percent, plain, yuan
from extract.audit.instalment_rows import read
from extract.audit.instalments import BASE, SUM, faults
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = BASE


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Stands for the other instalment checks too: percentage × price and the sum fail for the same reason."""
    reading = read(case)
    price = reading.price
    if price is None or sum(1 for row in reading.rows if row.share is not None and row.stated) < 2:
        yield NotAssessed("写明比例和金额的分期付款不足两期" if price else "合同总价未写明")
        return
    for fault in faults(case):
        if fault.check != CHECK or fault.implied is None:
            continue
        steps = "、".join(f"{yuan(row.amount or Decimal(0))}÷{percent(row.share or Decimal(1))}" for row in fault.rows)
        exact = all((row.amount or 0) == fault.implied * (row.share or 0) for row in fault.rows)
        detail = (
            f"{steps}均{'' if exact else '约'}等于{yuan(fault.implied)}，而合同总价为{yuan(price.value)}，"
            f"相差{yuan(abs(fault.implied - price.value))}：各期付款按另一个总价计算"
        )
        if SUM in fault.also:
            detail += "，各期金额之和也因此不等于合同总价"
        yield case.finding(
            f"{detail}。",
            *(row.payment for row in fault.rows),
            price,
            expected=plain(price.value),
            actual=plain(fault.implied),
            severity="error" if fault.proved else "warning",
            unsure=doubt(case, price, *(row.payment for row in fault.rows)),
        )
