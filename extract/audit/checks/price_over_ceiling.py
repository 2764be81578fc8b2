"""合同价高于写明的限价或预算: the price against the ceiling or budget that the contract itself states."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import SURE, Case
from extract.audit.figures import plain, yuan
from extract.audit.recognised import doubt
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values import money
from extract.values.errors import ValueParseError

CHECK = "price-over-ceiling"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only a limit of the whole: one by year, unit, lot or section is another thing. Both must be as large as prices are."""
    total = case.record.fields.total_amount
    stated = list(case.find("ceiling"))
    if total is None or total.confidence < SURE or not stated or is_supplement(case):
        yield NotAssessed("合同中没有写明限价或预算，或总价未写明")
        return
    for quote, match in stated:
        try:
            limit = money.parse(match["sum"])
        except ValueParseError:
            continue
        sentence = case.sentence(quote)
        if limit >= total.value or 10 * limit < total.value or case.info.phrases["other"].found_in(sentence.text):
            continue
        yield case.finding(
            f"合同价{yuan(total.value)}，高于写明的{match['what']}{yuan(limit)}，超出{yuan(total.value - limit)}。",
            sentence,
            total,
            expected=plain(limit),
            actual=plain(total.value),
            unsure=doubt(case, quote) or None,
        )
        return
