"""费用转嫁: acceptance, testing or audit at the supplier's cost, whatever the result."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.record import Evidence, Finding

CHECK = "cost-shift-to-supplier"


def run(case: Case) -> Iterator[Finding]:
    """One finding with all places. A cost that the supplier bears only after a failed test is fair and left out."""
    places: list[Evidence] = []
    failing = case.info.phrases["only_on_failure"]
    for quote, _ in case.find("cost"):
        sentence = case.sentence(quote)
        if not failing.found_in(sentence.text):
            places.append(quote)
    if places:
        yield case.finding(f"合同有{len(places)}处约定验收、检测等费用由供应商承担。", *places[:5])
