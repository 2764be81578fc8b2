"""合同备案超过7个工作日: the day of filing (metadata) against the day of signing."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.deadlines import late
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "filing-over-7wd"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Needs `filing_date`."""
    yield from late(case, "filing_date", "合同备案")
