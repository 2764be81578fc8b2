"""The row that sums a list, behind its last row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from extract.lexicon import words
from extract.structure.belief import FIGURE
from extract.structure.cells import Row
from extract.structure.figures import FIGURES, number
from extract.structure.laying import Cells

_BETWEEN = re.compile(r"(?:[ \t\n|]|\*(?![^\s|*]{1,20}\*[^\s|*]))*")
"""Between cells and rows; the stars of *纸制品*复印纸 belong to its name."""
_AHEAD = 24
"""Characters between the word for a sum and its figure."""


def past(text: str, at: int, end: int) -> int:
    """Where the next cell or row begins: behind what stands between them."""
    gap = _BETWEEN.match(text, at, end)
    return gap.end() if gap else at


@cache
def totals() -> re.Pattern[str]:
    """The words for a sum, their letters apart or not: 合 计."""
    every = sorted(words("total_word"), key=len, reverse=True)
    return re.compile("|".join("[ ]{0,8}".join(map(re.escape, word)) for word in every))


def made(read: Sequence[Row]) -> Decimal:
    """What the amounts of rows come to."""
    return sum((row.figures.get("amount", Decimal(0)) for row in read), Decimal(0))


def sum_row(text: str, at: int, end: int, kinds: Sequence[str], made: Decimal) -> tuple[Cells, Decimal] | None:
    """The row of the sum, and the sum: of several figures the one that the rows `made`, else the last."""
    word = totals().match(text, at, end)
    if word is None or "amount" not in kinds:
        return None
    figure = FIGURE.search(text, word.end(), end)
    if figure is None or figure.start() > word.end() + _AHEAD or re.search(r"[。；\n]{2}", text[word.end() : figure.start()]):
        return None
    figures = [figure]
    while more := FIGURE.match(text, past(text, figures[-1].end(), end), end):
        figures.append(more)  # the sums of other columns stand before or behind it
    values = [number(one[0]) or Decimal(0) for one in figures]
    k = values.index(made) if made in values else len(values) - 1
    amount = list(kinds).index("amount")
    before = [c for c, kind in enumerate(kinds) if kind in (*FIGURES, "figure", "other") and 0 < c < amount][-k:] if k else []
    behind = [c for c, kind in enumerate(kinds) if kind in ("figure", "other") and c > amount]
    others = [*before, amount, *behind]
    if len(before) < k or len(figures) > len(others):
        return None  # no words may be lost
    cells: list[tuple[int, int] | None] = [None] * len(kinds)
    cells[0] = (word.start(), word.end() + len(text[word.end() : figure.start()].rstrip(" \t\n|*")))
    for c, one in zip(others, figures, strict=False):
        cells[c] = one.span()
    return tuple(cells), values[k]
