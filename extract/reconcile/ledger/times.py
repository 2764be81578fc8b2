"""When it was paid: before its conditions were met, after it was due, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from extract.audit.figures import percent, yuan
from extract.audit.workdays import WEEKENDS_ONLY
from extract.reconcile.ledger.allot import Share
from extract.reconcile.ledger.due import Days, Due
from extract.reconcile.ledger.instalments import CENT
from extract.reconcile.ledger.judged import Judged, row_of, said, terms_of
from extract.reconcile.ledger.rows import Payout
from extract.reconcile.matters import Matter
from extract.record import Evidence, Finding

CHECKS = ("payment-early", "payment-late", "final-payment-before-acceptance")
_WHAT = {"signed": "合同签订", "accepted": "验收", "delivered": "交货", "invoiced": "收到发票", "warranty": "质保期满"}


def in_time(
    matter: Matter, shares: Sequence[Share], dues: Mapping[int, Due], known: Days, judged: Judged
) -> Iterator[Finding]:
    """Each payment against the days of the instalment that it pays; notes its state."""
    contract = matter.contract()
    paid_in_full = _paid_in_full(shares, known)
    for share in shares:
        payout = share.payout
        if payout.amount <= 0:
            judged.states[payout].append("refund")
            continue
        if share.over:
            judged.states[payout].append("overpaid")
        if contract.signed is not None and payout.day < contract.signed and contract.record.fields.signed_on:
            judged.states[payout].append("early")
            yield _early(matter, payout, (contract.record.fields.signed_on,), "signed", contract.signed)
            continue
        if not share.parts:
            judged.states[payout].append("undated")
            continue
        judged.rows[payout]["seq"] = share.parts[0].payment.seq
        early = next((part for part in share.parts if (day := dues[id(part)].since) is not None and payout.day < day), None)
        if early is not None:
            when = dues[id(early)]
            assert when.since is not None
            judged.states[payout].append("early")
            if not (paid_in_full is payout and when.what == "accepted"):
                yield _early(matter, payout, terms_of(matter, early), when.what, when.since, known.by.get(when.what, ""))
            else:
                yield _before_acceptance(matter, payout, terms_of(matter, early), when.since, known.by.get("accepted", ""))
            continue
        yield from _late(matter, share, dues, judged)


def _late(matter: Matter, share: Share, dues: Mapping[int, Due], judged: Judged) -> Iterator[Finding]:
    payout, part = share.payout, share.parts[0]
    when = dues[id(part)]
    if when.until is None:
        judged.states[payout].append("undated")
        return
    judged.rows[payout]["due_on"] = when.until.isoformat()
    overdue = (payout.day - when.until).days
    if overdue <= 0:
        judged.states[payout].append("on_time")
        return
    judged.states[payout].append("late")
    amount = min(payout.amount, part.amount)
    own, by_law = _interest(matter, amount, overdue)
    judged.rows[payout] |= {"days_late": overdue, "interest": own[0] if own else by_law}
    told = f"按合同约定的每日{percent(own[1])}计{yuan(own[0])}" if own else ""
    law = f"{'；' if told else '合同没有约定采购人逾期付款的利率，'}供应商为中小企业的，按每日万分之五计{yuan(by_law)}"
    case = matter.case("payment-late")
    yield case.finding(
        f"{said(payout)}，第{part.payment.seq}期应付日{when.until}，逾期{overdue}日；{told}{law}。{'' if when.sure else WEEKENDS_ONLY}",
        *terms_of(matter, part), row_of(payout),
        expected=str(when.until), actual=str(payout.day),
        unsure=None if when.sure else True,
    )  # fmt: skip


def _interest(matter: Matter, amount: Decimal, overdue: int) -> tuple[tuple[Decimal, Decimal] | None, Decimal]:
    """(interest, daily rate) by the contract, `None` where it agrees none, and interest by law."""
    rates = [
        one.per_day_rate
        for one in matter.contract().record.penalties
        if one.liable in ("buyer", "either") and one.trigger == "late_payment" and one.per_day_rate is not None
    ]
    legal = matter.case("payment-late").parameter("legal_daily_rate")
    by_law = (amount * legal * overdue).quantize(CENT)
    if len(set(rates)) != 1:
        return None, by_law
    return ((amount * rates[0] * overdue).quantize(CENT), rates[0]), by_law


def _early(
    matter: Matter, payout: Payout, evidence: Sequence[Evidence], what: str, day: date, paper: str = ""
) -> Finding:
    source = f"（{paper}）" if paper else ""
    early = (day - payout.day).days
    return matter.case("payment-early").finding(
        f"{said(payout)}，早于{_WHAT[what]}日期{day}{source}{early}日。",
        *evidence, row_of(payout),
        expected=f"{day}之后", actual=str(payout.day),
    )  # fmt: skip


def _before_acceptance(matter: Matter, payout: Payout, evidence: Sequence[Evidence], day: date, paper: str) -> Finding:
    source = f"（{paper}）" if paper else ""
    return matter.case("final-payment-before-acceptance").finding(
        f"{said(payout)}后合同款已付清，验收日期{day}{source}，付清早于验收{(day - payout.day).days}日。",
        *evidence, row_of(payout),
        expected=f"{day}之后", actual=str(payout.day),
    )  # fmt: skip


def _paid_in_full(shares: Sequence[Share], known: Days) -> Payout | None:
    """The payment with which all that is not held back was paid."""
    instalments = {id(part): part for share in shares for part in share.parts}
    if "accepted" not in known.known or not instalments:
        return None
    held = [part for part in instalments.values() if part.payment.kind != "retention"]
    last = next((share.payout for share in reversed(shares) if any(part in share.parts for part in held)), None)
    return last if all(part.rest <= CENT for part in held) and any("accepted" in p.payment.triggers for p in held) else None
