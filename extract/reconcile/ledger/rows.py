"""The rows of a ledger: titles above its head, totals below, refunds in red, 万元, dates as numbers or text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from extract.audit.entities import digits
from extract.errors import UsageError
from extract.lexicon import phrase
from extract.reconcile import cells, heads
from extract.reconcile.ledger import sides
from extract.reconcile.listed import Listed, place
from extract.reconcile.sheet import SPOILED, Book, Sheet
from extract.record import Record
from extract.text.fold import fold

KINDS = {
    "number": "ledger_number", "project": "ledger_project", "payee": "ledger_payee", "account": "ledger_account",
    "paid": "ledger_paid", "income": "ledger_income", "amount": "ledger_amount", "date": "ledger_date",
    "summary": "ledger_summary", "voucher": "ledger_voucher", "remark": "ledger_remark", "debit": "ledger_debit",
    "credit": "ledger_credit", "direction": "ledger_direction", "year": "ledger_year", "month": "ledger_month", "day": "ledger_day",
    "balance": "ledger_balance",
}  # fmt: skip
_NEEDED = (("date", "month"), ("paid", "amount", "debit", "credit"), ("payee", "summary", "number", "project"))
_YEAR = re.compile(r"(20\d\d)年?")
_YEAR_SAID = re.compile(r"(?<!\d)(20\d\d)年度?(?!\d)")


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
            payouts += _rows(book, sheet, head, sides.of(book, sheet, head), listed, unread)
    if not headed:
        raise UsageError(
            f"{book.path}：没有找到表头；台账要有付款日期、金额，以及收款单位、摘要或合同编号各一列",
            f"{book.path}: no head found; a ledger needs columns for day, sum, and payee, summary or contract number",
        )
    return Ledger(listed.record(), payouts, unread)


def _rows(
    book: Book, sheet: Sheet, head: heads.Head, order: Sequence[sides.Side], listed: Listed, unread: list[str]
) -> Iterator[Payout]:
    bare, given = list[str](), False
    mixed = sides.is_mixed(sheet, head)
    year, told_year = _year(sheet, head)
    known = {head.cell(row, "payee") for row in sheet.rows[head.row + 1 :] if (sides.amount(head, row, order)[0] or 0) > 0} - {""}
    for i, row in enumerate(sheet.rows[head.row + 1 :], head.row + 1):
        if not any(row) or sides.is_total(row) or row == sheet.rows[head.row]:
            continue
        where = place(sheet, i)
        amount, column, income = sides.amount(head, row, order)
        day = cells.day(head.cell(row, "date"), told_year) or _of_parts(head, row, year)
        way = sides.way(head, row) if mixed else 1
        amount = None if amount is None or way is None else way * abs(amount) if mixed and way < 0 else amount
        if amount == 0 or (amount is None and day is None):  # income of a bank's ledger, notes, signatures
            continue
        if amount is None or day is None or way is None:
            (unread if any(not cells.is_empty(head.cell(row, kind)) for kind, _, _ in order) else bare).append(where)
            continue
        summary = " ".join(one for one in (head.cell(row, "summary"), head.cell(row, "remark")) if one)
        if (income or way < 0) and amount < 0 and head.cell(row, "payee") not in known and not phrase("ledger.coming_back").search(summary):
            continue  # what came in from somebody who was never paid, and is no refund
        given = True
        if (i, column) in sheet.repeated:  # one sum for several rows was paid once
            unread.append(where)
            continue
        text, start = listed.add(sheet, i)
        account = head.cell(row, "account")
        yield Payout(
            ledger=book.id, path=book.path, sheet=sheet.name, row=i + 1, day=day, amount=amount,
            payee=head.cell(row, "payee"), account="" if SPOILED in account or "*" in account else digits(account),
            summary=summary, number=head.cell(row, "number") or _number_told(summary),
            project=head.cell(row, "project"), voucher=head.cell(row, "voucher"),
            text=text, start=start,
        )  # fmt: skip
    if not given:  # days and not one sum: formulas without results, a quotation mark that was never closed
        unread += bare


def _number_told(summary: str) -> str:
    """The contract number that a summary states as such: 首付款 合同号QS-2025-W02."""
    match = phrase("ledger.number_told").search(fold(summary))
    return match["value"] if match is not None and any(character.isdigit() for character in match["value"]) else ""


def _year(sheet: Sheet, head: heads.Head) -> tuple[str, str]:
    """The year that a cell of the head is, and the only one that titles and the sheet's name tell ("": none, or several)."""
    cell = next((found[1] for row in sheet.rows[: head.row + 1] for cell in row if (found := _YEAR.fullmatch(cell))), "")
    said = {year for text in (sheet.name, *(cell for row in sheet.rows[: head.row] for cell in row)) for year in _YEAR_SAID.findall(text)}
    return cell, next(iter(said)) if len(said) == 1 else cell if not said else ""


def _of_parts(head: heads.Head, row: Sequence[str], year: str) -> date | None:
    """A day in two or three columns; the year may stand in the head of the table."""
    parts = [head.cell(row, name).strip("年月日") for name in ("year", "month", "day")]
    parts[0] = parts[0] or year
    return cells.day("-".join(parts)) if all(part.isdigit() for part in parts) else None
