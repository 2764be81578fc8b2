"""Whether the rows read below a head bear each other out: they multiply, they add up, or each is complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.structure.cells import Row
from extract.structure.figures import FIGURES, number
from extract.structure.heads import Head, in_a_line
from extract.structure.settle import settled

FIGURE = re.compile(r"[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d{3,12})(?:\.\d{1,2})?(?![\d%])")
"""A sum."""
_MOST_DAYS = 1098
"""Of three years."""


def believed(text: str, read: Sequence[Row], sums: Sequence[Decimal], at: int, head: Head) -> bool:
    """Do the rows bear each other out?"""
    if not read:
        return False
    said = [row.multiplies for row in read if row.multiplies is not None]
    if said and 10 * sum(said) >= 6 * len(said):
        return True
    amounts = [row.figures["amount"] for row in read if "amount" in row.figures]
    if len(amounts) == len(read):
        behind = text[at : at + 240]
        stated = {value for match in FIGURE.finditer(behind) if (value := number(match[0])) is not None}
        if sum(amounts) in {*stated, *sums, sum(sums)}:
            return True
    if len(said) == len(read) >= 2 and _one_factor(read):
        return True
    if len(read) < 2:
        return False
    if _by_other_columns(text, read, head):
        return True
    if said:
        return False
    if "seq" in head.kinds:
        return all(row.score >= 3 for row in read)
    filled = FIGURES & set(head.kinds)
    return in_a_line(text, head) and "price" in filled and all(filled == set(row.figures) and all(row.cells) for row in read)


def _by_other_columns(text: str, read: Sequence[Row], head: Head) -> bool:
    """The figures come out under words that nobody has listed."""
    if "price" not in head.kinds:
        return False
    cells = [["".join(text[slice(*cell)].split()) if cell else "" for cell in row.cells] for row in read]
    said = {"unit_price": head.kinds.index("price")}
    named = ["unit_price" if kind == "price" else None if kind in ("figure", "other") else kind for kind in head.kinds]
    return len(settled(said, named, cells)) == len(FIGURES)


def _one_factor(read: Sequence[Row]) -> bool:
    """All rows are multiplied by the same whole number: the months, the days of the contract."""
    ratios = {row.figures["amount"] / (row.figures["quantity"] * row.figures["price"]) for row in read if all(row.figures.values())}
    factor = ratios.pop() if len(ratios) == 1 else Decimal(0)
    return factor == factor.to_integral_value() and 2 <= factor <= _MOST_DAYS
