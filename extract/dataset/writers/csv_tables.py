"""The tables as CSV: UTF-8 with BOM (Excel opens it as it is), RFC 4180, one header row."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.dataset.cells import render
from extract.dataset.columns import TABLES
from extract.dataset.failure import Failure
from extract.dataset.files import Replacing
from extract.dataset.tables import Row, failure_row
from extract.record import Record


class Writer:
    """One `TABLE.csv` a table, open side by side; a row is written as it comes."""

    def __init__(self, output: Path) -> None:
        self._targets = {table: Replacing(output / f"{table}.csv", encoding="utf-8-sig") for table in TABLES}
        self._csv = {table: csv.writer(target.file, lineterminator="\r\n") for table, target in self._targets.items()}
        for table, columns in TABLES.items():
            self._csv[table].writerow([column.name for column in columns])

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        for table, table_rows in rows.items():
            for row in table_rows:
                self._write(table, row)

    def finish(self, failures: Sequence[Failure]) -> None:
        for failure in failures:
            self._write("failures", failure_row(failure))

    def commit(self) -> list[Path]:
        return [target.commit() for target in self._targets.values()]

    def discard(self) -> None:
        for target in self._targets.values():
            target.discard()

    def _write(self, table: str, row: Row) -> None:
        self._csv[table].writerow([render(row[column.name], column.type) for column in TABLES[table]])
