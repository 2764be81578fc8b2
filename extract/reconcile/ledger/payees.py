"""Whom the money went to: twice to one, to somebody else, into another account."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.audit.entities import digits, masked
from extract.audit.figures import yuan
from extract.audit.names import tight
from extract.reconcile.ledger.allot import stage
from extract.reconcile.ledger.instalments import Part
from extract.reconcile.ledger.judged import Judged, price_of, row_of, said
from extract.reconcile.ledger.rows import Payout
from extract.reconcile.match.judge import same_name
from extract.reconcile.matters import Matter
from extract.record import Finding

CHECKS = ("payment-duplicate", "payment-other-payee", "payment-other-account")
_SHORTEST = 8
"""Digits of an account that tells another one."""


def twice(matter: Matter, payouts: Sequence[Payout], instalments: Sequence[Part], judged: Judged) -> Iterator[Finding]:
    """One payee, day and sum more often than the instalments explain; marks the copies."""
    groups: dict[tuple[object, ...], list[Payout]] = defaultdict(list)
    for one in payouts:
        if one.amount > 0 and not masked(one.payee):  # two names may look the same and be none
            groups[one.day, one.amount, tight(one.payee)].append(one)
    equal = Counter(part.amount for part in instalments)
    returned = Counter(-one.amount for one in payouts if one.amount < 0)
    for (_, amount, _), same in groups.items():
        if len(same) < 2 or returned[Decimal(str(amount))] or (len(same) <= equal[Decimal(str(amount))] and not _one_stage(same)):
            continue
        vouchers = {one.voucher for one in same if one.voucher}
        summaries = {one.told for one in same}
        if len(summaries) > 1 and len(vouchers) != 1:  # two bills of one day
            continue
        for one in same[1:]:
            judged.states[one].append("duplicate")
        price = price_of(matter)
        if price is not None:
            rows = "、".join(f"第{one.row}行" for one in same)
            yield matter.case("payment-duplicate").finding(
                f"{said(same[0])}，{rows}的日期、金额、收款人都相同，疑似重复付款。",
                price, *map(row_of, same),
                expected="一笔", actual=f"{len(same)}笔",
            )  # fmt: skip


def _one_stage(same: Sequence[Payout]) -> bool:
    """True where all rows say the same, and name one instalment (首期款): two of one sum do not explain it."""
    return len({one.told for one in same}) == 1 and bool(stage(same[0]))


def strangers(matter: Matter, payouts: Sequence[Payout], judged: Judged) -> Iterator[Finding]:
    """Payees and accounts that are not the contract's."""
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
    told = (
        ("payment-other-payee", by_name, [one.name for one in names.values()], "收款人{}不是合同供应商{}。"),
        ("payment-other-account", by_account, [one.account for one in accounts.values()], "收款账号{}，合同写明的账号为{}。"),
    )
    for check, paid_to, stated, words in told:
        for actual, rows in paid_to.items():
            fact = next(one for one in stated if one is not None)
            yield matter.case(check).finding(
                f"{said(rows[0])}{_more(rows)}，{words.format(actual, fact.value)}",
                fact, *map(row_of, rows),
                expected=fact.value, actual=actual,
            )  # fmt: skip


def _more(rows: Sequence[Payout]) -> str:
    return f"等{len(rows)}笔共{yuan(sum((one.amount for one in rows), Decimal(0)))}" if len(rows) > 1 else ""
