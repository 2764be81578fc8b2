"""Which columns of a list are its quantity, its price and its amount: where words leave a choice, arithmetic makes it.

数量 may stand over 一季度 | 二季度 | 小计, an amount under words that nobody has listed. The columns by which most rows come
out (quantity × price = amount) are the ones; where none come out more often, the words decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product

from extract.structure.figures import multiply, number

_LEADING = re.compile(r"[¥￥]?\d[\d,]*(?:\.\d+)?")
_FEWEST = 2
"""Rows that must come out before figures overrule words."""
_MOST = 12
"""Columns of figures among which a choice is tried."""

Rows = Sequence[Sequence[str]]


def settled(columns: Mapping[str, int], heads: Sequence[str | None], rows: Rows) -> dict[str, int]:
    """The columns, those of the figures by which the rows come out. `heads`: what each column is by its words alone."""
    said = dict(columns)
    if "unit_price" not in said:
        return said
    figures = [[_figure(cell) for cell in row] for row in rows]
    filled = [i for i in range(len(heads)) if sum(row[i] is not None for row in figures if i < len(row)) >= _FEWEST]
    if not _FEWEST < len(filled) <= _MOST:
        return said
    best = 0
    if {"quantity", "amount"} <= set(said):
        way = said["quantity"], said["unit_price"], said["amount"]
        if _hits(figures, *way) or _hits(figures, *way, factor=True):
            return said  # the words are borne out, be it by months beside the number
    taken = {index for name, index in said.items() if name not in ("quantity", "unit_price", "amount")}
    free = [i for i in filled if i not in taken]
    prices = [i for i in free if heads[i] in ("unit_price", "price") or i == said["unit_price"]]
    for price, count, amount in product(sorted(prices, key=lambda i: i != said["unit_price"]), free, reversed(free)):
        if len({price, count, amount}) == 3 and heads[amount] != "quantity" and heads[count] != "unit_price":
            hits = _hits(figures, count, price, amount)
            if hits > max(best, _FEWEST - 1):
                best = hits
                said.update(quantity=count, unit_price=price, amount=amount)
    return said


def _hits(figures: Sequence[Sequence[Decimal | None]], count: int, price: int, amount: int, *, factor: bool = False) -> int:
    """In how many rows the figures come out; 0 where they do so in less than most. `factor`: with one more column."""
    hits = told = 0
    for row in figures:
        if max(count, price, amount) >= len(row):
            continue
        n, p, a = row[count], row[price], row[amount]
        if not n or not p or not a:
            continue
        told += 1
        others = [one for i, one in enumerate(row) if one and i not in (count, price, amount)] if factor else [Decimal(1)]
        hits += any(multiply(n * one, p, a) for one in others)
    return hits if hits >= _FEWEST and 10 * hits >= 8 * told else 0


def _figure(cell: str) -> Decimal | None:
    """The figure of a cell, with or without a unit."""
    tight = re.sub(r"\s", "", cell)
    if len(tight) > 24:
        return None
    whole = number(tight)
    if whole is not None:
        return whole
    leading = _LEADING.match(tight)
    rest = tight[leading.end() :] if leading else ""
    return number(leading[0]) if leading and len(rest) <= 4 and not re.search(r"[\d%％~～×*-]", rest) else None
