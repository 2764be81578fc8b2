"""签约超过30日: the contract against the day of the award notice."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case, full_date
from extract.audit.metadata import absent, date_of
from extract.audit.search import cited
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "sign-after-award-over-30d"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The day of the award comes from `metadata.csv` or from the contract itself, never from anything else."""
    fields = case.record.fields
    signed, notice = fields.signed_on, fields.award_notice_on
    award = date_of(case, "award_date") or (full_date(notice.value) if notice else None)
    if award is None:
        yield NotAssessed(f"合同未写明中标（成交）通知书发出日期，{absent('award_date')}")
        return
    if signed is None or case.signed is None:
        yield NotAssessed("合同未写明签订日期")
        return
    days = (case.signed - award).days
    limit = int(case.parameter("days"))
    if 0 <= days <= limit:
        return
    if days > limit:
        detail = f"中标（成交）通知书日期{award}，合同签订日期{case.signed}，相隔{days}日，超过{limit}日。"
    else:
        detail = f"合同签订日期{case.signed}比中标（成交）通知书日期{award}早{-days}日。"
    finding = case.finding(
        detail, signed, *([case.sentence(notice)] if notice else []), expected=f"通知书发出后{limit}日内", actual=f"{days}日"
    )
    works = fields.category is not None and fields.category.value == "works"
    yield cited(case, finding, "gpl", *(("tender-law",) if works else ("order-87", "consultation-214")))
