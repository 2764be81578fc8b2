"""The header of a price table: one row or two, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.lexicon import phrase
from extract.structure.columns import NUMBERS, Column, choose, column_of, is_rejected
from extract.structure.settle import settled

_FIGURE = re.compile(r"^[¥￥$]?-?\d[\d,. ]*%?(?:万?元)?$")
"""A cell that is a figure, and so no head."""
_MAX_CELL = 40
_SECOND = frozenset({*NUMBERS, "price", "unit", "name", "spec"})


@dataclass(frozen=True)
class Header:
    """The header of a price table: `columns` maps the name of a column to its index, `rows` is how many rows it takes.

    `unit` is the unit of the quantity where the header says it (数量（台）); `scale` says by how much a column's prices
    are to be multiplied (万元: 10000), for the columns that name a currency unit. `width` is where a second list begins
    that stands beside the first one with the same header (0: there is one list). `heads`: what each cell of it says alone.
    """

    columns: dict[str, int]
    rows: int = 1
    unit: str | None = None
    scale: dict[str, Decimal] = field(default_factory=dict)
    width: int = 0
    heads: tuple[Column | None, ...] = ()

    def by_figures(self, rows: Sequence[Sequence[str]]) -> Header:
        """The header with the columns by which the rows below it come out."""
        return replace(self, columns=settled(self.columns, [one.name if one else None for one in self.heads], rows))

    def beside(self, name: str) -> list[int]:
        """The columns that are headed as well as the one of that name: 外币 | 人民币 under 单价."""
        own = self.heads[self.columns[name]] if name in self.columns else None
        same = [one is not None and own is not None and (one.name, one.rank) == (own.name, own.rank) for one in self.heads]
        return [i for i, alike in enumerate(same) if alike and i != self.columns[name]]


def header_of(rows: Sequence[Sequence[str]], at: int) -> Header | None:
    """The header that begins at row `at` of a table's texts; `None` if that row heads no price or quantity table.

    A header names the things and at least one of quantity, unit price, amount; a second row may split a merged cell.
    """
    top = _rejoined(rows[at])
    if not _header_like(top):
        return None
    if at + 1 < len(rows) and _splits(top, rows[at + 1]):
        joined = [_join(a, b) for a, b in zip(top, rows[at + 1], strict=False)]
        return _header(joined, 2, [b or a for a, b in zip(top, rows[at + 1], strict=False)])
    return _header(top, 1, top)


def _rejoined(row: Sequence[str]) -> list[str]:
    """名 | 称 in two cells (spaces inside the word, taken for a column) is 名称 again."""
    cells = list(row)
    for i in range(len(cells) - 1):
        if len(cells[i]) == len(cells[i + 1]) == 1 and column_of(cells[i] + cells[i + 1]):
            cells[i], cells[i + 1] = cells[i] + cells[i + 1], ""
    return cells


def _header_like(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(set(filled)) >= 2 and not any(_FIGURE.match(cell) for cell in filled)


def _splits(top: Sequence[str], below: Sequence[str]) -> bool:
    """True if the row below is a second row of headers: it stands under merged or blank cells and says more."""
    if not _header_like(below) and not any(column_of(cell) for cell in below if cell):
        return False
    new = [i for i, cell in enumerate(below) if cell and (i >= len(top) or cell != top[i])]
    if not new or any(_FIGURE.match(below[i]) or len(below[i]) > 16 for i in new):
        return False
    merged = [i for i in new if phrase("items.unit_only").match(below[i]) or (i < len(top) and (_merged(top, i) or not top[i]))]
    said = [column_of(_join(top[i] if i < len(top) else "", below[i])) for i in new]
    known = [column for column in said if column is not None and column.name in _SECOND]
    return len(merged) == len(new) and len(known) >= max(1, len(new) // 2)


def _merged(row: Sequence[str], i: int) -> bool:
    """A cell that covers several columns stands at each of them; in plain text blanks follow it."""
    here = row[i]
    if not here:
        return True
    left = i > 0 and row[i - 1] == here
    right = i + 1 < len(row) and row[i + 1] in (here, "")
    return left or right


def _join(above: str, below: str) -> str:
    """单价 over 不含税 is 单价（不含税）; 投标报价 over 单价 is 单价."""
    if not below or below == above:
        return above
    below = below.strip("（）()")
    if not above or column_of(below):
        return below
    return f"{above}（{below}）"


def _header(cells: list[str], depth: int, last: Sequence[str]) -> Header | None:
    width = _repeats(cells)
    used = cells[:width] if width else cells
    columns: list[Column | None] = [column_of(cell) for cell in used]
    found = choose(columns, used)
    if "name" not in found and (first := _unnamed(columns, used, found)) is not None:
        found["name"] = first
    if "name" not in found or not set(NUMBERS) & set(found) or len(set(found.values())) < 2:
        return None
    filled = {cell for cell in used if cell}
    if any(len(cell) > _MAX_CELL for cell in filled) or 2 * len(found) < len(filled) - 2:
        return None
    if is_rejected([*used, *last], found) or _is_plan(columns, found):
        return None
    quantity = columns[found["quantity"]] if "quantity" in found else None
    scale: dict[str, Decimal] = {}
    for name in ("unit_price", "amount"):
        column = columns[found[name]] if name in found else None
        if column is not None and column.scale is not None:
            scale[name] = column.scale
    return Header(found, depth, quantity.unit if quantity else None, scale, width, tuple(columns))


def _unnamed(columns: Sequence[Column | None], cells: Sequence[str], found: dict[str, int]) -> int | None:
    """The column of the things where its word is one that nobody has listed (餐别, 工序): the first that heads nothing else.

    Only beside a price and a unit or quantity, which say that the rows are things that are bought.
    """
    if not {"unit_price", "amount"} & set(found) or not {"unit", "quantity"} & set(found):
        return None
    first = min(found[name] for name in found if name != "seq")
    free = (i for i, cell in enumerate(cells[:first]) if cell and columns[i] is None and not phrase("items.code_head").search(cell))
    return next(free, None)


def _is_plan(columns: Sequence[Column | None], found: dict[str, int]) -> bool:
    """True for tasks with days or people and no price at all: a plan of work, no list of what is bought."""
    quantity = columns[found["quantity"]] if "quantity" in found else None
    return quantity is not None and quantity.rank > 0 and not {"unit_price", "amount", "unit", "spec"} & set(found)


def _repeats(cells: Sequence[str]) -> int:
    """Where the header begins anew: 名称 | 数量 | 名称 | 数量 is 2; 0 if it does not."""
    for width in range(2, len(cells) // 2 + 1):
        if len(cells) % width == 0 and all(cells[i] == cells[i % width] for i in range(len(cells))):
            return width
    return 0
