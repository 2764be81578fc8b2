"""履约保证金超过10%、只收现金、没有退还约定."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import cited, distinct, is_procurement, is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "performance-bond-over-10pct"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """An 错误 only where the text proves it twice (share and sum agree); the share alone may have a base of its own."""
    if not is_procurement(case):
        return
    yield from _over(case)
    limited = [quote for quote, _ in case.find("limited")]
    if limited and "保函" not in "".join(case.sentence(quote).text for quote in limited if "不接受" not in quote.text):
        finding = case.finding(
            "履约保证金的缴纳方式被限定，未见允许保函等非现金形式。",
            *distinct(limited),
            expected="允许保函等非现金形式",
        )
        yield cited(case, finding, "gpr", "sme-728", "sme-802")
    fields = case.record.fields
    bond = fields.performance_bond_rate or fields.performance_bond_amount
    if bond and not is_supplement(case) and next(case.find("returned"), None) is None:
        finding = case.finding(
            "约定了履约保证金，文本中未见退还（保函失效）的时间和条件。",
            bond,
            severity="info",
            clears="核对采购文件的退还约定。",
        )
        yield cited(case, finding, "gpr")


def _over(case: Case) -> Iterator[Finding | NotAssessed]:
    fields = case.record.fields
    rate, amount, price = fields.performance_bond_rate, fields.performance_bond_amount, fields.total_amount
    if rate is None and amount is None:
        required = fields.performance_bond_required
        awaited = next(case.find("awaited"), None)
        if awaited and (required is None or required.value) and not is_supplement(case):
            finding = case.finding(
                "合同生效（付款）以提交履约担保为条件，文本中未写明担保的比例或金额。",
                case.sentence(awaited[0]),
                severity="info",
                clears="核对采购文件规定的履约担保比例和形式。",
            )
            yield cited(case, finding, "gpr")
            return
        if (required is None or required.value) and next(case.find("mentioned"), None):
            yield NotAssessed("合同提到履约保证金，但未写明比例或金额")
        return
    limit = case.parameter("limit")
    if price and "words_disagree" in price.flags:
        price = None  # which of the two is the price is open: no share of either
    share = amount.value / price.value if amount and price and price.value and not is_supplement(case) else None
    by_rate = rate is not None and rate.value > limit
    # A cent above is the rounding of the sum.
    by_sum = bool(share is not None and share > limit and amount and price and amount.value - limit * price.value > 1)
    if not by_rate and not by_sum:
        return
    evidence = [
        fact for fact in (rate if by_rate else None, amount if by_sum else None, price if by_sum else None) if fact
    ]
    told = []
    if rate and by_rate:
        told.append(f"约定履约保证金比例为{rate.value:.2%}")
    if amount and price and share is not None and by_sum:
        told.append(f"履约保证金{amount.value:,.2f}元为合同总价{price.value:,.2f}元的{share:.2%}")
    agree = by_rate and by_sum and rate is not None and share is not None and abs(rate.value - share) < limit / 100
    finding = case.finding(
        f"{'，'.join(told)}，超过{limit:.0%}。",
        *evidence,
        expected=f"≤{limit:.0%}",
        actual=f"{rate.value if rate and by_rate else share:.2%}",
        severity="error" if agree and fields.category else "warning",
    )
    works = fields.category is not None and fields.category.value == "works"
    yield cited(case, finding, "gpr", "tender-regulation") if works else cited(case, finding, "gpr")
