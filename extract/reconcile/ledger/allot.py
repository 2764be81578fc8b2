"""Which instalment each payment of a contract pays: the one it equals, the one it names, else the next that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import words
from extract.reconcile.ledger.instalments import CENT, Part
from extract.reconcile.ledger.rows import Payout
from extract.reconcile.papers import plain_number

_STAGES = ("kept_part", "early_part", "middle_part", "last_part")


@dataclass(frozen=True, slots=True)
class Share:
    """A payment and the instalments that it pays, the first one its own; none where the contract's instalments have no sums."""

    payout: Payout
    parts: tuple[Part, ...] = ()
    over: Decimal = Decimal(0)


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
    stated = plain_number(payout.number)
    order = sorted(instalments, key=lambda part: stated not in part.numbers)  # those of the paper that the row names first
    if (first := _own(payout, [part for part in order if stated in part.numbers]) or _own(payout, order)) is not None:
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
    named = [part for part in opened if _named(payout, part)]
    both = [part for part in same if part in named]
    return next(iter(both or same or named), None)


def stage(payout: Payout) -> str:
    """Which instalment the row says that it pays, as `Part.place` names it; "" where it does not say."""
    told = payout.summary + payout.project
    return next((name for name in _STAGES if any(word in told for word in _words(name))), "")


def _named(payout: Payout, part: Part) -> bool:
    """True if the row says which instalment it is: 预付款, 尾款, or the contract's own name for it; 补充 for a supplement's."""
    told = payout.summary + payout.project
    if part.added != any(word in told for word in _words("added_part")):
        return False
    if part.payment.label and len(part.payment.label) > 1 and part.payment.label in told:
        return True
    if any(word in told for word in _words(part.place)):
        return True
    return "accepted" in part.payment.triggers and any(word in told for word in _words("accepted_part"))


@cache
def _words(name: str) -> tuple[str, ...]:
    return words(name)
