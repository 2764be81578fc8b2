"""One row of a list in running text → its cells: what each column can hold, and quantity × price = amount.

A row is cut into pieces at its separators; where it has none, also between words and figures and within runs of
figures. The columns then take pieces from left to right so that each holds what it should; if three figures multiply,
they are quantity, price and amount.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.lexicon import alternation
from extract.structure.counting import NUMBER
from extract.structure.figures import FIGURES, multiply, number
from extract.structure.row_pieces import Piece, pieces
from extract.text.wraps import width

_OPEN, _CLOSER = "，、（(—-", "，。；、）)"
_MOST = 60
_PRODUCTS = 8
_FEW = 24
_WIDEST = 14
_FULL = 0.8
"""Of the longest piece of a row: a piece so long may be a line that its cell cut."""
_BLANK = re.compile(r"[—–/／-]{1,3}")
"""A stroke in place of a figure."""
_SHARE = re.compile(r"\d{1,3}(?:\.\d{1,4})?[%％‰]")
_SURE_JOIN = (0.02, 0.05)
_EMPTY = {
    "group": -0.2, "seq": -3.0, "name": -4.0, "quantity": -1.5, "price": -1.5, "amount": -2.0, "unit": -0.7, "text": -0.5,
    "figure": -1.0, "other": -0.3, "note": 0.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a row, one a column (`None`: empty), how well they fit, and whether its figures multiply (`None`: no say)."""

    cells: tuple[tuple[int, int] | None, ...]
    score: float
    multiplies: bool | None
    figures: Mapping[str, Decimal]


def read_row(text: str, start: int, end: int, kinds: Sequence[str], mode: str) -> Row | None:
    """The cells of the row `[start, end)` under columns of the given kinds; `None` if it cannot be one."""
    parts = pieces(text, start, end, mode)
    if not parts or len(parts) > _MOST:
        return None
    joins = _joins(text, parts, mode)
    plain = _align(text, parts, kinds, {}, joins)
    if plain is not None and (row := _row(text, parts, kinds, plain)).multiplies and None not in row.cells:
        return row
    fitting = [found for fixed in _products(text, parts, kinds) if (found := _align(text, parts, kinds, fixed, joins))]
    best = max(fitting) if fitting else plain
    return _row(text, parts, kinds, best) if best is not None else None


def _row(text: str, parts: Sequence[Piece], kinds: Sequence[str], way: tuple[float, list[tuple[int, int]]]) -> Row:
    """The row by the pieces that each column takes. Its figures multiply, be it with those of one more column (months)."""
    score, taken = way
    cells = tuple((parts[i][0], parts[j - 1][1]) if j > i else None for i, j in taken)
    values = [number(text[slice(*cell)]) if cell else None for cell in cells]
    figures = {kind: value for kind, value in zip(kinds, values, strict=True) if kind in FIGURES and value is not None}
    if len(figures) < len(FIGURES):
        return Row(cells, score, None, figures)
    others = [value for kind, value in zip(kinds, values, strict=True) if kind in ("figure", "other") and value]
    come_out = any(multiply(figures["quantity"] * one, figures["price"], figures["amount"]) for one in (Decimal(1), *others))
    return Row(cells, score, come_out, figures)


def _products(text: str, parts: Sequence[Piece], kinds: Sequence[str]) -> list[dict[int, tuple[int, int]]]:
    """Columns of quantity, price and amount with the pieces of three figures that multiply, the surest borders first."""
    if not set(kinds) >= FIGURES:
        return []
    ranges: list[tuple[int, int, Decimal]] = []
    for i in range(len(parts)):
        for j in range(i + 1, min(i + 8, len(parts)) + 1):
            if j > i + 1 and parts[j - 1][2] > 1:
                break
            value = number(text[parts[i][0] : parts[j - 1][1]])
            if value:
                ranges.append((i, j, value))
    if len(ranges) > 160:
        return []
    order = sorted(FIGURES, key=list(kinds).index)
    at = [list(kinds).index(kind) for kind in order]
    found: list[tuple[float, dict[int, tuple[int, int]]]] = []
    third: dict[Decimal, list[tuple[int, int, Decimal]]] = {}
    for one in ranges:
        third.setdefault(one[2], []).append(one)
    for a in ranges:
        for b in ranges:
            if b[0] < a[1]:
                continue
            for c in _thirds(order, a[2], b[2], third, ranges):
                if c[0] >= b[1]:
                    sure = sum(_sure(parts, i, j) for i, j, _ in (a, b, c)) - 0.3 * (b[0] - a[1] + c[0] - b[1])
                    found.append((sure, {at[0]: a[:2], at[1]: b[:2], at[2]: c[:2]}))
    return [fixed for _, fixed in sorted(found, key=lambda one: -one[0])[:_PRODUCTS]]


