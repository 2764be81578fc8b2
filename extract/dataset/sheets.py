"""The tables of decisions as files of their own: any CSV or workbook with their columns, as a person may bring it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from extract import labels
from extract.dataset.cells import parse, render
from extract.dataset.columns import TABLES
from extract.dataset.files import write_text
from extract.dataset.workbook.reading import read_rows
from extract.errors import UsageError
from extract.lexicon import words
from extract.text.fold import fold

Row = dict[str, Any]
_SHEETS = {"verdicts": labels.table("findings")}
"""Table → the sheet of our own workbook that people fill in; a workbook without it is read from its first sheet."""
_HEADS = {
    "verdicts": {"认定": "verdict", "人工认定": "verdict", "认定人": "who", "备注": "note", "认定说明": "note", "核实说明": "note"}
}
"""Table → further heads that its columns may have."""


def read_file(path: Path, table: str) -> list[Row]:
    """The rows of a table from a CSV file, a workbook (.xlsx) or a list of objects (.json).

    Headers may be the Chinese ones of the workbook; columns may be missing or stand in any order.
    Raises `UsageError` for a file that is no such table.
    """
    try:
        if path.suffix.lower() == ".json":
            lines = _of_json(path, table)
        else:
            lines = read_rows(path, _SHEETS.get(table, "")) if path.suffix.lower() == ".xlsx" else _lines(path)
    except OSError as error:
        raise UsageError(f"{path}：读不了（{error.strerror}）", f"{path}: cannot be read ({error.strerror})") from error
    names = {labels.column(table, column.name): column.name for column in TABLES[table]} | _HEADS.get(table, {})
    header = [names.get(cell.strip(), cell.strip()) for cell in (lines[0] if lines else [])]
    columns = {column.name: column for column in TABLES[table]}
    needed, chosen = ("finding", "verdict") if table == "verdicts" else ("sha256", "act")
    codes = {name: code for code, name in labels.CODES[table][chosen].items()}
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
        row[chosen] = codes.get(row[chosen], row[chosen])
        if chosen == "verdict" and row["verdict"]:
            row["verdict"] = verdict_of(row["verdict"]) or row["verdict"]
        if chosen == "verdict" and not row["verdict"]:
            if row["who"] or row["note"]:
                raise UsageError(
                    f"{path} 第 {number} 行：填了核实人或说明，没有填核实结论（{'、'.join(codes)}）",
                    f"{path} line {number}: a person or a note without a verdict",
                )
            continue  # a finding that nobody has looked at
        if row[chosen] not in columns[chosen].words and (row[chosen] or chosen == "verdict"):
            known = columns[chosen].words
            raise UsageError(
                f"{path} 第 {number} 行：看不懂{labels.column(table, chosen)}“{row[chosen]}”，"
                f"请写{'、'.join(codes)}（或意思相同的常用词）；一行也没有并入",
                f"{path} line {number}: {chosen} is one of {', '.join(known)}, not “{row[chosen]}”; nothing was taken in",
            )
        rows.append(row)
    return rows


def verdict_of(text: str) -> str | None:
    """The verdict that a person wrote in a word of his own (不属实, 误报, 待核实); `None` for a word that is not known."""
    said = "".join(fold(text).split()).strip("。.，！!；").lower()
    return next((code for code in labels.CODES["verdicts"]["verdict"] if said in words(f"verdict_{code}")), None)


def write_file(path: Path, table: str, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write rows as a CSV file, or as JSON for a name that ends so, whole or not at all. Raises `OSError`."""
    if path.suffix.lower() == ".json":
        names = [column.name for column in TABLES[table]]
        told = [{name: row.get(name) for name in names} for row in rows]
        write_text(path, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return path
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([column.name for column in TABLES[table]])
    for row in rows:
        lines.writerow([render(row.get(column.name), column.type) for column in TABLES[table]])
    write_text(path, "\ufeff" + text.getvalue())
    return path


def _of_json(path: Path, table: str) -> list[list[str]]:
    """A list of objects as lines of cells, the header first."""
    try:
        data = json.loads(path.read_bytes())
        names = [column.name for column in TABLES[table]]
        kinds = {column.name: column.type for column in TABLES[table]}
        return [names, *([render(row.get(name), kinds[name], plain=True) for name in names] for row in data)]
    except (ValueError, AttributeError, TypeError) as error:
        raise UsageError(f"{path}：不是更正或认定的 JSON 列表", f"{path}: not a JSON list of {table}") from error


def _lines(path: Path) -> list[list[str]]:
    csv.field_size_limit(1 << 30)
    return list(csv.reader(io.StringIO(_decoded(path.read_bytes()), newline="")))


def _decoded(data: bytes) -> str:
    """UTF-8 as it was written, GB18030 as a spreadsheet in China may save it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
