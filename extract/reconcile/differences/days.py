"""Days of several papers against each other: award and signing, signing and publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import full_date
from extract.audit.metadata import date_of
from extract.audit.portfolio import elsewhere
from extract.audit.workdays import WEEKENDS_ONLY, calendar_known, working_days
from extract.reconcile.matters import Matter
from extract.record import Evidence, Finding

CHECKS = ("signed-late-after-award-notice", "contract-notice-late")


def findings(matter: Matter) -> Iterator[Finding]:
    """What is late. A day that the contract or `metadata.csv` states is the business of the audit, and not told twice."""
    contract = matter.contract()
    signed, fact = contract.signed, contract.record.fields.signed_on
    if signed is None or fact is None:
        return
    yield from _signed_late(matter, signed, fact)
    yield from _published_late(matter, signed, fact)


def _signed_late(matter: Matter, signed: date, fact: Evidence) -> Iterator[Finding]:
    case = matter.case("signed-late-after-award-notice")
    if case.record.fields.award_notice_on is not None or date_of(case, "award_date") is not None:
        return
    first = _first(matter, "award_notice", "issue_date", "publication_date", "award_date")
    if first is None:
        return
    award, quote = first
    limit, days = int(case.parameter("days")), (signed - award).days
    if days > limit:
        works = case.record.fields.category is not None and case.record.fields.category.value == "works"
        yield case.finding(
            f"中标（成交）公告日期{award}，合同签订日期{signed}，相隔{days}日，超过{limit}日。",
            fact, quote,
            expected=f"通知书发出后{limit}日内",
            actual=f"{days}日",
            laws=("gpl", "tender-law") if works else ("gpl",),
        )  # fmt: skip


def _published_late(matter: Matter, signed: date, fact: Evidence) -> Iterator[Finding]:
    case = matter.case("contract-notice-late")
    if date_of(case, "publish_date") is not None:
        return
    first = _first(matter, "contract_notice", "publication_date")
    if first is None or first[0] < signed:
        return
    day, quote = first
    limit, days = int(case.parameter("working_days")), working_days(signed, day)
    if days > limit:
        known = calendar_known(signed, day)
        yield case.finding(
            f"合同签订日期{signed}，合同公告日期{day}，相隔{days}个工作日，超过{limit}个工作日。{'' if known else WEEKENDS_ONLY}",
            fact, quote,
            expected=f"{limit}个工作日内",
            actual=f"{days}个工作日",
            unsure=None if known else True,
        )  # fmt: skip


def _first(matter: Matter, kind: str, *names: str) -> tuple[date, Evidence] | None:
    """The earliest day that papers of a type state under the first of these names that they have."""
    found: list[tuple[date, Evidence]] = []
    for link in matter.of(kind):
        if link.contract.id != matter.head.id:
            continue
        paper = matter.contract(link.paper)
        for name in names:
            fact = getattr(paper.record.notice, name, None)
            if fact is not None and (day := full_date(fact.value)) is not None:
                found.append((day, elsewhere(paper, fact)))
                break
    return min(found, key=lambda one: one[0]) if found else None
