"""开票金额与合同价不同: an invoice for another sum than the price and its instalments."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import SURE, Case
from extract.audit.figures import plain, yuan
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values import money
from extract.values.errors import ValueParseError

CHECK = "invoice-amount-differs"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only an invoice for “the whole”: those of an instalment are for its sum."""
    total = case.record.fields.total_amount
    stated = list(case.find("whole_invoice"))
    if total is None or total.confidence < SURE or not stated:
        yield NotAssessed("没有写明全额发票的金额，或总价未写明")
        return
    for quote, match in stated:
        try:
            value = money.parse(match["sum"])
        except ValueParseError:
            continue
        if value != total.value:
            yield case.finding(
                f"合同总价{yuan(total.value)}，约定开具全额发票的金额为{yuan(value)}，相差{yuan(abs(value - total.value))}。",
                case.sentence(quote),
                total,
                expected=plain(total.value),
                actual=plain(value),
            )
            return
