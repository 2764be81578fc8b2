"""Rows on their way into DuckDB: written to disk table by table, read back by DuckDB with their types."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.audit.across.engine import connect as connect
from extract.dataset.column import Column
from extract.dataset.columns import TABLES
from extract.dataset.files import Replacing
from extract.dataset.tables import Row

_DIGITS = 38
_SCALES = {"money": 6, "quantity": 6, "ratio": 12}
_TYPES = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "texts": "VARCHAR[]",
    "codes": "VARCHAR[]",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "VARCHAR",
    "duration": "STRUCT(count BIGINT, unit VARCHAR)",
}
_LARGEST_LINE = 1 << 30
"""Bytes of a row; a clause may be long."""


def sql_columns(table: str) -> dict[str, str]:
    """Column → SQL type. A date is two columns: as stated (`2025-07`), and `…_date` where it is a whole date."""
    typed: dict[str, str] = {}
    for column in TABLES[table]:
        typed[column.name] = _sql_type(column)
        if column.type == "date":
            typed[f"{column.name}_date"] = "DATE"
    return typed


def quoted(text: str) -> str:
    """A string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A name in SQL, be it a reserved word or not."""
    return '"' + name.replace('"', '""') + '"'


class Staging:
    """A file of JSON lines a table, in `folder`; `use` tells apart formats that stage there at once."""

    def __init__(self, folder: Path, use: str) -> None:
        self._targets = {table: Replacing(folder / f"{use}-{table}.ndjson") for table in TABLES}

    def add(self, rows: Mapping[str, list[Row]]) -> None:
        for table, table_rows in rows.items():
            for row in table_rows:
                self._write(table, row)

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        for table, rows in others.items():
            for row in rows:
                self._write(table, row)
        for target in self._targets.values():
            target.file.flush()

    def select(self, table: str) -> str:
        """The SQL that reads a table, typed, in the order of its rows."""
        typed = ", ".join(f"{identifier(name)}: {quoted(kind)}" for name, kind in sql_columns(table).items())
        path = quoted(str(self._targets[table].temporary))
        return (
            f"SELECT * FROM read_json({path}, format = 'newline_delimited', columns = {{{typed}}}, "
            f"maximum_object_size = {_LARGEST_LINE})"
        )

    def discard(self) -> None:
        """Remove the files."""
        for target in self._targets.values():
            target.discard()

    def _write(self, table: str, row: Row) -> None:
        line: dict[str, Any] = {}
        for column in TABLES[table]:
            value = row[column.name]
            line[column.name] = _json(value, column)
            if column.type == "date":
                line[f"{column.name}_date"] = _whole_date(value)
        self._targets[table].file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def _sql_type(column: Column) -> str:
    if column.type == "decimal":
        return f"DECIMAL({_DIGITS},{_SCALES[column.measure or 'money']})"
    return _TYPES[column.type]


def _json(value: Any, column: Column) -> Any:
    """A value as JSON that DuckDB reads into the column's type; a number too large for it is NULL."""
    if value is None:
        return None
    if column.type == "decimal":
        return _decimal(value, _SCALES[column.measure or "money"])
    if column.type == "int":
        return value if abs(value) < 1 << 63 else None
    if column.type == "duration":
        return {"count": value.count, "unit": value.unit} if abs(value.count) < 1 << 63 else None
    if column.type in ("texts", "codes"):
        return [str(one).replace("\0", "\ufffd") for one in value]
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _decimal(value: Decimal, scale: int) -> str | None:
    """
    >>> _decimal(Decimal("0.0005"), 12), _decimal(Decimal("1E+40"), 6)
    ('0.0005', None)
    """
    return format(value, "f") if abs(value) < Decimal(10) ** (_DIGITS - scale) else None


def _whole_date(value: str | None) -> str | None:
    """
    >>> _whole_date("2025-07-01"), _whole_date("2025-07"), _whole_date("2025-02-30")
    ('2025-07-01', None, None)
    """
    try:
        return value if value and len(value) == 10 and date.fromisoformat(value) else None
    except ValueError:
        return None
