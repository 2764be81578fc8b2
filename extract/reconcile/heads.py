"""Which row of a table is its head, and what each column holds: by the words of `rules/words/ledger.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.lexicon import phrase, words
from extract.reconcile.sheet import Sheet, plain_head
from extract.text.fold import fold

_BY_FORM = ("number", "date", "account", "paid", "payee", "summary")
"""What of a ledger is also known by the parts of its head (合同/订单编号, 资金支付日), where no list has the whole."""
_LOOKED_AT = 40
"""Rows above the data that may be titles, units and notes."""


@dataclass(frozen=True, slots=True)
class Head:
    """`columns`: what is held → the columns that hold it, from left to right; `row` is the last row of the head (an index).
    `ten_thousand` are the columns in 万元."""

    row: int
    columns: Mapping[str, Sequence[int]]
    ten_thousand: frozenset[int]

    def cell(self, row: Sequence[str], name: str) -> str:
        """The first of the columns of a kind that is filled in."""
        return next((row[i] for i in self.columns.get(name, ()) if row[i]), "")


def find(sheet: Sheet, kinds: Mapping[str, str], needed: Sequence[Sequence[str]]) -> Head | None:
    """The head of a sheet. `kinds`: what a column holds → its word list; `needed`: of each of these at least one.

    Of the rows at the top the one with most known heads is it; a head over two rows (a merged cell above its parts) is read
    as one. `None` where there is no such row.
    """
    best: tuple[int, int] | None = None
    for i, row in enumerate(sheet.rows[:_LOOKED_AT]):
        held = _held(row, kinds)
        if all(any(held.get(name) for name in names) for names in needed):
            score = sum(bool(places) for places in held.values())
            if best is None or score > best[0]:
                best = score, i
    if best is None:
        return _of_two_rows(sheet, kinds, needed)
    i = best[1]
    return Head(i, _held(sheet.rows[i], kinds), _in_ten_thousand(sheet, i, [sheet.rows[i]]))


def _of_two_rows(sheet: Sheet, kinds: Mapping[str, str], needed: Sequence[Sequence[str]]) -> Head | None:
    for i in range(min(len(sheet.rows) - 1, _LOOKED_AT)):
        upper, lower = sheet.rows[i], sheet.rows[i + 1]
        joined = [_joined(a, b, kinds) for a, b in zip(upper, lower, strict=True)]
        held = _held(joined, kinds)
        if all(any(held.get(name) for name in names) for names in needed):
            return Head(i + 1, held, _in_ten_thousand(sheet, i, [upper, lower]))
    return None


def _joined(above: str, below: str, kinds: Mapping[str, str]) -> str:
    """What a column of a head of two rows is called: by the lower, by both (收款 above 全称), by the upper."""
    told = next((cell for cell in (below, above + below, above) if _kind(cell, kinds)), None)
    return told or below or above


def _held(row: Sequence[str], kinds: Mapping[str, str]) -> dict[str, list[int]]:
    held: dict[str, list[int]] = {}
    for i, cell in enumerate(row):
        if kind := _kind(cell, kinds):
            held.setdefault(kind, []).append(i)
    return held


def _kind(cell: str, kinds: Mapping[str, str]) -> str | None:
    head = plain_head(cell)
    if not head:
        return None
    told = next((kind for kind, name in kinds.items() if head in _list(name)), None)
    return told or next((k for k in _BY_FORM if kinds.get(k) == f"ledger_{k}" and phrase(f"ledger.head_{k}").search(head)), None)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(plain_head(word) for word in words(name))


def _in_ten_thousand(sheet: Sheet, head: int, rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Columns whose head says 万元; all of them where the table says so above and no column says 元."""
    told = {i for row in rows for i, cell in enumerate(row) if _unit(cell) == 10_000}
    if told or any(_unit(cell) == 1 for row in rows for cell in row):
        return frozenset(told)
    above = "".join(fold("".join(row)) for row in sheet.rows[:head])
    compact = "".join(above.split())
    return frozenset(range(len(sheet.rows[head]))) if "单位：万元" in compact or "金额单位：万元" in compact else frozenset()


def _unit(cell: str) -> int | None:
    text = "".join(fold(cell).split())
    if text.endswith(("万元）", "/万元")) or text.endswith("万元"):
        return 10_000
    return 1 if text.endswith(("元）", "/元")) else None
