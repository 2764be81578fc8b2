"""付款期限过长、未约定付款期限: the days between what is delivered (or invoiced) and payment."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.metadata import if_small
from extract.audit.search import cited, distinct, is_supplement, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.audit.workdays import least_calendar_days
from extract.model import Span
from extract.record import Evidence, Finding, Payment

CHECK = "payment-term-too-long"
_AFTER_DELIVERY = {"accepted", "delivered", "installed", "inspected", "work_done", "invoice_received", "approved"}
_HELD_BACK = {"warranty_expired"}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Working days count as the fewest calendar days they can take, so a period is never too long by a holiday."""
    payments = case.record.payments
    if not payments:
        yield NotAssessed("合同未写明付款安排")
        return
    small = if_small(case)
    if small:
        yield from _too_long(case, payments, small)
    yield from _policy(case, payments)
    if not is_supplement(case) and not refers_to_general_terms(case):
        yield from _no_period(case, payments)


def _days(payment: Payment) -> int:
    days = payment.due_days or 0
    return least_calendar_days(days) if payment.due_day_kind == "working" else days


def _too_long(case: Case, payments: list[Payment], small: str) -> Iterator[Finding]:
    limit, usual = int(case.parameter("limit_days")), int(case.parameter("usual_days"))
    due = [
        p
        for p in payments
        if p.due_days
        and p.kind != "retention"
        and set(p.triggers) & _AFTER_DELIVERY
        and not set(p.triggers) & _HELD_BACK
    ]
    for floor, ceiling in ((limit, None), (usual, limit)):
        rows = [p for p in due if _days(p) > floor and (ceiling is None or _days(p) <= ceiling)]
        if not rows:
            continue
        longest = max(rows, key=_days)
        kind = "个工作日" if longest.due_day_kind == "working" else "日"
        over = ceiling is None
        detail = f"约定{longest.due_days}{kind}内付款" + ("" if kind == "日" else f"（至少合{_days(longest)}个自然日）")
        detail += (
            f"，{small}超过约定付款期限的上限{limit}日。"
            if over
            else f"，{small}长于一般的{usual}日（约定的最长{limit}日）。"
        )
        finding = case.finding(
            detail,
            *distinct(_said(case, row) for row in rows),
            expected=f"≤{limit if over else usual}日",
            actual=f"{longest.due_days}{kind}",
            severity="warning" if over else "info",
        )
        yield cited(case, finding, "sme-728", "sme-802")


def _policy(case: Case, payments: list[Payment]) -> Iterator[Finding]:
    limit = int(case.parameter("policy_working_days"))
    most = least_calendar_days(limit) + 9  # ten working days over a long holiday
    if case.signed and not any(s.law.id == "notice-243" and s.law.in_force(case.signed) for s in case.info.statutes):
        return
    rows = [
        p
        for p in payments
        if p.due_days
        and "invoice_received" in p.triggers
        and p.due_days > (limit if p.due_day_kind == "working" else most)
    ]
    if rows:
        stated = "、".join(
            dict.fromkeys(f"{p.due_days}{'个工作日' if p.due_day_kind == 'working' else '日'}" for p in rows)
        )
        finding = case.finding(
            f"约定收到发票后{stated}内付款，长于政策要求的{limit}个工作日。",
            *distinct(_said(case, row) for row in rows),
            expected=f"{limit}个工作日内",
            actual=stated,
            severity="info",
        )
        yield cited(case, finding, "notice-243")


def _said(case: Case, payment: Payment) -> Evidence:
    """The sentence that states the days: that of the instalment, where a second reading of it agrees, or one that stands
    behind it in the same article."""
    for quote, match in case.find("days", Span(payment.start, payment.end)):
        if int(match["n"]) == payment.due_days:
            return case.sentence(quote)
    holder = case.contract.clause_at(payment.start)
    if holder is None or f"{payment.due_days}" in payment.text:
        return payment
    parent = holder.parent or holder.id
    ends = [clause.end for clause in case.record.clauses if clause.id == parent or clause.id.startswith(parent + "/")]
    for quote, match in case.find("days", Span(payment.start, max(ends, default=holder.end))):
        if int(match["n"]) == payment.due_days:
            return case.sentence(quote)
    return payment


def _no_period(case: Case, payments: list[Payment]) -> Iterator[Finding]:
    general: dict[str, bool] = {}
    open_ended = [
        p for p in payments if not p.due_days and not p.due_on and p.kind != "periodic" and not _dated(case, p, general)
    ]
    if not open_ended:
        return
    alone = len(open_ended) == len(payments)
    which = "各期付款均" if alone and len(payments) > 1 else ("付款" if alone else f"{len(open_ended)}期付款")
    finding = case.finding(
        f"{which}未约定付款期限（没有天数，也没有日期），采购人何时构成逾期无从判断。",
        *distinct(open_ended),
        severity="warning" if alone else "info",
    )
    yield cited(case, finding, "requirements-22", *(("sme-728", "sme-802") if if_small(case) else ()))


def _dated(case: Case, payment: Payment, general: dict[str, bool]) -> bool:
    """True if the sentence of an instalment has a time at all, or its clause states one for all instalments.

    `general` keeps what was found of a clause: many instalments may stand in one.
    """
    sentence = case.sentence(payment)
    if next(case.find("when", Span(sentence.start, sentence.end)), None):
        return True
    holder = case.contract.clause_at(payment.start)
    if holder is None:
        return next(case.find("general", Span(sentence.start, sentence.end)), None) is not None
    if holder.id not in general:
        parents = [clause for clause in case.record.clauses if clause.id == holder.parent]
        general[holder.id] = any(next(case.find("general", one), None) for one in (holder, *parents))
    return general[holder.id]
