"""付款期早于结算期: a share of the settled price that is due before the settlement is."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.topics import in_days
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.errors import ValueParseError

CHECK = "paid-before-settled"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Both counted from acceptance; months as thirty days."""
    paid, settled = list(case.find("paid")), list(case.find("settled"))
    if not paid or not settled:
        yield NotAssessed("没有同时写明验收后的付款期和结算期")
        return
    for quote, match in paid:
        for other, found in settled:
            try:
                due, known = in_days(match["value"])[1], in_days(found["value"])[1]
            except ValueParseError:
                continue
            if due < known:
                yield case.finding(
                    f"验收后{match['value']}内就应付至九成以上，结算却在验收后{found['value']}内才做，付款时结算价尚未确定。",
                    case.sentence(quote),
                    case.sentence(other),
                )
                return
