"""合同价款含支付他方的前期费用: the winner is paid for somebody else's work and has to pass the money on."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import distinct
from extract.record import Finding

CHECK = "pass-through-payment"


def run(case: Case) -> Iterator[Finding]:
    """One finding with every sentence that says so."""
    sentences = [case.sentence(quote) for quote, _ in case.find("passed_on")]
    if sentences:
        yield case.finding(
            "合同价款中含有应由供应商转付他方（上年度、前期供应商）的费用，该他方并非本合同当事人。",
            *distinct(sentences),
        )
