"""The payments of one contract: what was paid early, late, twice, too much, to somebody else; what is still due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from extract.audit.entities import anchor, digits, masked
from extract.audit.figures import percent, plain, yuan
from extract.audit.names import tight
from extract.audit.workdays import WEEKENDS_ONLY
from extract.reconcile.chains import later, stated_change
from extract.reconcile.ledger.allot import CENT, Part, Share, allot, parts
from extract.reconcile.ledger.assign import Assigned
from extract.reconcile.ledger.due import Days, Due, days, due
from extract.reconcile.ledger.rows import Payout
from extract.reconcile.listed import quote
from extract.reconcile.match.judge import same_name
from extract.reconcile.matters import Matter
from extract.record import Evidence, Finding, Payment

CHECKS = (
    "payment-early", "payment-late", "paid-over-price", "payment-duplicate", "payment-other-payee", "payment-other-account",
    "payment-split", "payment-still-due", "final-payment-before-acceptance",
)  # fmt: skip
_WHAT = {"signed": "合同签订", "accepted": "验收", "delivered": "交货", "invoiced": "收到发票", "warranty": "质保期满"}
_SHORTEST = 8
"""Digits of an account that tells another one."""


@dataclass
class Judged:
    """`states`: payment → what is said of it; `rows` what goes into the table besides; `findings` of the contract,
    `balance` its row of the table `balances`."""

    states: dict[Payout, list[str]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[Payout, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    findings: list[Finding] = field(default_factory=list)
    balance: dict[str, Any] = field(default_factory=dict)


def judge(matter: Matter, assigned: Sequence[Assigned], last: date, tolerance: Decimal | None = None) -> Judged:
    """Judge the payments that are surely of a matter; `last` is the last day of the ledgers."""
    judged = Judged()
    payouts = [one.payout for one in assigned if one.certainty == "sure"]
    if not payouts:
        return judged
    known = days(matter)
    instalments, own_days = _instalments(matter, known)
    judged.findings += _twice(matter, payouts, instalments, judged)
    once = [one for one in payouts if "duplicate" not in judged.states[one]]
    shares = allot(once, instalments)
    dues = {id(part): due(part.payment, own_days[id(part)]) for part in instalments}
    judged.findings += _over(matter, payouts, tolerance)
    judged.findings += _strangers(matter, payouts, judged)
    judged.findings += _in_time(matter, shares, dues, known, judged)
    judged.findings += _split(matter, shares, judged)
    judged.findings += _open(matter, instalments, dues, last)
    judged.balance = _balance(matter, payouts, instalments, dues, last)
    return judged


def _balance(
    matter: Matter, payouts: Sequence[Payout], instalments: Sequence[Part], dues: Mapping[int, Due], last: date
) -> dict[str, Any]:
    fact = matter.contract().record.fields.total_amount
    price = fact.value if fact else None
    changes = [stated_change(matter.contract(file)) for file, _ in later(matter, "supplement")]
    added = sum((change for change in changes if change is not None), Decimal(0))
    paid = sum((one.amount for one in payouts), Decimal(0))
    known = bool(instalments) and all(dues[id(part)].until is not None for part in instalments)
    by_now = [part for part in instalments if (until := dues[id(part)].until) is not None and until <= last]
    return {
        "matter_id": matter.id, "contract_id": matter.head.id, "path": matter.head.path, "price": price,
        "added": added or None, "paid": paid, "payments": len(payouts),
        "rest": price + added - paid if price is not None and None not in changes else None,
        "due": sum((part.amount for part in by_now), Decimal(0)) if known or by_now else None,
        "overdue": sum((part.rest for part in by_now), Decimal(0)) if known or by_now else None,
        "until": last.isoformat(),
    }  # fmt: skip


def _instalments(matter: Matter, known: Days) -> tuple[list[Part], dict[int, Days]]:
    """The instalments of contract and supplements, each with the days that it is due by; none where the money of one has none."""
    found = parts(matter.contract().record)
    by = {id(part): known for part in found}
    for file, _ in later(matter, "supplement"):
        change = stated_change(matter.contract(file))
        record = matter.contract(file).record
        more = parts(record, change)
        if more:
            signed = matter.contract(file).signed
            by |= {id(part): Days({"signed": signed} if signed else {}) for part in more}
            found += more
        elif change or record.payments:
            return [], {}
    return found, by


def _row(payout: Payout) -> Evidence:
    return quote(payout.ledger, payout.text, payout.start)


def _said(payout: Payout) -> str:
    place = f"{payout.sheet}第{payout.row}行" if payout.sheet else f"第{payout.row}行"
    return f"{payout.path}{place}{payout.day}付款{yuan(payout.amount)}"


def _price(matter: Matter) -> Evidence | None:
    record = matter.contract().record
    return record.fields.total_amount or anchor(record)


def _over(matter: Matter, payouts: Sequence[Payout], tolerance: Decimal | None) -> Iterator[Finding]:
    """More than the price and all that supplements may add to it."""
    case = matter.case("paid-over-price")
    fact = case.record.fields.total_amount
    if fact is None or fact.value is None:
        return
    totals = list(_more_money(matter))
    most = fact.value + sum(totals, Decimal(0))
    paid = sum((one.amount for one in payouts), Decimal(0))
    room = case.parameter("tolerance") if tolerance is None else tolerance
    if paid > most + room:
        with_more = "（含补充、续签、结算文件所载金额）" if totals else ""
        last = max(payouts, key=lambda one: (one.day, one.row))
        yield case.finding(
            f"台账{len(payouts)}笔付款共{yuan(paid)}，超过合同价{yuan(most)}{with_more}{yuan(paid - most)}。",
            fact, _row(last),
            expected=f"≤{yuan(most)}",
            actual=yuan(paid),
        )  # fmt: skip


def _more_money(matter: Matter) -> Iterator[Decimal]:
    """What the other files may add to the price, at the most."""
    for file in matter.files:
        contract = matter.contract(file)
        total = contract.record.fields.total_amount
        if (change := stated_change(contract)) is not None:
            yield max(change, Decimal(0))
        elif total is not None and total.value:
            yield total.value


def _twice(matter: Matter, payouts: Sequence[Payout], instalments: Sequence[Part], judged: Judged) -> Iterator[Finding]:
    groups: dict[tuple[object, ...], list[Payout]] = defaultdict(list)
    for one in payouts:
        if one.amount > 0:
            groups[one.day, one.amount, tight(one.payee)].append(one)
    equal = Counter(part.amount for part in instalments)
    returned = Counter(-one.amount for one in payouts if one.amount < 0)
    for (_, amount, _), same in groups.items():
        if len(same) < 2 or len(same) <= equal[Decimal(str(amount))] or returned[Decimal(str(amount))]:
            continue
        vouchers = {one.voucher for one in same if one.voucher}
        summaries = {one.told for one in same}
        if len(summaries) > 1 and len(vouchers) != 1:  # two bills of one day
            continue
        for one in same[1:]:
            judged.states[one].append("duplicate")
        price = _price(matter)
        if price is not None:
            rows = "、".join(f"第{one.row}行" for one in same)
            yield matter.case("payment-duplicate").finding(
                f"{_said(same[0])}，{rows}的日期、金额、收款人都相同，疑似重复付款。",
                price, *map(_row, same),
                expected="一笔", actual=f"{len(same)}笔",
            )  # fmt: skip


def _strangers(matter: Matter, payouts: Sequence[Payout], judged: Judged) -> Iterator[Finding]:
    parties = [
        party
        for paper in (matter.head, *matter.files)
        for party in matter.contract(paper).record.parties
        if party.role in ("supplier", "other", "guarantor")
    ]
    names = {tight(one.name.value): one for one in parties if one.name and one.role == "supplier"}
    accounts = {digits(one.account.value): one for one in parties if one.account and not masked(one.account.value)}
    by_name: dict[str, list[Payout]] = defaultdict(list)
    by_account: dict[str, list[Payout]] = defaultdict(list)
    for one in payouts:
        payee = tight(one.payee)
        stranger = bool(payee and names) and not any(same_name(payee, name) or payee.startswith(name) for name in names)
        if stranger and not masked(payee):
            judged.states[one].append("other_payee")
            by_name[one.payee].append(one)
        elif len(one.account) >= _SHORTEST and accounts and one.account not in accounts:
            judged.states[one].append("other_account")
            by_account[one.account].append(one)
    for name, rows in by_name.items():
        party = next(iter(names.values()))
        assert party.name is not None
        yield matter.case("payment-other-payee").finding(
            f"{_said(rows[0])}{_more(rows)}，收款人{name}不是合同供应商{party.name.value}。",
            party.name, *map(_row, rows),
            expected=party.name.value, actual=name,
        )  # fmt: skip
    for number, rows in by_account.items():
        party = next(iter(accounts.values()))
        assert party.account is not None
        yield matter.case("payment-other-account").finding(
            f"{_said(rows[0])}{_more(rows)}，收款账号{number}，合同写明的账号为{party.account.value}。",
            party.account, *map(_row, rows),
            expected=party.account.value, actual=number,
        )  # fmt: skip


def _more(rows: Sequence[Payout]) -> str:
    return f"等{len(rows)}笔共{yuan(sum((one.amount for one in rows), Decimal(0)))}" if len(rows) > 1 else ""


def _in_time(
    matter: Matter, shares: Sequence[Share], dues: Mapping[int, Due], known: Days, judged: Judged
) -> Iterator[Finding]:
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
            yield _early(matter, payout, contract.record.fields.signed_on, "signed", contract.signed)
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
                yield _early(matter, payout, early.payment, when.what, when.since, known.by.get(when.what, ""))
            else:
                yield _before_acceptance(matter, payout, early.payment, when.since, known.by.get("accepted", ""))
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
        f"{_said(payout)}，第{part.payment.seq}期应付日{when.until}，逾期{overdue}日；{told}{law}。{'' if when.sure else WEEKENDS_ONLY}",
        part.payment, _row(payout),
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
    matter: Matter, payout: Payout, evidence: Evidence, what: str, day: date, paper: str = ""
) -> Finding:
    source = f"（{paper}）" if paper else ""
    early = (day - payout.day).days
    return matter.case("payment-early").finding(
        f"{_said(payout)}，早于{_WHAT[what]}日期{day}{source}{early}日。",
        evidence, _row(payout),
        expected=f"{day}之后", actual=str(payout.day),
    )  # fmt: skip


def _before_acceptance(matter: Matter, payout: Payout, evidence: Payment, day: date, paper: str) -> Finding:
    source = f"（{paper}）" if paper else ""
    return matter.case("final-payment-before-acceptance").finding(
        f"{_said(payout)}后合同款已付清，验收日期{day}{source}，付清早于验收{(day - payout.day).days}日。",
        evidence, _row(payout),
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


def _split(matter: Matter, shares: Sequence[Share], judged: Judged) -> Iterator[Finding]:
    case = matter.case("payment-split")
    near = timedelta(days=int(case.parameter("days")))
    by_part: dict[int, list[tuple[Part, Payout]]] = defaultdict(list)
    for share in shares:
        if len(share.parts) == 1:
            by_part[id(share.parts[0])].append((share.parts[0], share.payout))
    for found in by_part.values():
        part, payouts = found[0][0], [payout for _, payout in found]
        if len(payouts) < 2 or payouts[-1].day - payouts[0].day > near or any("duplicate" in judged.states[one] for one in payouts):
            continue
        for one in payouts:
            judged.states[one].append("split")
        yield case.finding(
            f"第{part.payment.seq}期{yuan(part.amount)}在{(payouts[-1].day - payouts[0].day).days}日内分{len(payouts)}笔支付"
            f"（{'、'.join(f'{one.day} {yuan(one.amount)}' for one in payouts)}）。",
            part.payment, *map(_row, payouts),
            expected="一笔", actual=f"{len(payouts)}笔",
        )  # fmt: skip


def _open(matter: Matter, instalments: Sequence[Part], dues: Mapping[int, Due], last: date) -> Iterator[Finding]:
    for part in instalments:
        when = dues[id(part)]
        if when.until is not None and when.until < last and part.rest > CENT:
            yield matter.case("payment-still-due").finding(
                f"第{part.payment.seq}期{yuan(part.amount)}应于{when.until}前支付，台账至{last}已付{yuan(part.paid)}，尚欠{yuan(part.rest)}。",
                part.payment,
                expected=plain(part.amount), actual=plain(part.paid),
                unsure=None if when.sure else True,
            )  # fmt: skip


