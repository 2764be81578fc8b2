"""金额疑漏“万”: a sum that is ten thousand times too small beside the price (履约保证金16.6元)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import SURE, Case
from extract.audit.figures import yuan
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.number import figure

CHECK = "sum-without-scale"

_SCALE = Decimal(10_000)


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Bonds, instalments and totals by name, below a thousand yuan where the price is above a hundred thousand, that times
    ten thousand are a plausible part of the price; unit prices and sums for each of something are left out."""
    total = case.record.fields.total_amount
    if total is None or total.confidence < SURE or total.value < case.parameter("price"):
        yield NotAssessed("合同总价未写明，或价款较小")
        return
    least, most = total.value * case.parameter("least"), total.value * case.parameter("most")
    for quote, match in case.find("sum"):
        value = figure(match["n"])
        if value is None or not 0 < value < case.parameter("small") or not least <= value * _SCALE <= most:
            continue
        yield case.finding(
            f"写明{match['n']}{match['unit'] or ''}，合同总价为{yuan(total.value)}，疑漏写“万”字（应为{yuan(value * _SCALE)}）。",
            case.sentence(quote),
            total,
            expected=yuan(value * _SCALE),
            actual=f"{match['n']}{match['unit'] or ''}",
            severity=at_most_a_hint(case, case.info.severity),
            unsure=recognised(case) or None,
        )
