"""What a paper says that this very contract costs: the lot that is its, or the price of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.audit.names import parties, tight
from extract.reconcile.papers import lot
from extract.record import Evidence, Lot, Notice, Record


@dataclass(frozen=True, slots=True)
class Award:
    """A sum in 元 and where it stands; `note` says which lot it is of."""

    amount: Decimal
    evidence: Evidence
    note: str = ""


def awarded(paper: Record, contract: Record) -> Award | None:
    """The price that a paper states for a contract; `None` where it states none, or several and does not tell which."""
    notice = paper.notice or Notice()
    rows = own_lots(notice, contract)
    if rows:
        amounts = {row.amount for row in rows}
        if len(rows) == 1 or len(amounts) == 1:
            row = rows[0]
            if row.amount is not None:
                return Award(row.amount, row, f"包{row.lot}" if row.lot else "")
            return None
        total = contract.fields.total_amount.value if contract.fields.total_amount else None
        same = [row for row in rows if row.amount is not None and row.amount == total]
        return Award(total, same[0], f"包{same[0].lot}") if same and total is not None else None
    fact = paper.fields.total_amount
    several = len({row.amount for row in notice.lots if row.amount is not None}) > 1
    return Award(fact.value, fact) if fact is not None and fact.value is not None and not several else None


def own_lots(notice: Notice, contract: Record) -> list[Lot]:
    """The lots of a notice that are the contract's: by lot number, else by supplier."""
    named = lot(contract.fields.lot.value) if contract.fields.lot else ""
    if named:
        return [row for row in notice.lots if row.lot and lot(row.lot) == named]
    names = {tight(one.name.value) for one in parties(contract, "supplier") if one.name}
    return [row for row in notice.lots if names & {tight(name) for name in row.suppliers}]
