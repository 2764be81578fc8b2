"""Sums among the items: 一 人员费用 300000 over 1, 2, 3 is their sum, not one more item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.record import Item

_CHINESE = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$")
"""Numbers of groups: their shape, no wording."""
_LETTER = re.compile(r"^[A-Z][、.．]?$")
_ARABIC = re.compile(r"^[（(]?(\d{1,3}(?:\.\d{1,3}){0,3})[）)]?[、.．]?$")


def _level(seq: str | None) -> int | None:
    """How deep a row stands: 一 and A are 1, （一） 2, `1` 3, `1.1` 4 …; `None` if its number does not say."""
    if seq is None:
        return None
    if _CHINESE.match(seq):
        return 2 if seq[0] in "（(" else 1
    if _LETTER.match(seq):
        return 1
    match = _ARABIC.match(seq)
    return 3 + match[1].count(".") if match else None


def _is_section(row: Item, below: Sequence[Item]) -> bool:
    """一 | 绿化部分 | 847624.30 over rows with quantities and prices."""
    bare = row.quantity is None and row.unit_price is None and _level(row.seq) == 1
    return bare and any(one.quantity is not None and one.unit_price is not None for one in below)


def settle_levels(rows: Sequence[Item]) -> list[Item]:
    """Mark as totals the rows that hold the sum of the deeper rows below them, and name these rows' group after them.

    Only an exact sum counts, or the head of a section (一, A) that has neither quantity nor price while rows below it do;
    any other row stays an item.
    """
    settled = list(rows)
    for i, row in enumerate(rows):
        level = _level(row.seq)
        if level is None or row.amount is None or row.is_total:
            continue
        below: list[int] = []
        for j in range(i + 1, len(rows)):
            deeper = _level(rows[j].seq)
            if rows[j].is_total or deeper is None or deeper <= level:
                break
            below.append(j)
        if not below:
            continue
        nearest = min(_level(rows[j].seq) or 0 for j in below)
        children = [j for j in below if _level(rows[j].seq) == nearest]
        inside = sum((rows[j].amount or Decimal(0) for j in children), Decimal(0))
        if (len(children) >= 2 and inside == row.amount) or (_is_section(row, [rows[j] for j in below]) and inside <= row.amount):
            settled[i] = row.model_copy(update={"is_total": True, "rule": "items.total"})
            for j in below:
                settled[j] = settled[j].model_copy(update={"group": settled[j].group or row.name})
    return settled
