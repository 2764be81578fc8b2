"""Values ↔ cells of a CSV file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from extract.dataset.columns import ColumnType

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that make a spreadsheet run a cell as a formula."""

SEPARATOR = "|"


def render(value: Any, kind: ColumnType) -> str:
    """The cell of a value: `None` and the empty list are empty, decimals plain, booleans `true`/`false`.

    Free text that a spreadsheet would run as a formula gets a leading `'`; numbers and our own codes never do.
    In a list of texts a `|` of the text itself becomes `｜`.
    """
    if value is None:
        return ""
    if kind == "text":
        return _defused(str(value))
    if kind == "texts":
        return _defused(SEPARATOR.join(str(one).replace(SEPARATOR, "｜") for one in value))
    if kind == "codes":
        return SEPARATOR.join(value)
    if kind == "bool":
        return "true" if value else "false"
    if kind == "decimal":
        return format(value, "f")
    if kind == "duration":
        return f"{value.count} {value.unit}"
    return str(value)


def parse(cell: str, kind: ColumnType) -> Any:
    """The value of a cell, the other way round; an empty cell is `None` (or the empty list).

    A date that is only a month or a year stays a string, a duration stays `COUNT UNIT`.
    Raises `ValueError` (or `decimal.InvalidOperation`) for a cell that is not of its kind.
    """
    if kind in ("texts", "codes"):
        return _undefused(cell).split(SEPARATOR) if cell else []
    if not cell:
        return None
    if kind == "text":
        return _undefused(cell)
    if kind == "int":
        return int(cell)
    if kind == "float":
        return float(cell)
    if kind == "bool":
        return {"true": True, "false": False}[cell]
    if kind == "decimal":
        return Decimal(cell)
    if kind == "date" and len(cell) == len("YYYY-MM-DD"):
        return date.fromisoformat(cell)
    return cell


def _defused(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) else text


def _undefused(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
