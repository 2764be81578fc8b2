"""The rows of a ledger: titles above its head, totals below, refunds in red, 万元, dates as numbers or text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from extract.audit.entities import digits
from extract.errors import UsageError
from extract.fold import fold
from extract.lexicon import words
from extract.reconcile import cells, heads
from extract.reconcile.listed import Listed
from extract.reconcile.sheet import SPOILED, Book, Sheet
from extract.record import Record

KINDS = {
    "number": "ledger_number", "project": "ledger_project", "payee": "ledger_payee", "account": "ledger_account",
    "paid": "ledger_paid", "income": "ledger_income", "amount": "ledger_amount", "date": "ledger_date",
    "summary": "ledger_summary", "voucher": "ledger_voucher", "remark": "ledger_remark",
}  # fmt: skip
_NEEDED = (("date",), ("paid", "amount"), ("payee", "summary", "number", "project"))


@dataclass(frozen=True, slots=True)
class Payout:
    """A payment. `amount` in 元, negative for a refund; `text` is the row, at `start` of the ledger's text.

    `account` are digits, "" where there is none or a spreadsheet has spoiled it; `told` is all that the row says besides.
    """

    ledger: str
    path: str
    sheet: str
    row: int
    day: date
    amount: Decimal
    payee: str = ""
    account: str = ""
    summary: str = ""
    number: str = ""
    project: str = ""
    voucher: str = ""
    text: str = ""
    start: int = 0

    @property
    def told(self) -> str:
        """What is said in words: summary, project, number."""
        return " ".join(one for one in (self.number, self.project, self.summary) if one)


@dataclass(frozen=True)
class Ledger:
    """A file's payments in the order of its rows; `record` is what findings quote, `unread` names rows that could not be read."""

    record: Record
    payouts: Sequence[Payout]
    unread: list[str] = field(default_factory=list)


def read(book: Book) -> Ledger:
    """The payments of a ledger. Raises `UsageError` where no sheet has a head with day, sum and payee (or summary)."""
    listed, unread = Listed(book, "ledger"), list[str]()
    payouts: list[Payout] = []
    headed = False
    for sheet in book.sheets:
        head = heads.find(sheet, KINDS, _NEEDED)
        if head is not None:
            headed = True
            payouts += _rows(book, sheet, head, listed, unread)
    if not headed:
        raise UsageError(
            f"{book.path}：没有找到表头；台账要有付款日期、金额，以及收款单位、摘要或合同编号各一列",
            f"{book.path}: no head found; a ledger needs columns for day, sum, and payee, summary or contract number",
        )
    return Ledger(listed.record(), payouts, unread)


def _rows(book: Book, sheet: Sheet, head: heads.Head, listed: Listed, unread: list[str]) -> Iterator[Payout]:
    for i, row in enumerate(sheet.rows[head.row + 1 :], head.row + 1):
        number = sheet.first + i
        if not any(row) or _is_total(row) or row == sheet.rows[head.row]:
            continue
        amount = _amount(head, row)
        day = cells.day(head.cell(row, "date"))
        if amount == 0 or (amount is None and day is None):  # income of a bank's ledger, notes, signatures
            continue
        if amount is None or day is None:
            if head.cell(row, "paid") or head.cell(row, "amount"):
                unread.append(f"{sheet.name}第{number}行" if sheet.name else f"第{number}行")
            continue
        start = listed.add(sheet.name, number, row)
        place = f"{sheet.name}第{number}行" if sheet.name else f"第{number}行"
        account = head.cell(row, "account")
        remark = head.cell(row, "remark")
        yield Payout(
            ledger=book.id, path=book.path, sheet=sheet.name, row=number, day=day, amount=amount,
            payee=head.cell(row, "payee"), account="" if SPOILED in account or "*" in account else digits(account),
            summary=" ".join(one for one in (head.cell(row, "summary"), remark) if one),
            number=head.cell(row, "number"), project=head.cell(row, "project"), voucher=head.cell(row, "voucher"),
            text=f"{place}：" + " | ".join(cell for cell in row if cell), start=start,
        )  # fmt: skip


def _amount(head: heads.Head, row: Sequence[str]) -> Decimal | None:
    """What was paid; what came back is negative. `None` where nothing can be read."""
    for kind, sign in (("paid", 1), ("income", -1), ("amount", 1)):
        for i in head.columns.get(kind, ()):
            if row[i] and (value := cells.money(row[i], ten_thousand=i in head.ten_thousand)) is not None and value:
                return sign * value
    return None


def _is_total(row: Sequence[str]) -> bool:
    return any(fold(cell).replace(" ", "").rstrip("：:") in _totals() for cell in row if cell)


@cache
def _totals() -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for word in words("ledger_total"))
