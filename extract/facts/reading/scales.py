"""By how much the figures of a table are to be multiplied: the unit of a column, of a header, of the lines above."""

from __future__ import annotations

from decimal import Decimal

from extract.facts.context import Context
from extract.lexicon import phrase
from extract.model import Span, Table
from extract.structure.columns import scale_in

_CENT = Decimal("0.01")


def lines_above(context: Context, table: Table, count: int = 2) -> list[str]:
    """The filled lines right above a table, nearest first."""
    lines = [line for line in context.document.lines if line.end <= table.start and line.end > line.start]
    return [context.tight(line.span) for line in reversed(lines[-count:])]


def scale_above(context: Context, table: Table, first_rows: str) -> Decimal:
    """By how much the table's figures are to be multiplied: 单位：万元 above the table or its header is 10000."""
    for words in (first_rows, *lines_above(context, table)):
        if match := phrase("items.unit_of_money").search(words):
            return scale_in(match[0]) or Decimal(1)
    return Decimal(1)


def in_unit_of_cell(context: Context, span: Span, value: Decimal) -> Decimal:
    """A bare figure in 元, by the unit that its column or its table says; itself where none does."""
    scale = scale_of_cell(context, span)
    return value if scale == 1 else (value * scale).quantize(_CENT)


def scale_of_cell(context: Context, span: Span) -> Decimal:
    """By how much a bare figure in a table is to be multiplied: its column says so, else the table; 1 outside tables."""
    table = next((t for t in context.document.tables if t.span.contains(span)), None)
    if table is None:
        return Decimal(1)
    text = context.document.text
    grid = table.grid(text)
    here = next((c for c in table.cells if c.start <= span.start and span.end <= c.end), None)
    head = grid[0][here.col] if here is not None and here.row else None
    named = scale_in(context.tight(Span(head.start, head.end))) if head is not None else None
    if named is not None:
        return named
    first = "".join(context.tight(Span(c.start, c.end)) for c in grid[0] if c is not None)
    return scale_above(context, table, first)
