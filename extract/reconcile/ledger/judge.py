"""The payments of one contract: what was paid early, late, twice, too much, to somebody else; what is still due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from extract.audit.figures import plain, yuan
from extract.reconcile.chains import later, stated_change
from extract.reconcile.ledger import payees, times
from extract.reconcile.ledger.allot import Share, allot
from extract.reconcile.ledger.assign import Assigned
from extract.reconcile.ledger.due import Days, Due, days, due
from extract.reconcile.ledger.instalments import CENT, Part, parts
from extract.reconcile.ledger.judged import Judged, row_of, terms_of
from extract.reconcile.ledger.rows import Payout
from extract.reconcile.matters import Matter
from extract.record import Finding

CHECKS = (*payees.CHECKS, *times.CHECKS, "paid-over-price", "payment-split", "payment-still-due")


def judge(matter: Matter, assigned: Sequence[Assigned], last: date, tolerance: Decimal | None = None) -> Judged:
    """Judge the payments that are surely of a matter; `last` is the last day of the ledgers."""
    judged = Judged()
    payouts = [one.payout for one in assigned if one.certainty == "sure"]
    if not payouts:
        return judged
    known = days(matter)
    instalments, own_days = _instalments(matter, known)
    judged.findings += payees.twice(matter, payouts, instalments, judged)
    once = [one for one in payouts if "duplicate" not in judged.states[one]]
    shares = allot(once, instalments)
    dues = {id(part): due(part.payment, own_days[id(part)]) for part in instalments}
    judged.findings += _over(matter, payouts, tolerance)
    judged.findings += payees.strangers(matter, payouts, judged)
    judged.findings += times.in_time(matter, shares, dues, known, judged)
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
    renewed = list(_renewed(matter))
    added = sum((change for change in (*changes, *renewed) if change is not None), Decimal(0))
    paid = sum((one.amount for one in payouts), Decimal(0))
    known = bool(instalments) and all(dues[id(part)].until is not None for part in instalments)
    by_now = [part for part in instalments if (until := dues[id(part)].until) is not None and until <= last]
    return {
        "matter_id": matter.id, "contract_id": matter.head.id, "path": matter.head.path, "price": price,
        "added": added or None, "paid": paid, "payments": len(payouts),
        "rest": price + added - paid if price is not None and None not in (*changes, *renewed) else None,
        "due": sum((part.amount for part in by_now), Decimal(0)) if known or by_now else None,
        "overdue": sum((part.rest for part in by_now), Decimal(0)) if known or by_now else None,
        "until": last.isoformat(),
    }  # fmt: skip


def _renewed(matter: Matter) -> Iterator[Decimal | None]:
    """The prices of the renewals, which are paid as well."""
    for file, _ in later(matter, "renewal"):
        fact = matter.contract(file).record.fields.total_amount
        yield fact.value if fact is not None else None


def _instalments(matter: Matter, known: Days) -> tuple[list[Part], dict[int, Days]]:
    """The instalments of contract, renewals and supplements, each with the days that it is due by; none where the money of one
    has none."""
    found = parts(matter.contract().record, numbers=matter.head.numbers)
    by = {id(part): known for part in found}
    for file, _ in later(matter, "renewal"):
        signed = matter.contract(file).signed
        more = parts(matter.contract(file).record, numbers=file.numbers)
        if not more:
            return [], {}
        by |= {id(part): Days({"signed": signed} if signed else {}) for part in more}
        found += more
    for file, _ in later(matter, "supplement"):
        change = stated_change(matter.contract(file))
        record = matter.contract(file).record
        more = parts(record, change, added=True, numbers=file.numbers)
        if more:
            signed = matter.contract(file).signed
            by |= {id(part): Days({"signed": signed} if signed else {}) for part in more}
            found += more
        elif change or record.payments:
            return [], {}
    return found, by


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
            fact, row_of(last),
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
            *terms_of(matter, part), *map(row_of, payouts),
            expected="一笔", actual=f"{len(payouts)}笔",
        )  # fmt: skip


def _open(matter: Matter, instalments: Sequence[Part], dues: Mapping[int, Due], last: date) -> Iterator[Finding]:
    for part in instalments:
        when = dues[id(part)]
        if when.until is not None and when.until < last and part.rest > CENT:
            yield matter.case("payment-still-due").finding(
                f"第{part.payment.seq}期{yuan(part.amount)}应于{when.until}前支付，台账至{last}已付{yuan(part.paid)}，尚欠{yuan(part.rest)}。",
                *terms_of(matter, part),
                expected=plain(part.amount), actual=plain(part.paid),
                unsure=None if when.sure else True,
            )  # fmt: skip


