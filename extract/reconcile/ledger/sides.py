"""Which columns of a ledger hold what was paid, which what came back; and which rows are totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from extract.errors import UsageError
from extract.lexicon import phrase, words
from extract.reconcile import cells, heads
from extract.reconcile.sheet import Book, Sheet
from extract.text.fold import fold

Side = tuple[str, int, bool]
"""(kind of column, 1 for what was paid and -1 for what came in, whether what comes in there may be no refund at all)"""
_AGREE = 2
"""Rows that have to agree on which of debit and credit is paid."""


def of(book: Book, sheet: Sheet, head: heads.Head) -> list[Side]:
    """Which columns hold payments and which what came in, in the order in which they are asked.

    Debit and credit say which only together with the kind of account: the title tells it, or the balance, which what is
    paid makes less, or summaries that begin with 付. A bank's list that writes what goes out as a minus has more of it
    than of anything else. Raises `UsageError` where it cannot be known.
    """
    if "paid" in head.columns or "amount" in head.columns:
        values = [amount(head, row, [("amount", 1, False)])[0] for row in sheet.rows[head.row + 1 :] if not is_total(row)]
        signs = [value < 0 for value in values if value]
        outgoing = -1 if "paid" not in head.columns and signs and sum(signs) * 2 > len(signs) else 1
        return [("paid", 1, False), ("income", -1, True), ("amount", outgoing, outgoing < 0)]
    title = "".join("".join(row) for row in sheet.rows[: head.row]) + sheet.name + book.path
    for pays in (_by_balance(sheet, head), _by_title(title), _by_verb(sheet, head)):
        if pays is not None:
            return [(pays, 1, False), ("debit" if pays == "credit" else "credit", -1, True)]
    raise UsageError(
        f"{book.path}：只有借方、贷方，看不出哪一方是付款；请把付款一列的表头改为“付款金额”",
        f"{book.path}: debit or credit, and nothing says which is paid; name that column 付款金额",
    )


def amount(head: heads.Head, row: Sequence[str], order: Sequence[Side]) -> tuple[Decimal | None, int, bool]:
    """What was paid (what came back is negative), its column, and whether it may be income. `None` where nothing can be read."""
    for kind, sign, income in order:
        for i in head.columns.get(kind, ()):
            if row[i] and (value := cells.money(row[i], ten_thousand=i in head.ten_thousand)) is not None and value:
                return sign * value, i, income
    return None, -1, False


def is_mixed(sheet: Sheet, head: heads.Head) -> bool:
    """True where a column says of each row whether it was paid or came in."""
    said = {head.cell(row, "direction") for row in sheet.rows[head.row + 1 :] if not is_total(row)} - {""}
    return len(said) > 1 and not ("balance" in head.columns and {"debit", "credit"} & head.columns.keys())


def way(head: heads.Head, row: Sequence[str]) -> int | None:
    """1 for what was paid, -1 for what came in, by the column that says so; `None` where it does not (借, 贷 alone)."""
    said = fold(head.cell(row, "direction")).replace(" ", "")
    return -1 if said in words("ledger_in") else 1 if said in words("ledger_out") else None


def is_total(row: Sequence[str]) -> bool:
    """True for a row of sums: 合计, 本月合计, 3月小计, 上年结转."""
    return any(_totals(cell) for cell in row if cell)


@cache
def _listed() -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for word in words("ledger_total"))


@lru_cache(maxsize=4096)
def _totals(cell: str) -> bool:
    plain = "".join(fold(cell).split()).rstrip("：:")
    return plain in _listed() or phrase("ledger.total_row").match(plain) is not None


def _by_title(title: str) -> str | None:
    for pays, kind in (("credit_pays", "credit"), ("debit_pays", "debit")):
        if any(word in title for word in words(pays)):
            return kind
    return None


def _by_balance(sheet: Sheet, head: heads.Head) -> str | None:
    """The side that makes the balance less, where rows agree on it."""
    if "balance" not in head.columns:
        return None
    told = {"debit": 0, "credit": 0}
    before: Decimal | None = None
    for row in sheet.rows[head.row + 1 :]:
        left = cells.money(head.cell(row, "balance"))
        debit, credit = (_money(head, row, kind) for kind in ("debit", "credit"))
        if left is not None and before is not None and debit != credit and not is_total(row):
            told["credit"] += left - before == debit - credit
            told["debit"] += left - before == credit - debit
        before = left if left is not None else before
    return _agreed(told)


def _money(head: heads.Head, row: Sequence[str], kind: str) -> Decimal:
    return cells.money(head.cell(row, kind)) or Decimal(0)


def _by_verb(sheet: Sheet, head: heads.Head) -> str | None:
    """The side in which rows stand whose summary says that they were paid."""
    told = {"debit": 0, "credit": 0}
    for row in sheet.rows[head.row + 1 :]:
        if not is_total(row) and phrase("ledger.paying_verb").match(fold(head.cell(row, "summary"))):
            for kind in _filled(head, row):
                told[kind] += 1
    return _agreed(told)


def _filled(head: heads.Head, row: Sequence[str]) -> Iterator[str]:
    yield from (kind for kind in ("debit", "credit") if _money(head, row, kind))


def _agreed(told: dict[str, int]) -> str | None:
    kind = max(told, key=lambda one: told[one])
    return kind if told[kind] >= _AGREE and told[kind] == sum(told.values()) else None
