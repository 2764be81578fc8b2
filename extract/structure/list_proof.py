"""What shows that rows of running text are a list: the sum behind them, and figures that bear each other out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.structure.cells import Row, number, totals
from extract.structure.heads import Head, past
from extract.structure.laying import Cells

_FIGURE = re.compile(r"[¥￥]?(?:\d{1,3}(?:,\d{3})+|\d{3,12})(?:\.\d{1,2})?(?![\d%])")


def summed(text: str, at: int, end: int, kinds: Sequence[str]) -> tuple[Cells, Decimal] | None:
    """The row of the sum, and the sum."""
    word = totals().match(text, at, end)
    if word is None or "amount" not in kinds:
        return None
    figure = _FIGURE.search(text, word.end(), min(word.end() + 24, end))
    while figure and (more := _FIGURE.match(text, past(text, figure.end(), end), end)):
        figure = more  # the sum of another column stands before it
    value = number(figure[0]) if figure else None
    if figure is None or value is None or re.search(r"[。；\n]{2}", text[word.end() : figure.start()]):
        return None
    cells: list[tuple[int, int] | None] = [None] * len(kinds)
    cells[0] = (word.start(), word.end())
    cells[list(kinds).index("amount")] = (figure.start(), figure.end())
    return tuple(cells), value


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
        stated = {value for match in _FIGURE.finditer(behind) if (value := number(match[0])) is not None}
        if sum(amounts) in {*stated, *sums, sum(sums)}:
            return True
    counted = "seq" in head.kinds and len(read) >= 2
    return not said and counted and all(row.score >= 3 for row in read)
