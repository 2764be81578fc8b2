"""A deadline in working days after signing, held against a day from `metadata.csv`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import Case
from extract.audit.metadata import absent, date_of
from extract.audit.verdict import NotAssessed
from extract.audit.workdays import WEEKENDS_ONLY, calendar_known, working_days
from extract.labels.metadata import HEADERS
from extract.record import Evidence, Finding


def late(
    case: Case, column: str, what: str, *, start: date | None = None, since: str = "合同签订"
) -> Iterator[Finding | NotAssessed]:
    """A finding if more than the check's `working_days` lie between `start` (the day of signing by default) and the day
    in `column`; `what` names what was due (`合同公告`)."""
    begun = start or case.signed
    day = date_of(case, column)
    if day is None:
        yield NotAssessed(absent(column))
        return
    evidence: Evidence | None = case.record.fields.signed_on
    if begun is None or evidence is None:
        yield NotAssessed("合同未写明签订日期")
        return
    limit = int(case.parameter("working_days"))
    if day < begun:
        yield NotAssessed(f"{HEADERS[column][0]}（{day}）早于{since}日期（{begun}），请核对元数据")
        return
    days = working_days(begun, day)
    if days > limit:
        sure = calendar_known(begun, day)
        yield case.finding(
            f"{since}日期{begun}，{what}日期{day}，相隔{days}个工作日，超过{limit}个工作日。{'' if sure else WEEKENDS_ONLY}",
            evidence,
            expected=f"{limit}个工作日内",
            actual=f"{days}个工作日",
            unsure=None if sure else True,
        )
