"""付款币种与合同价不同: an instalment in another currency than the price, without a rate."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding

CHECK = "currency-differs"
_OWN = ("", "CNY", "RMB")


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A price in 人民币 and a payment in a foreign currency in a sentence that names no rate of exchange."""
    total = case.record.fields.total_amount
    currency = case.record.fields.currency
    if total is None or (currency is not None and (currency.value or "").upper() not in _OWN):
        yield NotAssessed("合同总价未写明，或不以人民币计价")
        return
    for quote, match in case.find("foreign"):
        sentence = case.sentence(quote)
        span = Span(sentence.start, sentence.end)
        if not case.info.phrases["pays"].found_in(sentence.text) or next(case.find("converted", span), None):
            continue
        yield case.finding(
            f"合同总价以人民币计（{total.text.strip()}），此处付款写作{match.group()}，币种不一致，又未约定汇率。",
            sentence,
            total,
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case) or None,
        )
        return
