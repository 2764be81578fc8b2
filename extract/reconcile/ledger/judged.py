"""What is said of the payments of one contract, and how findings name them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from extract.audit.entities import anchor
from extract.audit.figures import yuan
from extract.audit.portfolio import elsewhere
from extract.reconcile.ledger.instalments import Part
from extract.reconcile.ledger.rows import Payout
from extract.reconcile.listed import quote
from extract.reconcile.matters import Matter
from extract.record import Evidence, Finding


@dataclass
class Judged:
    """`states`: payment → what is said of it; `rows` what goes into the table besides; `findings` of the contract,
    `balance` its row of the table `balances`."""

    states: dict[Payout, list[str]] = field(default_factory=lambda: defaultdict(list))
    rows: dict[Payout, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    findings: list[Finding] = field(default_factory=list)
    balance: dict[str, Any] = field(default_factory=dict)


def row_of(payout: Payout) -> Evidence:
    """The row of a payment as a quote."""
    return quote(payout.ledger, payout.text, payout.start)


def said(payout: Payout) -> str:
    """A payment as a sentence begins with it."""
    place = f"{payout.sheet}第{payout.row}行" if payout.sheet else f"第{payout.row}行"
    return f"{payout.path}{place}{payout.day}付款{yuan(payout.amount)}"


def terms_of(matter: Matter, part: Part) -> tuple[Evidence, ...]:
    """What a finding on an instalment rests on: its clause, or the price beside the clause of the supplement or renewal."""
    price = price_of(matter)
    if part.paper in ("", matter.head.id) or price is None:
        return (part.payment,)
    return price, elsewhere(matter.library.contract(part.paper), part.payment)


def price_of(matter: Matter) -> Evidence | None:
    """What of the contract a finding on its payments rests on: the price, or what stands for the contract."""
    record = matter.contract().record
    return record.fields.total_amount or anchor(record)
