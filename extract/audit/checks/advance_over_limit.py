"""预付款超过限额: an advance above what the contract itself, or the rules of works, allow."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import SURE, Case
from extract.audit.figures import percent
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Payment, Quote
from extract.values import ratio
from extract.values.errors import ValueParseError

CHECK = "advance-over-limit"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The contract's own limit (预付款不超过30%) binds; for works the usual 30 % is a question."""
    part = case.info.phrases["of_a_part"]
    rows = [row for row in case.record.payments if row.kind == "advance" and row.percent and row.confidence >= SURE]
    rows = [row for row in rows if not part.found_in(row.text)]
    if not rows:
        yield NotAssessed("没有写明比例的预付款")
        return
    row = max(rows, key=lambda one: one.percent or Decimal(0))
    share = row.percent or Decimal(0)
    for quote, match in case.find("limit"):
        try:
            most = ratio.parse(match["value"])
        except ValueParseError:
            continue
        if share > most and not row.start <= quote.start < row.end:
            yield _finding(case, row, share, most, "合同另一处约定预付款不超过", case.sentence(quote))
            return
    category = case.record.fields.category
    if category and category.value == "works" and share > case.parameter("works"):
        yield _finding(case, row, share, case.parameter("works"), "建设工程预付款原则上不高于")


def _finding(case: Case, row: Payment, share: Decimal, most: Decimal, rule: str, *more: Quote) -> Finding:
    return case.finding(
        f"预付款为{percent(share)}，{rule}{percent(most)}。",
        row,
        *more,
        expected=f"不超过{percent(most)}",
        actual=percent(share),
    )
