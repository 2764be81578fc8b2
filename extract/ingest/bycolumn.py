"""Lists whose text comes a column after the other, a cell a line, as some programs take tables out of PDF files.

Either each head stands above its cells, or all heads stand first and the columns behind them. How many rows there are is
what makes every column as long as the others, its figures figures, and each row come out: quantity × price = amount, or
the amounts make the sum below them. Where nothing does, the lines stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from re import Pattern, compile

from extract.ingest.blocks import Grid
from extract.ingest.labels import MARKER
from extract.lexicon import alternation
from extract.structure.apart import HEADLIKE, kinds_of
from extract.structure.columns import column_of
from extract.structure.figures import FIGURES, multiply, number

_LONGEST = 48
"""Characters of a cell."""
_MOST = 400
"""Cells of a list."""
_ROWS = range(2, 61)
_FEWEST = 3
"""Columns."""
_BESIDE = 4
"""Columns each under its head that are believed without arithmetic, where as many rows stand in each."""
_BLANKS = 2
_STOP = compile(r"[。；：]")
_SHARE = compile(r"\d{1,3}(?:\.\d{1,4})?[%％]")
_FIRST = ("seq", "name", "group")

Columns = list[list[str]]


def column_block(lines: Sequence[str], start: int) -> tuple[int, Grid | None]:
    """`(lines used, table)` of the list whose first head is the line; `(0, None)` if none begins there or none fits."""
    first = column_of(lines[start].strip()) if len(lines[start]) <= _LONGEST else None
    if first is None or first.name not in _FIRST:
        return 0, None
    cells, places = _cells(lines, start)
    for read in (_heads_first, _head_by_head):
        for rows in _ROWS:
            if (rows + 1) * _FEWEST > len(cells):
                break
            found = read(cells, rows)
            if found is not None:
                table, used = found
                return places[used - 1] + 1 - start, Grid.of_rows(table)
    return 0, None


def _cells(lines: Sequence[str], start: int) -> tuple[list[str], list[int]]:
    """The lines that may be cells, and where they stand: up to a sentence, a heading, a table or a gap."""
    cells: list[str] = []
    places: list[int] = []
    for at in range(start, len(lines)):
        words = lines[at].strip()
        if words:
            marker = MARKER.match(words)
            heading = marker is not None and any(c.isalpha() for c in words[marker.end() :])
            if len(words) > _LONGEST or _STOP.search(words) or "\t" in words or "|" in words or heading or len(cells) >= _MOST:
                break
            cells.append(words)
            places.append(at)
        elif at - places[-1] > _BLANKS:
            break
    return cells, places


def _heads_first(cells: Sequence[str], rows: int) -> tuple[list[list[str]], int] | None:
    """All heads, then the columns: believed only where each row comes out."""
    for width in _widths(cells):
        found = _columns(cells, width, [rows] * width, kinds_of(cells[:width]))
        if found is not None:
            columns, sums, used = found
            if _comes_out(kinds_of(cells[:width]), columns, sums):
                return _table(cells[:width], columns, sums), used
    return None


def _widths(cells: Sequence[str]) -> Iterator[int]:
    """How many heads there may be: the last of them is one that is known."""
    for width in range(1, 15):
        if width > len(cells) or not HEADLIKE.fullmatch(cells[width - 1]):
            return
        if width >= _FEWEST and column_of(cells[width - 1]) is not None and kinds_of(cells[:width]):
            yield width


def _head_by_head(cells: Sequence[str], rows: int) -> tuple[list[list[str]], int] | None:
    """Each head above its cells, as many in each column."""
    heads: list[str] = []
    columns: Columns = []
    sums: list[str] = []
    at = 0
    while at + rows < len(cells) and HEADLIKE.fullmatch(cells[at]):
        column = list(cells[at + 1 : at + 1 + rows])
        if any((one := column_of(cell)) and one.name == "unit_price" for cell in column):
            break
        heads.append(cells[at])
        columns.append(column)
        at += rows + 1
        more = _sum_behind(cells, at, columns[-1], first=len(columns) == 1)
        sums.append(" ".join(cells[at : at + more]))
        at += more
    while heads and column_of(heads[-1]) is None:
        at -= rows + 1 + len(sums[-1].split())
        heads, columns, sums = heads[:-1], columns[:-1], sums[:-1]
    kinds = kinds_of(heads) if len(heads) >= _FEWEST else ()
    if not kinds or not _typed(kinds, columns):
        return None
    if at + 1 < len(cells) and _totals().fullmatch(cells[at]) and number(cells[at + 1]) == sum(_numbers(columns[-1])):
        sums[0], sums[-1] = cells[at], cells[at + 1]
        at += 2
    known = sum(column_of(head) is not None for head in heads)
    told = set(kinds) >= FIGURES or "amount" in kinds
    if not (_comes_out(kinds, columns, sums) if told else known == len(heads) >= _BESIDE):
        return None
    return _table(heads, columns, sums), at


def _columns(
    cells: Sequence[str], at: int, sizes: Sequence[int], kinds: Sequence[str]
) -> tuple[Columns, list[str], int] | None:
    """Columns of so many cells, one behind the other, with the sum that may stand below each."""
    columns: Columns = []
    sums: list[str] = []
    for size in sizes:
        columns.append(list(cells[at : at + size]))
        if len(columns[-1]) < size:
            return None
        at += size
        more = _sum_behind(cells, at, columns[-1], first=len(columns) == 1)
        sums.append(" ".join(cells[at : at + more]))
        at += more
        if not _typed(kinds[: len(columns)], columns):
            return None
    return columns, sums, at


def _sum_behind(cells: Sequence[str], at: int, column: Sequence[str], *, first: bool) -> int:
    """Cells of the row of sums: its name below the first column, the sum of a column of figures below that."""
    if at >= len(cells):
        return 0
    if first:
        return int(_totals().fullmatch(cells[at]) is not None)
    values = _numbers(column)
    return int(len(values) == len(column) and number(cells[at]) == sum(values))


def _typed(kinds: Sequence[str], columns: Columns) -> bool:
    """Figures stand where figures should, and no name is one."""
    for kind, column in zip(kinds, columns, strict=False):
        figures = [number(cell) is not None for cell in column]
        if kind in FIGURES and not all(figures):
            return False
        if kind == "figure" and not all(one or _SHARE.fullmatch(cell) for one, cell in zip(figures, column, strict=True)):
            return False
        if kind == "seq" and column != [str(i + 1) for i in range(len(column))]:
            return False
        if kind in ("name", "unit", "group") and any(figures):
            return False
    return True


def _comes_out(kinds: Sequence[str], columns: Columns, sums: Sequence[str]) -> bool:
    """Each row multiplies, be it with the months beside its number, or the amounts make the sum that is stated."""
    said = {kind: _numbers(columns[kinds.index(kind)]) for kind in FIGURES & set(kinds)}
    if len(said) == len(FIGURES):
        others = [[Decimal(1)] * len(said["price"])]
        others += [_numbers(c) for kind, c in zip(kinds, columns, strict=True) if kind in ("figure", "other")]
        rows = list(zip(said["quantity"], said["price"], said["amount"], strict=True))
        return any(
            len(factor) == len(rows) and all(multiply(q * f, p, a) for (q, p, a), f in zip(rows, factor, strict=True))
            for factor in others
        )
    return "amount" in said and bool(sums[kinds.index("amount")])


def _numbers(column: Sequence[str]) -> list[Decimal]:
    return [value for cell in column if (value := number(cell)) is not None]


def _table(heads: Sequence[str], columns: Columns, sums: Sequence[str]) -> list[list[str]]:
    rows = [list(row) for row in zip(*columns, strict=True)]
    return [list(heads), *rows, *([list(sums)] if any(sums) else [])]


@cache
def _totals() -> Pattern[str]:
    return compile(alternation("total_word"))
