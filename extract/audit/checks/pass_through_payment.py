"""合同价款含支付他方的前期费用: the winner is paid for somebody else's work and has to pass the money on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case, full_date
from extract.audit.search import distinct
from extract.record import Evidence, ExactFact, Finding

CHECK = "pass-through-payment"


def run(case: Case) -> Iterator[Finding]:
    """One finding with every sentence that says so; where the term began before signing, with the share of the price
    that falls on the days until then, as an estimate."""
    if next(case.find("somebody"), None) is None:
        return
    sentences = [case.sentence(quote) for quote, _ in case.find("passed_on")]
    if not sentences:
        return
    detail = "合同价款中含有应由供应商转付他方（上年度、前期供应商）的费用，该他方并非本合同当事人"
    evidence: list[Evidence] = distinct(sentences)
    price = case.record.fields.total_amount
    days, whole = _days_before_signing(case)
    if price and days and whole and any(case.info.phrases["by_time"].found_in(one.text) for one in sentences):
        share = (price.value * days / whole).quantize(Decimal("0.01"))
        detail += f"；按签约前{days}天占履行期{whole}天折算，约{share:,}元"
        evidence += _facts(price, case)
    yield case.finding(detail + "。", *evidence)


def _days_before_signing(case: Case) -> tuple[int, int]:
    """Days of the term before the day of signing, and of the whole term; zeros where they are not known."""
    fields = case.record.fields
    first, last = (full_date(fact.value) if fact else None for fact in (fields.term_start, fields.term_end))
    if first is None or last is None or case.signed is None or not first < case.signed <= last:
        return 0, 0
    return (case.signed - first).days, (last - first).days + 1


def _facts(price: ExactFact, case: Case) -> list[Evidence]:
    signed = case.record.fields.signed_on
    return [price, *([signed] if signed else [])]
