"""Which instalment each payment of a contract pays: the one it equals, the one it names, else the next that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import words
from extract.reconcile.ledger.rows import Payout
from extract.record import Payment, Record

CENT = Decimal("0.01")


@dataclass
class Part:
    """An instalment with what is known of its sum, and the payments that pay it (with how much of each)."""

    payment: Payment
    amount: Decimal
    paid: Decimal = Decimal(0)

    @property
    def rest(self) -> Decimal:
        """What of it is not paid yet."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class Share:
    """A payment and the instalments that it pays, the first one its own; none where the contract's instalments have no sums."""

    payout: Payout
    parts: tuple[Part, ...] = ()
    over: Decimal = Decimal(0)


def parts(record: Record, price: Decimal | None = None) -> list[Part]:
    """The instalments with their sums; none where one has none, or where together they are not the price (by default the
    total of the record; of a supplement what it adds).

    Instalments of a year's fee, of a settlement or of the work done have no sum that a ledger could be held against.
    """
    total = price or (record.fields.total_amount.value if record.fields.total_amount else None)
    if not total:
        return []
    found = []
    for payment in record.payments:
        if payment.kind == "periodic" or payment.base not in (None, "contract_total"):
            return []
        amount = payment.amount if payment.amount is not None else None
        if amount is None and payment.percent is not None:
            amount = (payment.percent * total).quantize(CENT)
        if amount is None and payment.kind == "lump_sum" and len(record.payments) == 1:
            amount = total
        if amount is None:
            return []
        found.append(Part(payment, amount))
    whole = sum((part.amount for part in found), Decimal(0))
    return found if found and abs(whole - total) <= CENT * len(found) else []


def allot(payouts: Sequence[Payout], instalments: Sequence[Part]) -> list[Share]:
    """Payments in the order of their days, each with what it pays; refunds pay nothing."""
    shares = []
    for payout in sorted(payouts, key=lambda one: (one.day, one.row)):
        if payout.amount <= 0 or not instalments:
            shares.append(Share(payout))
            continue
        shares.append(_allot(payout, instalments))
    return shares


def _allot(payout: Payout, instalments: Sequence[Part]) -> Share:
    left = payout.amount
    paid: list[Part] = []
    order = list(instalments)
    if (first := _own(payout, instalments)) is not None:
        order.remove(first)
        order.insert(0, first)
    for part in order:
        if left <= CENT:
            break
        if part.rest > CENT:
            some = min(left, part.rest)
            part.paid += some
            left -= some
            paid.append(part)
    return Share(payout, tuple(paid), left if left > CENT else Decimal(0))


def _own(payout: Payout, instalments: Sequence[Part]) -> Part | None:
    opened = [part for part in instalments if part.rest > CENT]
    same = [part for part in opened if abs(part.rest - payout.amount) <= CENT]
    named = [part for part in opened if _named(payout, part, instalments)]
    both = [part for part in same if part in named]
    return next(iter(both or same or named), None)


def _named(payout: Payout, part: Part, instalments: Sequence[Part]) -> bool:
    """True if the row says which instalment it is: 预付款, 尾款, or the contract's own name for it."""
    told = payout.summary + payout.project
    if part.payment.label and len(part.payment.label) > 1 and part.payment.label in told:
        return True
    lists = []
    if part.payment.kind == "retention":
        lists.append("kept_part")
    elif part is instalments[0] and len(instalments) > 1:
        lists.append("early_part")
    elif part is instalments[-1] or (instalments[-1].payment.kind == "retention" and part is instalments[-2]):
        lists.append("last_part")
    else:
        lists.append("middle_part")
    return any(word in told for name in lists for word in _words(name))


@cache
def _words(name: str) -> tuple[str, ...]:
    return words(name)
