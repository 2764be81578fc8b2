"""工程预付款、进度款比例: an advance beyond what the rules for works allow, progress payments below what they ask for."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.figures import percent
from extract.audit.search import cited
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Payment

CHECK = "works-payment-share"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Works only. An advance on a part of the price (安全文明施工费, 设备款) has a base of its own and is left out."""
    category = case.record.fields.category
    if category is None or category.value != "works":
        return
    part = case.info.phrases["of_a_part"].pattern
    rows = [row for row in case.record.payments if row.percent is not None and not part.search(row.text)]
    if not rows:
        yield NotAssessed("未识别到按比例的预付款、进度款")
        return
    most, least = case.parameter("advance_most"), case.parameter("progress_least")
    for row in rows:
        if row.percent is None:
            continue
        if _is_advance(case, row) and row.base in (None, "contract_total") and row.percent > most:
            finding = case.finding(
                f"工程预付款为合同金额的{percent(row.percent)}，高于{percent(most)}。",
                row,
                expected=f"≤{percent(most)}",
                actual=percent(row.percent),
            )
            yield cited(case, finding, "works-settlement-369")
        elif row.kind == "progress" and row.base == "completed_work" and row.percent < least:
            finding = case.finding(
                f"工程进度款按已完成工程价款的{percent(row.percent)}支付，低于{percent(least)}。",
                row,
                expected=f"≥{percent(least)}",
                actual=percent(row.percent),
            )
            if finding.statute or case.contract.law.regime != "company":
                yield cited(case, finding, "works-progress-183")


def _is_advance(case: Case, row: Payment) -> bool:
    """Paid before the work, or called an advance (开工后7日内支付40%作为预付款)."""
    return row.kind == "advance" or case.info.phrases["advance"].pattern.search(row.text) is not None
