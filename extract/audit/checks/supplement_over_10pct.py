"""补充合同超过原合同10%: what a supplement adds against the original price."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import percent
from extract.audit.metadata import money, money_of
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote
from extract.values.number import figure

CHECK = "supplement-over-10pct"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The share is that of this supplement alone; earlier ones come on top, so a share near the limit is an 提示."""
    if not is_supplement(case):
        yield from _agreed(case)
        return
    original, first = _sum(case, "original")
    original = money_of(case, "original_amount") or original
    added, second = _sum(case, "added")
    share = added / original if original and added is not None else None
    stated = next(case.find("share"), None)
    if share is None and stated:
        share = Decimal(stated[1]["rate"]) / 100
    if share is None:
        yield NotAssessed("补充协议未写明原合同金额或追加金额")
        return
    quotes = [quote for quote in (second, first, stated[0] if stated else None) if quote]
    limit = case.parameter("limit")
    if share <= case.parameter("near") or not quotes:
        return
    sums = f"追加{added:,.2f}元，原合同{original:,.2f}元，" if original and added is not None else ""
    over = share > limit
    yield case.finding(
        f"{sums}追加金额占原合同金额的{share:.2%}，"
        + (f"超过{limit:.0%}。" if over else f"接近{limit:.0%}的上限，与其他补充合同合计可能超过。"),
        *quotes,
        expected=f"≤{limit:.0%}（全部补充合同合计）",
        actual=f"{share:.2%}",
        severity="warning" if over else "info",
    )


def _agreed(case: Case) -> Iterator[Finding]:
    """A contract that allows in advance more than may be added."""
    limit = case.parameter("limit")
    for quote, match in case.find("allowed"):
        rate = figure(match["rate"])
        if rate is not None and (share := rate / 100) > limit:
            yield case.finding(
                f"约定追加金额可达原合同金额的{percent(share)}，超过{percent(limit)}的上限。",
                case.sentence(quote),
                expected=f"≤{percent(limit)}",
                actual=percent(share),
            )


def _sum(case: Case, phrase: str) -> tuple[Decimal | None, Quote | None]:
    for quote, match in case.find(phrase):
        return money(match["digits"], match["unit"]), quote
    return None, None
