"""The tables as CSV: UTF-8 with BOM (Excel opens it as it is), RFC 4180, one header row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
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
        self._targets: dict[str, Replacing] = {}
        try:
            for table, columns in TABLES.items():
                self._targets[table] = Replacing(output / f"{table}.csv", encoding="utf-8-sig")
                self._targets[table].file.write(_lines([[column.name for column in columns]]))
        except BaseException:
            self.discard()
            raise

    @staticmethod
    def part(record: Record, rows: Mapping[str, list[Row]]) -> dict[str, str]:
        return {table: _rendered(table, table_rows) for table, table_rows in rows.items() if table_rows}

    def append(self, part: Mapping[str, str]) -> None:
        for table, text in part.items():
            self._targets[table].file.write(text)

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self.append(self.part(record, rows))

    def finish(self, failures: Iterable[Failure]) -> None:
        for failure in failures:
            self._targets["failures"].file.write(_rendered("failures", [failure_row(failure)]))

    def commit(self) -> list[Path]:
        return [target.commit() for target in self._targets.values()]

    def discard(self) -> None:
        for target in self._targets.values():
            target.discard()


def _rendered(table: str, rows: Iterable[Row]) -> str:
    """Rows of a table as lines of CSV."""
    columns = TABLES[table]
    return _lines([render(row[column.name], column.type) for column in columns] for row in rows)


def _lines(rows: Iterable[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
