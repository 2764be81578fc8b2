"""投标保证金超过2%、退还超过5个工作日."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.metadata import absent, money, money_of
from extract.audit.search import cited
from extract.audit.verdict import NotAssessed
from extract.audit.workdays import least_calendar_days
from extract.record import Finding

CHECK = "bid-bond-over-2pct"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The budget comes from `metadata.csv` or from an amount of kind `budget`. Working days are compared as working
    days, calendar days with the calendar days that the limit takes at the very least."""
    limit = case.parameter("limit")
    works = case.record.fields.category is not None and case.record.fields.category.value == "works"
    law = "tender-regulation" if works else "gpr"
    bond = next(case.find("sum"), None)
    stated = [amount for amount in case.record.amounts if amount.kind == "budget"]
    if bond:
        budget = money_of(case, "budget") or (stated[0].value if len(stated) == 1 else None)
        value = money(bond[1]["digits"], bond[1]["unit"])
        if not budget or value is None:
            yield NotAssessed(f"未写明项目预算金额，{absent('budget')}")
        elif value > limit * budget:
            finding = case.finding(
                f"投标保证金{value:,.2f}元为预算金额{budget:,.2f}元的{value / budget:.2%}，超过{limit:.0%}。",
                bond[0],
                *(stated if len(stated) == 1 else []),
                expected=f"≤{limit * budget:,.2f}元",
                actual=f"{value:,.2f}元",
            )
            yield cited(case, finding, law)
    days = int(case.parameter("working_days"))
    for quote, match in case.find("returned"):
        count, working = int(match["days"]), match["unit"] == "工作日"
        # Five working days may span a long holiday: calendar days are only too many beyond two such weeks.
        if count > (days if working else least_calendar_days(days) + 9):
            finding = case.finding(
                f"约定合同签订后{match['days']}{match['unit']}退还投标（响应）保证金，超过{days}个工作日。",
                quote,
                expected=f"{days}个工作日内",
                actual=f"{match['days']}{match['unit']}",
            )
            yield cited(case, finding, law)
