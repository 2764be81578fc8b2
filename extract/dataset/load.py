"""A finished run → pandas tables with proper types."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.dataset.cells import parse
from extract.dataset.columns import TABLES, ColumnType
from extract.dataset.failure import Failure
from extract.errors import UsageError

if TYPE_CHECKING:
    import pandas

_DTYPES: dict[ColumnType, str] = {
    "text": "string",
    "code": "string",
    "int": "Int64",
    "float": "Float64",
    "bool": "boolean",
}


def load(output: str | Path) -> dict[str, pandas.DataFrame]:
    """Read the tables that `hetong run -o OUTPUT` wrote: `{name of the table: DataFrame}`, all of `columns.TABLES`.

    Types: texts and codes `string`; whole numbers `Int64`, booleans `boolean`, confidence `Float64` (all nullable);
    money and ratios exact `decimal.Decimal` objects or `None`; dates `datetime.date` objects, or the string as it is
    where only a month or a year is stated (`2025-07`), or `None`; lists are lists; durations strings such as `1 year`.
    The `'` that defuses formulas in the CSV files is taken off. Raises `UsageError` if a table is missing or broken.
    """
    return {table: _read(Path(output) / f"{table}.csv", table) for table in TABLES}


def read_failures(output: str | Path) -> list[Failure]:
    """The files of a run that gave no record, in the order of `failures.csv`; `UsageError` as of `load`."""
    rows = _cells(Path(output) / "failures.csv", "failures")
    names = [column.name for column in TABLES["failures"] if column.name != "contract_id"]
    by_name = [dict(zip((column.name for column in TABLES["failures"]), row, strict=True)) for row in rows]
    return [Failure(**{name: row[name] or "" for name in names}) for row in by_name]


def _cells(path: Path, table: str) -> list[list[Any]]:
    """The values of a table's file, row by row."""
    columns = TABLES[table]
    csv.field_size_limit(1 << 30)  # a clause may be longer than the module's 128 KiB
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file)
            header = next(lines, None)
            if header != [column.name for column in columns]:
                raise ValueError("the header is not the one of this version")
            return [[parse(cell, column.type) for cell, column in zip(line, columns, strict=True)] for line in lines]
    except (OSError, ValueError, ArithmeticError, KeyError) as error:
        raise UsageError(
            f"{path}：不是 hetong run 写出的表，请重新运行 hetong run",
            f"{path}: not a table written by hetong run ({error}); run it again",
        ) from error


def _read(path: Path, table: str) -> pandas.DataFrame:
    import pandas

    values = _cells(path, table)
    by_column: dict[str, Any] = {}
    for i, column in enumerate(TABLES[table]):
        by_column[column.name] = pandas.Series([row[i] for row in values], dtype=_DTYPES.get(column.type, "object"))
    return pandas.DataFrame(by_column)
