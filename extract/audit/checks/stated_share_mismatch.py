"""比例与写明的金额不符: a share of the price and the sum beside it (bond, retention, advance, penalty) that do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import CENT, percent, plain, yuan
from extract.audit.instalment_rows import is_instalment
from extract.audit.instalments import stated_beside
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.model import Stretches
from extract.record import Finding, Quote
from extract.values import money, ratio
from extract.values.errors import ValueParseError

CHECK = "stated-share-mismatch"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Instalments are compared by their own checks. A sum that is the share rounded to hundreds or thousands is a
    hint, one that is further off a question."""
    price = case.record.fields.total_amount
    if price is None or price.value is None or "words_disagree" in price.flags:
        yield NotAssessed("合同总价未写明" if price is None else "合同总价大小写不一致")
        return
    bases = _bases(case)
    for share, stated, quote in _pairs(case):
        due = (price.value * share).quantize(CENT)
        if abs(due - stated) <= max(CENT, due * case.parameter("rounding")) or stated_beside(bases, stated / share):
            continue
        yield case.finding(
            f"合同总价{yuan(price.value)}的{percent(share)}应为{yuan(due)}，写明的是{yuan(stated)}，"
            f"相差{yuan(abs(due - stated))}。",
            case.sentence(quote),
            price,
            expected=plain(due),
            actual=plain(stated),
            severity="info" if _rounded(due, stated, due * case.parameter("near")) else None,
            unsure=doubt(case, quote),
        )


def _pairs(case: Case) -> Iterator[tuple[Decimal, Decimal, Quote]]:
    read = Stretches((row.start, row.end) for row in filter(is_instalment, case.record.payments))
    for quote, match in case.find("pair"):
        if read.touch(quote.start, quote.start + 1):
            continue
        try:
            yield ratio.parse(match["share"]), money.parse(match["sum"]), quote
        except ValueParseError:
            continue


def _rounded(due: Decimal, stated: Decimal, near: Decimal) -> bool:
    """A sum that ends in two zeros or more, near what is due and less than one unit of its last place from it."""
    step = Decimal(100)
    while stated % (step * 10) == 0:
        step *= 10
    return stated % step == 0 and abs(due - stated) < min(step, near)


def _bases(case: Case) -> list[Decimal]:
    """What the instalments are shares of, in ascending order: a pair with the same base is a share of another sum (a
    budget) than the price that was read."""
    stated = (row for row in case.record.payments if row.amount_source == "stated" and is_instalment(row))
    return sorted(row.amount / row.percent for row in stated if row.percent and row.amount)