def _thirds(
    order: Sequence[str],
    first: Decimal,
    second: Decimal,
    third: Mapping[Decimal, list[tuple[int, int, Decimal]]],
    ranges: Sequence[tuple[int, int, Decimal]],
) -> list[tuple[int, int, Decimal]]:
    """The figures that can stand last, given the two before: exact ones among many, rounded ones among few."""
    if order[2] == "amount" and len(ranges) > _FEW:
        return third.get(first * second, [])
    if order[2] != "amount" and len(ranges) > _FEW:
        return []
    found = []
    for one in ranges:
        said = dict(zip(order, (first, second, one[2]), strict=True))
        if multiply(said["quantity"], said["price"], said["amount"]):
            found.append(one)
    return found


def _sure(parts: Sequence[Piece], i: int, j: int) -> float:
    return parts[i][2] + (parts[j][2] if j < len(parts) else 3)


def _joins(text: str, parts: Sequence[Piece], mode: str) -> list[float]:
    """What it costs that a piece belongs to the cell of the piece before it.

    A line end within a cell stands behind a full line or beside punctuation; where spaces separate cells, lines end anywhere.
    """
    wide = [width(text[a:b]) for a, b, _ in parts]
    most = max((size for size, (a, b, _) in zip(wide, parts, strict=True) if number(text[a:b]) is None), default=0)
    costs = [0.0]
    for k in range(1, len(parts)):
        before, (start, _, sure) = parts[k - 1], parts[k]
        if sure < 2:
            costs.append(_SURE_JOIN[sure])
        elif sure == 2:
            costs.append(0.6 if mode == "soft" else 0.15)
        else:
            cut = text[before[1] - 1] in _OPEN or text[start] in _CLOSER
            cost = 0.5 if cut else 1.5 if wide[k - 1] >= _FULL * most else 3.0
            costs.append(cost if mode == "hard" else cost / 3)
    return costs


def _align(
    text: str,
    parts: Sequence[Piece],
    kinds: Sequence[str],
    fixed: Mapping[int, tuple[int, int]],
    joins: Sequence[float],
) -> tuple[float, list[tuple[int, int]]] | None:
    """The best way to hand all pieces to the columns in order: score, and the range of pieces of each column."""
    size = len(parts)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for c, kind in enumerate(kinds):
        row: dict[int, tuple[float, int]] = {}
        for i, (score, _) in best[-1].items():
            if c in fixed:
                ways = [(fixed[c][1], 3.0)] if fixed[c][0] == i else []
            else:
                ways = [(i, _EMPTY[kind])]
                for j in range(i + 1, min(i + _WIDEST, size) + 1):
                    fit = _fit(text, parts, i, j, kind, sum(joins[i + 1 : j]))
                    if fit is not None:
                        ways.append((j, fit))
            for j, fit in ways:
                if j not in row or score + fit > row[j][0]:
                    row[j] = score + fit, i
        best.append(row)
    if size not in best[-1]:
        return None
    taken: list[tuple[int, int]] = []
    j = size
    for c in range(len(kinds), 0, -1):
        i = best[c][j][1]
        taken.append((i, j))
        j = i
    return best[-1][size][0], taken[::-1]


def _fit(text: str, parts: Sequence[Piece], i: int, j: int, kind: str, joined: float) -> float | None:
    """How well the pieces `[i, j)` are the cell of a column, put together for so much; `None`: they cannot be."""
    words = text[parts[i][0] : parts[j - 1][1]]
    inner = [part[2] for part in parts[i + 1 : j]]
    border = parts[j][2] if j < len(parts) else 3
    cost = joined + (0.3 if border == 0 else 0.0)
    if kind in FIGURES or kind == "figure":
        if any(sure > 1 for sure in inner):
            return None
        if number(words) is not None or (kind == "figure" and _SHARE.fullmatch(words)):
            return 2.0 - cost
        if j == i + 1 and _BLANK.fullmatch(words):
            return 0.6 - cost
        return 1.5 - cost if kind == "quantity" and re.fullmatch(r"\d{1,8}(?:\.\d+)?(?:[^\d\s]{1,3}| [a-z]{2,5})", words) else None
    if kind == "seq":
        return 2.0 - cost if re.fullmatch(NUMBER, words) else None
    if kind == "unit":
        if _units().fullmatch(words):
            return 1.5 - cost
        alone = j == i + 1 and parts[i][2] >= 2 and border >= 2
        return (0.2 if alone else -1.0) - cost if len(words) <= 4 and not re.search(r"\d", words) else None
    letters = any(char.isalpha() for char in words)
    if kind == "name":
        return (0.5 if letters else -2.0) - cost - max(0, len(words) - 60) / 60
    if _totals().match(words):
        return None
    if kind == "other" and j == i + 1 and (number(words) is not None or _SHARE.fullmatch(words)):
        return 1.0 - cost
    return (0.3 if letters else -0.4) - cost


@cache
def _totals() -> re.Pattern[str]:
    return re.compile(alternation("total_word"))


@cache
def _units() -> re.Pattern[str]:
    one = alternation("unit_word")
    return re.compile(rf"{one}(?:[·*/／]{one})?")
