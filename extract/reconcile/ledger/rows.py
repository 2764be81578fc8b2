"""The rows of a ledger: titles above its head, totals below, refunds in red, 万元, dates as numbers or text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from extract.audit.entities import digits
from extract.errors import UsageError
from extract.lexicon import words
from extract.reconcile import cells, heads
from extract.reconcile.listed import Listed, place
from extract.reconcile.sheet import SPOILED, Book, Sheet
from extract.record import Record
from extract.text.fold import fold

KINDS = {
    "number": "ledger_number", "project": "ledger_project", "payee": "ledger_payee", "account": "ledger_account",
    "paid": "ledger_paid", "income": "ledger_income", "amount": "ledger_amount", "date": "ledger_date",
    "summary": "ledger_summary", "voucher": "ledger_voucher", "remark": "ledger_remark", "debit": "ledger_debit",
    "credit": "ledger_credit", "direction": "ledger_direction", "year": "ledger_year", "month": "ledger_month", "day": "ledger_day",
}  # fmt: skip
_NEEDED = (("date", "month"), ("paid", "amount", "debit", "credit"), ("payee", "summary", "number", "project"))
_YEAR = re.compile(r"(20\d\d)年?")


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
            payouts += _rows(book, sheet, head, _sides(book, sheet, head), listed, unread)
    if not headed:
        raise UsageError(
            f"{book.path}：没有找到表头；台账要有付款日期、金额，以及收款单位、摘要或合同编号各一列",
            f"{book.path}: no head found; a ledger needs columns for day, sum, and payee, summary or contract number",
        )
    return Ledger(listed.record(), payouts, unread)


def _rows(
    book: Book, sheet: Sheet, head: heads.Head, sides: Sequence[tuple[str, int]], listed: Listed, unread: list[str]
) -> Iterator[Payout]:
    bare, given = list[str](), False
    mixed = len({head.cell(row, "direction") for row in sheet.rows[head.row + 1 :] if not _is_total(row)} - {""}) > 1
    year = next((found[1] for row in sheet.rows[: head.row + 1] for cell in row if (found := _YEAR.fullmatch(cell))), "")
    for i, row in enumerate(sheet.rows[head.row + 1 :], head.row + 1):
        if not any(row) or _is_total(row) or row == sheet.rows[head.row]:
            continue
        where = place(sheet, i)
        amount, column = _amount(head, row, sides)
        day = cells.day(head.cell(row, "date")) or _of_parts(head, row, year)
        way = _way(head, row) if mixed else 1
        amount = None if amount is None or way is None else way * abs(amount) if mixed and way < 0 else amount
        if amount == 0 or (amount is None and day is None):  # income of a bank's ledger, notes, signatures
            continue
        if amount is None or day is None:
            (unread if any(head.cell(row, kind) for kind, _ in sides) else bare).append(where)
            continue
        given = True
        if (i, column) in sheet.repeated:  # one sum for several rows was paid once
            unread.append(where)
            continue
        text, start = listed.add(sheet, i)
        account = head.cell(row, "account")
        remark = head.cell(row, "remark")
        yield Payout(
            ledger=book.id, path=book.path, sheet=sheet.name, row=i + 1, day=day, amount=amount,
            payee=head.cell(row, "payee"), account="" if SPOILED in account or "*" in account else digits(account),
            summary=" ".join(one for one in (head.cell(row, "summary"), remark) if one),
            number=head.cell(row, "number"), project=head.cell(row, "project"), voucher=head.cell(row, "voucher"),
            text=text, start=start,
        )  # fmt: skip
    if not given:  # days and not one sum: formulas without results, a quotation mark that was never closed
        unread += bare


def _sides(book: Book, sheet: Sheet, head: heads.Head) -> list[tuple[str, int]]:
    """Which columns hold payments (1) and which what came back (-1), in the order in which they are asked.

    Debit and credit say which only together with the kind of account, that stands in the title. A bank's list that writes
    what goes out as a minus has more of it than of anything else. Raises `UsageError` where it cannot be known.
    """
    if "paid" in head.columns or "amount" in head.columns:
        values = [_amount(head, row, [("amount", 1)])[0] for row in sheet.rows[head.row + 1 :] if not _is_total(row)]
        signs = [value < 0 for value in values if value]
        outgoing = -1 if "paid" not in head.columns and signs and sum(signs) * 2 > len(signs) else 1
        return [("paid", 1), ("income", -1), ("amount", outgoing)]
    title = "".join("".join(row) for row in sheet.rows[: head.row]) + sheet.name + book.path
    for pays, kind, other in (("credit_pays", "credit", "debit"), ("debit_pays", "debit", "credit")):
        if any(word in title for word in words(pays)):
            return [(kind, 1), (other, -1)]
    raise UsageError(
        f"{book.path}：只有借方、贷方，看不出哪一方是付款；请把付款一列的表头改为“付款金额”",
        f"{book.path}: debit or credit, and nothing says which is paid; name that column 付款金额",
    )


def _way(head: heads.Head, row: Sequence[str]) -> int | None:
    """1 for what was paid, -1 for what came in, by the column that says so; `None` where it does not (借, 贷 alone)."""
    said = fold(head.cell(row, "direction")).replace(" ", "")
    return -1 if said in words("ledger_in") else 1 if said in words("ledger_out") else None


def _of_parts(head: heads.Head, row: Sequence[str], year: str) -> date | None:
    """A day in two or three columns; the year may stand in the head of the table."""
    parts = [head.cell(row, name).strip("年月日") for name in ("year", "month", "day")]
    parts[0] = parts[0] or year
    return cells.day("-".join(parts)) if all(part.isdigit() for part in parts) else None


def _amount(head: heads.Head, row: Sequence[str], sides: Sequence[tuple[str, int]]) -> tuple[Decimal | None, int]:
    """What was paid (what came back is negative) and its column. `None` where nothing can be read."""
    for kind, sign in sides:
        for i in head.columns.get(kind, ()):
            if row[i] and (value := cells.money(row[i], ten_thousand=i in head.ten_thousand)) is not None and value:
                return sign * value, i
    return None, -1


def _is_total(row: Sequence[str]) -> bool:
    return any(fold(cell).replace(" ", "").rstrip("：:") in _totals() for cell in row if cell)


@cache
def _totals() -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for word in words("ledger_total"))
