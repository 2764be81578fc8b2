"""What stands above a price table: its name, and the unit of its money."""

from __future__ import annotations

from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import sentence
from extract.facts.items.columns import scale_in
from extract.lexicon import phrase
from extract.model import Table

_MAX_NAME = 30


def _lines_above(context: Context, table: Table, count: int = 2) -> list[str]:
    """The filled lines right above a table, nearest first."""
    lines = [line for line in context.document.lines if line.end <= table.start and line.end > line.start]
    return [context.tight(line.span) for line in reversed(lines[-count:])]


def scale_above(context: Context, table: Table, first_rows: str) -> Decimal:
    """By how much the table's figures are to be multiplied: 单位：万元 above the table or its header is 10000."""
    for words in (first_rows, *_lines_above(context, table)):
        if match := phrase("items.unit_of_money").search(words):
            return scale_in(match[0]) or Decimal(1)
    return Decimal(1)


def caption(context: Context, table: Table) -> str | None:
    """What a table is called: the short line right above it, else the heading of its clause; `None` if neither."""
    for words in _lines_above(context, table):
        name = phrase("items.unit_note").sub("", words)
        if not name.strip("（()） "):
            continue  # 单位：元 stands between a table and its name
        if "\t" in name or len(name) > _MAX_NAME or phrase("items.no_name").search(name):
            break
        return _clean(name)
    clause = context.clause(table.start)
    above = context.outline.ancestors(clause) if clause is not None else ()
    heading = next((one.heading for one in above if one.heading and len(one.heading) <= _MAX_NAME), None)
    return _clean(heading) if heading else None


def _clean(words: str) -> str | None:
    return sentence(phrase("items.as_follows").sub("", words.strip("：: "))) or None
