"""Payments that are of no contract read: those that state a contract number, or pay an organisation for what is bought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.audit.case import Case, Contract
from extract.audit.catalogue import default_catalogue
from extract.audit.figures import yuan
from extract.audit.names import tight
from extract.lexicon import words
from extract.reconcile.ledger.assign import Assigned
from extract.reconcile.ledger.rows import Ledger, Payout
from extract.reconcile.listed import quote
from extract.reconcile.papers import plain_number
from extract.record import Finding
from extract.values.organisation import org_type

CHECK = "payment-without-contract"
_QUOTED = 5


def findings(ledger: Ledger, assigned: Sequence[Assigned]) -> Iterator[Finding]:
    """One finding a payee, the largest sum first; salaries, travel and taxes are no purchases and give none."""
    case = Case(Contract(ledger.record), default_catalogue().checks[CHECK])
    by_payee: dict[str, list[Payout]] = defaultdict(list)
    for one in assigned:
        if not one.matters and one.payout.ledger == ledger.record.contract_id and one.payout.amount > 0 and _bought(one.payout):
            by_payee[tight(one.payout.payee)].append(one.payout)
    totals = {name: sum((one.amount for one in rows), Decimal(0)) for name, rows in by_payee.items()}
    for name, rows in sorted(by_payee.items(), key=lambda item: (-totals[item[0]], item[0])):
        numbers = sorted({one.number for one in rows if plain_number(one.number)})
        if totals[name] < case.parameter("least") and not numbers:
            continue
        stated = f"，写明的合同编号{'、'.join(numbers)}不在所读的合同里" if numbers else "，所读的文件里没有它的合同"
        places = "、".join(f"{one.sheet}第{one.row}行" if one.sheet else f"第{one.row}行" for one in rows[:_QUOTED])
        yield case.finding(
            f"{ledger.record.source.path}{places}{'等' if len(rows) > _QUOTED else ''}：向{rows[0].payee or '（未写收款人）'}"
            f"付款{len(rows)}笔共{yuan(totals[name])}{stated}。",
            *(quote(one.ledger, one.text, one.start).model_copy(update={"contract_id": None}) for one in rows[:_QUOTED]),
            actual=yuan(totals[name]),
            severity=None if numbers or any(_says_so(one) for one in rows) else "info",
        )


def _bought(payout: Payout) -> bool:
    """True for a payment to an organisation, or one that names a contract."""
    if plain_number(payout.number):
        return True
    return bool(payout.payee) and org_type(payout.payee) in ("company", "social_organisation") and not _bank(payout)


def _says_so(payout: Payout) -> bool:
    return any(word in payout.told for word in words("contract_matter"))


def _bank(payout: Payout) -> bool:
    """Fees, taxes and interest that go to a bank or through it."""
    return tight(payout.payee).endswith(words("no_supplier_end"))
