"""整数金额: a total price without odd figures; a statistic, never a finding by itself."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.figures import yuan
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "round-number-price"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    price = case.record.fields.total_amount
    if price is None:
        yield NotAssessed("合同总价未写明")
    elif price.value >= case.parameter("least") and price.value % case.parameter("round_to") == 0:
        yield case.finding(f"合同总价{yuan(price.value)}为整数金额，仅供统计，单独不构成疑点。", price)
