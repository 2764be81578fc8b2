"""A table of instalments that was written a cell a line: its heads, then row by row the number, the time, the share, the sum.

It is one where the shares make the whole, or the sums make the one in the last row; else the lines stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from re import compile

from extract.ingest.blocks import Grid
from extract.lexicon import phrase
from extract.structure.figures import number

_COLUMNS = range(3, 8)
_LONGEST_HEAD, _LONGEST = 16, 60
_MOST = 40
"""Rows of a plan."""
_FEWEST = 2
_SHARE = compile(r"(\d{1,3}(?:\.\d{1,4})?)\s?[%％]$")
_NONE = frozenset({"/", "／", "-", "—", "——", "--", "无"})
_STOP = compile(r"[。；：:\t|]")


def plan_block(lines: Sequence[str], start: int) -> tuple[int, Grid | None]:
    """`(lines used, table)` of the plan whose first head is the line; `(0, None)` if none begins there or none is proved."""
    if not _is_head(lines[start]):
        return 0, None
    places = [i for i in range(start, min(start + _MOST * _COLUMNS[-1], len(lines))) if lines[i].strip()]
    cells = [lines[i].strip() for i in places]
    for count in _COLUMNS:
        heads = cells[:count]
        if len(heads) < count or not all(map(_is_head, heads)):
            break
        share = next((k for k, head in enumerate(heads) if phrase("structure.plan_share").search(head)), None)
        amount = next((k for k, head in enumerate(heads) if phrase("structure.plan_amount").search(head)), None)
        if share is None and amount is None:
            continue
        rows = _rows(cells[count:], count, share, amount)
        if len(rows) >= _FEWEST and _proved(rows, share, amount):
            return places[count * (len(rows) + 1) - 1] + 1 - start, Grid.of_rows([heads, *rows])
    return 0, None


def _is_head(line: str) -> bool:
    text = line.strip()
    return 0 < len(text) <= _LONGEST_HEAD and not _STOP.search(text) and phrase("structure.plan_head").search(text) is not None


def _rows(cells: Sequence[str], count: int, share: int | None, amount: int | None) -> list[list[str]]:
    rows: list[list[str]] = []
    for at in range(0, len(cells) - count + 1, count):
        row = list(cells[at : at + count])
        if any(len(cell) > _LONGEST or _STOP.search(cell) for cell in row):
            break
        if share is not None and row[share] not in _NONE and not _SHARE.match(row[share]):
            break
        if amount is not None and row[amount] not in _NONE and number(row[amount]) is None:
            break
        rows.append(row)
    return rows


def _proved(rows: list[list[str]], share: int | None, amount: int | None) -> bool:
    """The shares of the instalments make a hundred, or their sums the sum of the last row."""
    totals = [row for row in rows if phrase("structure.plan_total").match(row[0])]
    own = [row for row in rows if row not in totals]
    if len(own) < _FEWEST or len(totals) > 1 or (totals and rows[-1] is not totals[0]):
        return False
    if share is not None:
        shares = [Decimal(match[1]) for row in own if (match := _SHARE.match(row[share]))]
        if len(shares) == len(own) and sum(shares) == 100:
            return True
    if amount is None or not totals:
        return False
    sums = [number(row[amount]) for row in (*own, totals[0])]
    return None not in sums and sum(sums[:-1]) == sums[-1]  # type: ignore[arg-type]
