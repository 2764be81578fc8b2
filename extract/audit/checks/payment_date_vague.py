"""付款时间不确定: money that is due before a festival, in good time, when there is money: on no day that can be named."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import distinct
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding

CHECK = "payment-date-vague"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Sentences that pay the supplier. A date or a number of days in the same sentence makes the time certain enough."""
    found = []
    for quote, match in case.find("vague"):
        sentence = case.sentence(quote)
        span = Span(sentence.start, sentence.end)
        if next(case.find("certain", span), None) is None and next(case.find("other", span), None) is None:
            found.append((sentence, match.group()))
    if not found:
        if not case.record.payments:
            yield NotAssessed("合同未写明付款安排")
        return
    told = "、".join(dict.fromkeys(f"“{words}”" for _, words in found))
    yield case.finding(f"付款时间写作{told}，不是确定的日期或天数，何时构成逾期无从判断。", *distinct(quote for quote, _ in found))
