"""Apache Parquet in pieces: `shards/TABLE/0.parquet` … `f.parquet` by the first digit of the contract id, zstd.

A contract is in the same piece of every table, whatever else was read, so many machines can each take some, and a new
run of few contracts changes few files. Rows of no contract, and tables that have none, are in `other.parquet`.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from extract.dataset.columns import TABLES
from extract.dataset.export import Options
from extract.dataset.files import temporary
from extract.dataset.load import each_row
from extract.dataset.staging import Staging, connect, identifier, quoted
from extract.dataset.tables import Row
from extract.record import SCHEMA, Duration, Record

FILES = ("shards",)

_DIGITS = "0123456789abcdef"
_ROWS = "rows.duckdb"


def of_tables(output: Path, target: Path) -> list[Path]:
    """Make the shards from the tables of a run, row by row, for who has no record here; returns the files.

    In a list of texts a `|` of the text itself is a `｜`, as it is in the tables. Raises `OSError`, and `UsageError` as `load`.
    """
    made = Export(target, Options())
    try:
        for table in TABLES:
            for row in each_row(output, table):
                made.take({table: [_as_made(row, table)]})
        made.finish({})
        return made.commit()
    except BaseException:
        made.discard()
        raise


class Export:
    """A folder a table, a file a digit that has rows."""

    def __init__(self, target: Path, options: Options) -> None:
        self._folder = target / "shards"
        self._new = temporary(self._folder)
        shutil.rmtree(self._new, ignore_errors=True)
        self._new.mkdir()
        self._connection = connect(self._new / _ROWS)  # on disk: a table may be larger than memory
        self._staging = Staging(self._new, "shards")

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self.take(rows)

    def take(self, rows: Mapping[str, list[Row]]) -> None:
        """Rows by table, whatever they are from."""
        self._staging.add(rows)

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        self._staging.finish(others)
        for table, columns in TABLES.items():
            (self._new / table).mkdir()
            self._connection.execute(f"CREATE TABLE {identifier(table)} AS {self._staging.select(table)}")
            of_contract = any(column.name == "contract_id" for column in columns)
            for digit in (*_DIGITS, None) if of_contract else (None,):
                nobody = "coalesce(contract_id, '') = ''" if of_contract else "true"
                where = f"contract_id[1] = {quoted(digit)}" if digit else nobody
                self._copy(table, where, digit)
            if not any((self._new / table).iterdir()):
                self._copy(table, "true", None, empty=True)
            self._connection.execute(f"DROP TABLE {identifier(table)}")

    def _copy(self, table: str, where: str, digit: str | None, *, empty: bool = False) -> None:
        """Write the rows of a piece, if there are any; of an empty table (`empty`) its columns."""
        selected = f"FROM {identifier(table)} WHERE {where}"
        if not empty and self._connection.execute(f"SELECT 1 {selected} LIMIT 1").fetchone() is None:
            return
        path = quoted(str(self._new / table / f"{digit or 'other'}.parquet"))
        about = f"{{'schema': {quoted(SCHEMA)}, 'table': {quoted(table)}}}"
        self._connection.execute(f"COPY (SELECT * {selected}) TO {path} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {about})")

    def commit(self) -> list[Path]:
        self._close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._new.replace(self._folder)
        return sorted(self._folder.rglob("*.parquet"))

    def discard(self) -> None:
        self._close()
        shutil.rmtree(self._new, ignore_errors=True)

    def _close(self) -> None:
        self._connection.close()
        self._staging.discard()
        for left in self._new.glob(f"{_ROWS}*"):
            left.unlink()


def _as_made(row: Row, table: str) -> Row:
    """A row of a file as a record's rows are."""
    made = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    for column in TABLES[table]:
        if column.type == "duration" and made[column.name]:
            count, _, unit = str(made[column.name]).partition(" ")
            made[column.name] = Duration(count=int(count), unit=unit)  # type: ignore[arg-type]
    return made
