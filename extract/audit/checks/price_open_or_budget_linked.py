"""价款可随后续预算调整: a price that a later budget decides."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.search import distinct
from extract.record import Finding

CHECK = "price-open-or-budget-linked"


def run(case: Case) -> Iterator[Finding]:
    """One finding with every sentence that says so. When the money is paid is the business of another check; where the
    sentence is about going on until the next procurement, that check tells of the price too and this is an 提示."""
    sentences = [case.sentence(quote) for quote, _ in case.find("linked")]
    if not sentences:
        return
    holdover = default_catalogue().checks["rollover-without-procurement"].phrases["holdover"]
    told = all(holdover.found_in(sentence.text) for sentence in sentences)
    yield case.finding(
        "价款（费用标准）随以后的预算批复或财政安排确定，没有公式，也没有上限。",
        *distinct(sentences),
        severity="info" if told else "warning",
    )
