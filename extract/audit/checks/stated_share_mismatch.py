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
from extract.record import ExactFact, Finding, Quote
from extract.values import money, ratio
from extract.values.errors import ValueParseError

CHECK = "stated-share-mismatch"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Instalments are compared by their own checks. A sum that is the share rounded to hundreds or thousands is a
    hint, one that is further off a question."""
    price = case.record.fields.total_amount
    if price is None or price.value is None:
        yield NotAssessed("合同总价未写明")
        return
    words = _readings(case, price) if "words_disagree" in price.flags else []
    if "words_disagree" in price.flags and not words:
        yield NotAssessed("合同总价大小写不一致")
        return
    bases = _bases(case)
    for share, stated, quote in _pairs(case):
        due = (price.value * share).quantize(CENT)
        slack = max(CENT, due * case.parameter("rounding"))
        # Where words and figures of the price disagree, a sum that is a share of either is right by it.
        if any(abs(base * share - stated) <= slack for base in (price.value, *words)):
            continue
        if stated_beside(bases, stated / share):
            continue
        yield case.finding(
            f"合同总价{yuan(price.value)}的{percent(share)}应为{yuan(due)}，写明的是{yuan(stated)}，"
            f"相差{yuan(abs(due - stated))}。",
            case.sentence(quote),
            *(() if words else (price,)),  # off by either reading: the doubt of the price is none of this
            expected=plain(due),
            actual=plain(stated),
            severity="info" if _rounded(due, stated, due * case.parameter("near")) else None,
            unsure=doubt(case, quote),
        )


def _readings(case: Case, price: ExactFact) -> list[Decimal]:
    """What the words and the figures beside the price say, where both can be read."""
    pairs = (
        row for row in case.record.amounts if row.start <= price.start < row.end or price.start <= row.start < price.end
    )
    return [
        value
        for row in pairs
        if row.words is not None and row.figures is not None
        for value in (row.words, row.figures)
    ]


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
