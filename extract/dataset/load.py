"""A finished run → pandas tables with proper types."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.dataset.cells import SEPARATOR, parse
from extract.dataset.column import ColumnType
from extract.dataset.columns import TABLES
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
_FLAT: dict[ColumnType, str] = {
    "decimal": "Float64",
    "texts": "string",
    "codes": "string",
    "date": "string",
    "duration": "string",
}


def load(output: str | Path, *, flat: bool = False) -> dict[str, pandas.DataFrame]:
    """Read the tables that `hetong run -o OUTPUT` wrote: `{name of the table: DataFrame}`, all of `columns.TABLES`.

    Types: texts and codes `string`; whole numbers `Int64`, booleans `boolean`, confidence `Float64` (all nullable);
    money and ratios exact `decimal.Decimal` objects or `None`; dates `datetime.date` objects, or the string as it is
    where only a month or a year is stated (`2025-07`), or `None`; lists are lists; durations strings such as `1 year`.
    What guards cells from spreadsheets in the CSV files is taken off. Raises `UsageError` if a table is missing or broken.

    Pandas cannot group by, drop duplicates of or rank columns of lists and `Decimal` objects. With `flat` it can: money and
    ratios are `Float64` (exact up to 15 digits), lists are strings joined with `|`, dates are strings.
    """
    return {table: _read(Path(output) / f"{table}.csv", table, flat) for table in TABLES}


def read_failures(output: str | Path) -> list[Failure]:
    """The files of a run that gave no record, in the order of `failures.csv`; `UsageError` as of `load`."""
    rows = _cells(Path(output) / "failures.csv", "failures")
    names = [column.name for column in TABLES["failures"] if column.name != "contract_id"]
    by_name = [dict(zip((column.name for column in TABLES["failures"]), row, strict=True)) for row in rows]
    return [Failure(**{name: row[name] or "" for name in names}) for row in by_name]


def read_rows(output: str | Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table as `{column: value}`, in the order of the file; `UsageError` as of `load`."""
    return list(each_row(output, table))


def each_row(output: str | Path, table: str) -> Iterator[dict[str, Any]]:
    """The same, one row at a time."""
    names = [column.name for column in TABLES[table]]
    return (dict(zip(names, row, strict=True)) for row in _cells(Path(output) / f"{table}.csv", table))


def _cells(path: Path, table: str) -> Iterator[list[Any]]:
    """The values of a table's file, row by row."""
    columns = TABLES[table]
    csv.field_size_limit(1 << 30)  # a clause may be longer than the module's 128 KiB
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file)
            header = next(lines, None)
            if header != [column.name for column in columns]:
                raise ValueError("the header is not the one of this version")
            for line in lines:
                yield [parse(cell, column.type) for cell, column in zip(line, columns, strict=True)]
    except (OSError, ValueError, ArithmeticError, KeyError) as error:
        raise UsageError(
            f"{path}：不是 hetong run 写出的表，请重新运行 hetong run",
            f"{path}: not a table written by hetong run ({error}); run it again",
        ) from error


def _read(path: Path, table: str, flat: bool) -> pandas.DataFrame:
    import pandas

    values = list(_cells(path, table))
    by_column: dict[str, Any] = {}
    for i, column in enumerate(TABLES[table]):
        cells: list[Any] = [row[i] for row in values]
        kind = _DTYPES.get(column.type, "object")
        if flat and column.type in _FLAT:
            kind = _FLAT[column.type]
            cells = [_flat(cell) for cell in cells]
        by_column[column.name] = pandas.Series(cells, dtype=kind)
    return pandas.DataFrame(by_column)


def _flat(value: Any) -> Any:
    """A value that can be compared and hashed."""
    if isinstance(value, list):
        return SEPARATOR.join(value) or None
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None else str(value)
