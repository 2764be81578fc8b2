"""日期先后颠倒: a term that ends before it begins, or before the contract was signed."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case, full_date
from extract.audit.recognised import recognised
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "dates-out-of-order"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Full dates only. A supplement or settlement is signed after the work: that is its nature."""
    fields = case.record.fields
    start, end, signed = (
        full_date(fact.value) if fact and fact.value else None
        for fact in (fields.term_start, fields.term_end, fields.signed_on)
    )
    if end is None or (start is None and signed is None):
        yield NotAssessed("合同未写明可比较的起止日期和签订日期")
        return
    assert fields.term_end is not None
    if start is not None and fields.term_start is not None and end < start:
        yield case.finding(
            f"履行期自{start}起，至{end}止，截止日早于起始日。",
            fields.term_start,
            fields.term_end,
            unsure=recognised(case) or None,
        )
    elif signed is not None and fields.signed_on is not None and end < signed and not is_supplement(case):
        yield case.finding(
            f"履行期至{end}止，合同{signed}才签订，签订时履行期已满。",
            fields.term_end,
            fields.signed_on,
            unsure=recognised(case) or None,
        )
