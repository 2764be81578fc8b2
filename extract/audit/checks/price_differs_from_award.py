"""合同价与中标（成交）金额不一致: the price against the award, as metadata or the contract itself states it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.metadata import absent, money, money_of
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Evidence, Finding

CHECK = "price-differs-from-award"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A price that is a whole multiple of the award (or the reverse) is one of several years, and passes."""
    if is_supplement(case):
        yield NotAssessed("补充（变更）协议的金额不与中标（成交）金额相比")
        return
    award, quote = money_of(case, "award_amount"), None
    if award is None:
        award, quote = _stated(case, "award")
    if not award:
        yield NotAssessed(f"合同未写明中标（成交）金额，{absent('award_amount')}")
        return
    fact = case.record.fields.total_amount
    price: Decimal | None = fact.value if fact else None
    evidence: Evidence | None = fact
    if quote and fact and fact.start < quote.end and quote.start < fact.end:
        price, evidence = _stated(case, "price")  # the award itself was taken for the price
    if not price or evidence is None:
        yield NotAssessed("合同未写明合同总价")
        return
    gap = price - award
    if abs(gap) <= case.parameter("tolerance") or price % award == 0 or award % price == 0:
        return
    if quote and price * 2 <= award and next(case.find("of_a_year", Span(*_sentence(case, quote))), None):
        yield NotAssessed("中标（成交）金额是几年的，合同价款是其中一年的")
        return
    source = "合同写明的" if quote else "metadata.csv所载"
    yield case.finding(
        f"合同总价{price:,.2f}元，{source}中标（成交）金额{award:,.2f}元，{'高出' if gap > 0 else '低'}{abs(gap):,.2f}元。",
        evidence,
        *([quote] if quote else []),
        expected=str(award),
        actual=str(price),
    )


def _sentence(case: Case, quote: Evidence) -> tuple[int, int]:
    sentence = case.sentence(quote)
    return sentence.start, sentence.end


def _stated(case: Case, phrase: str) -> tuple[Decimal | None, Evidence | None]:
    for quote, match in case.find(phrase):
        return money(match["digits"], match["unit"]), quote
    return None, None
