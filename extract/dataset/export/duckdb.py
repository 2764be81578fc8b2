"""A DuckDB file: `hetong.duckdb` with every table, typed, its Chinese names as comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from extract import labels
from extract.dataset.columns import TABLES
from extract.dataset.export import Options
from extract.dataset.files import temporary
from extract.dataset.staging import Staging, connect, identifier, quoted, sql_columns
from extract.dataset.tables import Row
from extract.record import Record

FILES = ("hetong.duckdb",)


class Export:
    """The database is made beside its place and moved there when it is whole."""

    def __init__(self, target: Path, options: Options) -> None:
        self._path = target / "hetong.duckdb"
        self._temporary = temporary(self._path)
        self._remove()
        self._connection = connect(self._temporary)
        self._staging = Staging(target, "duckdb")

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self._staging.add(rows)

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        self._staging.finish(others)
        for table in TABLES:
            self._connection.execute(f"CREATE TABLE {identifier(table)} AS {self._staging.select(table)}")
            self._connection.execute(f"COMMENT ON TABLE {identifier(table)} IS {quoted(labels.table(table))}")
            for column in sql_columns(table):
                self._connection.execute(
                    f"COMMENT ON COLUMN {identifier(table)}.{identifier(column)} IS {quoted(_label(table, column))}"
                )

    def commit(self) -> list[Path]:
        self._connection.close()
        self._temporary.replace(self._path)
        self._staging.discard()
        return [self._path]

    def discard(self) -> None:
        self._connection.close()
        self._remove()
        self._staging.discard()

    def _remove(self) -> None:
        for path in (self._temporary, self._temporary.with_name(self._temporary.name + ".wal")):
            path.unlink(missing_ok=True)


def _label(table: str, column: str) -> str:
    known = {one.name for one in TABLES[table]}
    if column not in known:
        return labels.column(table, column.removesuffix("_date")) + "（完整日期）"
    return labels.column(table, column)
