"""What people decided: corrections of values and verdicts on findings, kept in the folder of a run from run to run.

`corrections.csv` and `verdicts.csv` are tables as all others, but a run never makes them: it reads them, heeds them and
writes them back. They may be edited in a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extract import labels
from extract.dataset.cells import parse, render
from extract.dataset.columns import TABLES
from extract.dataset.files import write_text
from extract.dataset.workbook.reading import read_rows
from extract.errors import UsageError

_VERDICTS = {name: code for code, name in labels.CODES["verdicts"]["verdict"].items()}
LEDGERS = ("corrections", "verdicts")
Row = dict[str, Any]


def read(output: str | Path, table: str) -> list[Row]:
    """The rows of `corrections` or `verdicts`, in the order of the file; none where there is no file.

    Columns may be missing or stand in any order. Raises `UsageError` for a file that is no such table.
    """
    path = Path(output) / f"{table}.csv"
    return read_file(path, table) if path.exists() else []


def read_file(path: Path, table: str) -> list[Row]:
    """The same from any CSV file or workbook (.xlsx); headers may be the Chinese ones of the workbook."""
    try:
        lines = read_rows(path) if path.suffix.lower() == ".xlsx" else _lines(path)
    except OSError as error:
        raise UsageError(f"{path}：读不了（{error.strerror}）", f"{path}: cannot be read ({error.strerror})") from error
    names = {labels.column(table, column.name): column.name for column in TABLES[table]}
    header = [names.get(cell.strip(), cell.strip()) for cell in (lines[0] if lines else [])]
    columns = {column.name: column for column in TABLES[table]}
    needed = "finding" if table == "verdicts" else "sha256"
    if header and needed not in header:
        raise UsageError(
            f"{path}：第一行没有 {needed} 一列，不是 {table} 表；没有改动它",
            f"{path}: no column {needed} in its first line, not a table {table}; it was left as it is",
        )
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not any(cell.strip() for cell in line):
            continue
        row: Row = dict.fromkeys(columns)
        for name, cell in zip(header, line, strict=False):
            if name in columns:
                row[name] = parse(cell, columns[name].type)
        if "verdict" in columns:
            row["verdict"] = _VERDICTS.get(row["verdict"], row["verdict"])
        if (kind := columns.get("verdict")) and row["verdict"] not in kind.words:
            raise UsageError(
                f"{path} 第 {number} 行：verdict 只能是 {'、'.join(kind.words)}",
                f"{path} line {number}: verdict is one of {', '.join(kind.words)}",
            )
        rows.append(row)
    return rows


def by_finding(output: str | Path) -> dict[str, Row]:
    """Key of a finding → the verdict on it."""
    return {str(row["finding"]): row for row in read(output, "verdicts") if row["finding"]}


def write(output: str | Path, table: str, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write the rows of a ledger, whole or not at all. Raises `OSError`."""
    return write_file(Path(output) / f"{table}.csv", table, rows)


def write_file(path: Path, table: str, rows: Iterable[Mapping[str, Any]]) -> Path:
    """The same to any CSV file."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([column.name for column in TABLES[table]])
    for row in rows:
        lines.writerow([render(row.get(column.name), column.type) for column in TABLES[table]])
    write_text(path, "\ufeff" + text.getvalue())
    return path


def add(output: str | Path, table: str, row: Mapping[str, Any]) -> None:
    """Add a row; a verdict on the same finding, or a correction of the same place of the same file, is replaced."""
    names = ("finding",) if table == "verdicts" else ("sha256", "place")
    kept = [one for one in read(output, table) if any(one[name] != row.get(name) for name in names)]
    write(output, table, [*kept, row])


def _lines(path: Path) -> list[list[str]]:
    csv.field_size_limit(1 << 30)
    return list(csv.reader(io.StringIO(_decoded(path.read_bytes()), newline="")))


def _decoded(data: bytes) -> str:
    """UTF-8 as it was written, GB18030 as a spreadsheet in China may save it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
