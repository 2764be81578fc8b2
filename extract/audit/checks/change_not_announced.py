"""合同变更未公告: the announcement of a change (metadata) against the day of the change."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.deadlines import late
from extract.audit.metadata import absent, date_of
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "change-not-announced"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A supplement was agreed on the day it was signed; of any other contract `amendment_date` says when it changed."""
    changed = date_of(case, "amendment_date") or (case.signed if is_supplement(case) else None)
    if changed is None:
        yield NotAssessed(f"本合同不是变更（补充）协议，{absent('amendment_date')}")
        return
    if not any(statute.law.in_force(changed) for statute in case.info.statutes):
        yield NotAssessed(f"变更日期{changed}早于公告变更的要求")
        return
    yield from late(case, "amendment_notice_date", "变更公告", start=changed, since="合同变更")
