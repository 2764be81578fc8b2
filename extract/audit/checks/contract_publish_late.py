"""合同公告超过2个工作日: the day of publication (metadata) against the day of signing."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.deadlines import late
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "contract-publish-late"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Needs `publish_date`; the day a page was collected is not the day it was published."""
    yield from late(case, "publish_date", "合同公告")
