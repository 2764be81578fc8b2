"""无分项报价: a large lump sum without list, unit prices or parts."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "no-price-breakdown"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Any row of a price table, unit price or mention of a list counts as a breakdown."""
    price = case.record.fields.total_amount
    if price is None:
        yield NotAssessed("合同未写明合同总价")
        return
    if price.value < case.parameter("amount") or is_supplement(case):
        return
    priced = any((item.amount or item.unit_price) and not item.is_total for item in case.record.items)
    if not priced and next(case.find("listed"), None) is None:
        yield case.finding(f"合同总价{price.value:,.2f}元，文本中未见清单、单价或者分项价格（已查全文和附件）。", price)
