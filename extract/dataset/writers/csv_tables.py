"""The tables as CSV: UTF-8 with BOM (Excel opens it as it is), RFC 4180, one header row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extract.dataset.cells import render
from extract.dataset.columns import TABLES
from extract.dataset.files import Replacing
from extract.dataset.tables import Row
from extract.record import Record


class Writer:
    """One `TABLE.csv` a table, open side by side; a row is written as it comes."""

    plain = False
    """True for files that programs read: no byte order mark, no cell guarded from spreadsheets."""

    def __init__(self, output: Path) -> None:
        self._targets: dict[str, Replacing] = {}
        encoding = "utf-8" if self.plain else "utf-8-sig"
        try:
            for table, columns in TABLES.items():
                self._targets[table] = Replacing(output / f"{table}.csv", encoding=encoding)
                self._targets[table].file.write(_lines([[column.name for column in columns]]))
        except BaseException:
            self.discard()
            raise

    @staticmethod
    def part(record: Record, rows: Mapping[str, list[Row]]) -> dict[str, str]:
        return _parts(rows, plain=False)

    def append(self, part: Mapping[str, str]) -> None:
        for table, text in part.items():
            self._targets[table].file.write(text)

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self.append(_parts(rows, plain=self.plain))

    def finish(self, others: Mapping[str, Iterable[Row]]) -> None:
        for table, table_rows in others.items():
            for row in table_rows:
                self._targets[table].file.write(_rendered(table, [row], plain=self.plain))

    def commit(self) -> list[Path]:
        return [target.commit() for target in self._targets.values()]

    def discard(self) -> None:
        for target in self._targets.values():
            target.discard()


class PlainWriter(Writer):
    """The same for programs."""

    plain = True


def rendered(table: str, rows: Iterable[Row]) -> str:
    """Rows of a table as lines of CSV, for spreadsheets."""
    return _rendered(table, rows, plain=False)


def changed(table: str, text: str, values: Mapping[str, Any]) -> str:
    """Lines of CSV with other values in the columns named."""
    places = {column.name: i for i, column in enumerate(TABLES[table])}
    kinds = {column.name: column.type for column in TABLES[table]}
    csv.field_size_limit(1 << 30)
    lines = list(csv.reader(io.StringIO(text, newline="")))
    for line in lines:
        for name, value in values.items():
            line[places[name]] = render(value, kinds[name])
    return _lines(lines)


def _parts(rows: Mapping[str, list[Row]], *, plain: bool) -> dict[str, str]:
    return {table: _rendered(table, table_rows, plain=plain) for table, table_rows in rows.items() if table_rows}


def _rendered(table: str, rows: Iterable[Row], *, plain: bool) -> str:
    """Rows of a table as lines of CSV."""
    columns = TABLES[table]
    return _lines([render(row[column.name], column.type, plain=plain) for column in columns] for row in rows)


def _lines(rows: Iterable[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
