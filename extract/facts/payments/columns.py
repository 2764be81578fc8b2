"""Terms that stand under a head of their own in a table of payments: 付款条件 | 比例 | 时限."""

from __future__ import annotations

from extract.facts.context import Context
from extract.lexicon import phrase
from extract.model import Cell, Span
from extract.values import duration

Days = tuple[int | None, str | None]
Grid = list[list[Cell | None]]
_KINDS = {"working_day": "working", "day": "calendar"}


def days_of_column(context: Context, at: int) -> Days:
    """The days in the cell under 时限, 付款期限 of the row in which an offset of the text stands."""
    grid, row = _row(context, at)
    heads = [_tight(context, cell) for cell in grid[0]] if grid else []
    columns = [i for i, head in enumerate(heads) if phrase("payments.days_head").match(head)]
    if len(columns) != 1 or columns[0] >= len(row):
        return None, None
    words = _tight(context, row[columns[0]])
    unit = heads[columns[0]].partition("（")[2].rstrip("）")
    return _days(words + unit if words.isdigit() else words)


def is_running(context: Context, at: int) -> bool:
    """The share at an offset stands under 累计付至: what is paid up to here, all instalments together."""
    grid, row = _row(context, at)
    column = next((i for i, cell in enumerate(row) if cell is not None and cell.start <= at < cell.end), None)
    return column is not None and bool(phrase("payments.running_head").search(_tight(context, grid[0][column])))


def is_share_column(context: Context, at: int) -> bool:
    """The figure at an offset stands under 占总额%: a share without its sign, and no sum."""
    grid, row = _row(context, at)
    column = next((i for i, cell in enumerate(row) if cell is not None and cell.start <= at < cell.end), None)
    return column is not None and bool(phrase("payments.share_head").search(_tight(context, grid[0][column])))


def _row(context: Context, at: int) -> tuple[Grid, list[Cell | None]]:
    """The table at an offset and its row there; empty where none is, or it is the head."""
    for table in context.document.tables:
        if table.start <= at < table.end:
            grid = table.grid(context.document.text)
            row = next((row for row in grid[1:] if any(c is not None and c.start <= at < c.end for c in row)), None)
            return (grid, row) if row is not None else ([], [])
    return [], []


def _days(words: str) -> Days:
    match = phrase("payments.days_cell").match(words)
    if match is None:
        return None, None
    found = duration.parse(match["value"])
    unit = getattr(found, "unit", "")
    return (int(found.count), _KINDS[unit]) if isinstance(found, duration.Duration) and unit in _KINDS else (None, None)


def _tight(context: Context, cell: Cell | None) -> str:
    return context.tight(Span(cell.start, cell.end)).strip() if cell is not None else ""
