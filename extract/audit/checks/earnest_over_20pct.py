"""定金超过20%: earnest money against the price. 订金, 预付款 and 保证金 are something else."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.metadata import money
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.number import figure

CHECK = "earnest-over-20pct"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A share as stated, else a sum against the price; the first that is too high."""
    if "定金" not in case.contract.view.text:
        return
    limit = case.parameter("limit")
    for quote, match in case.find("rate"):
        rate = figure(match["rate"], "%")
        if rate is not None and rate > limit:
            yield case.finding(
                f"约定定金为{rate:.2%}，超过主合同标的额的{limit:.0%}。",
                quote,
                expected=f"≤{limit:.0%}",
                actual=f"{rate:.2%}",
            )
            return
    price = case.record.fields.total_amount
    for quote, match in case.find("sum"):
        value = money(match["digits"], match["unit"])
        if price is None or not price.value:
            yield NotAssessed("合同未写明合同总价，无法计算定金比例")
            return
        if value is not None and value > limit * price.value:
            yield case.finding(
                f"定金{value:,.2f}元为合同总价{price.value:,.2f}元的{value / price.value:.2%}，超过{limit:.0%}。",
                quote,
                price,
                expected=f"≤{limit * price.value:,.2f}元",
                actual=f"{value:,.2f}元",
            )
            return
