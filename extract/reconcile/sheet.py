"""Tables as offices write them: a workbook (xlsx, xlsm, xls, et, ods) or a CSV file → rows of plain cells.

Merged cells of a workbook all have the value that is shown. A number that a spreadsheet keeps in more than fifteen digits
is spoiled (account numbers): its cell says so instead of giving digits that were never there.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.ingest.decode import decode
from extract.reconcile import formulas, webtable
from extract.text.fold import fold

SPOILED = "\ufffd"
"""A number of which a spreadsheet has lost digits, or that a formula should give whose result was never kept."""
_EXACT = 15
_ROWS = 500_000
_COLUMNS = 200
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods"})
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_PLAIN = frozenset({".csv", ".tsv", ".txt"})
_UNITS = (
    "（元）", "（万元）", "（人民币元）", "（人民币万元）", "（人民币）", "/元", "/万元", "（亿元）", "（单位：元）", "（单位：万元）",
    "（必填）",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` are texts, all as long as the longest. `name` is "" for a CSV file. `repeated` are the cells (row, column; indexes)
    that only show what stands in a row above, merged with them."""

    name: str
    rows: list[list[str]]
    repeated: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """A file's tables; `id` is the first 16 hex digits of its SHA-256."""

    path: str
    id: str
    sha256: str
    bytes: int
    sheets: list[Sheet]


def read(path: Path) -> Book:
    """Read a table file. Raises `UsageError` that names the file for what cannot be read."""
    suffix = path.suffix.lower()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}：读不了（{error.strerror}）", f"{path}: cannot be read ({error.strerror})") from error
    if data.startswith(_PACKED) or (suffix in _WORKBOOKS and b"\0" in data[:64]):
        sheets = _workbook(path, data)
    elif suffix in _WORKBOOKS:
        sheets = _named_so(path, data)
    elif suffix in _PLAIN:
        sheets = [Sheet("", _lines(path, data))]
    else:
        raise UsageError(
            f"{path}：表格只能是 xlsx、xls、et、ods 或 csv", f"{path}: a table has to be xlsx, xls, et, ods or csv"
        )
    digest = hashlib.sha256(data).hexdigest()
    return Book(path.name, digest[:16], digest, len(data), [sheet for sheet in sheets if sheet.rows])


def _named_so(path: Path, data: bytes) -> list[Sheet]:
    """What finance systems save as .xls: a web page, the XML of an old spreadsheet, or lines of text."""
    decoded = decode(data)
    if decoded is not None and decoded.text.lstrip("\ufeff \t\r\n").startswith("<"):
        tables = webtable.rows_of(decoded.text.lstrip("\ufeff \t\r\n"))
        return [Sheet("", _even([[_text(cell) for cell in row[:_COLUMNS]] for row in rows[:_ROWS]])) for rows in tables]
    if decoded is None or not any(mark in decoded.text for mark in "\t,"):
        raise UsageError(f"{path}：不是能读的工作簿", f"{path}: not a workbook that can be read")
    return [Sheet("", _lines(path, data))]


def _lines(path: Path, data: bytes) -> list[list[str]]:
    decoded = decode(data)
    if decoded is None:
        raise UsageError(f"{path}：不是文字文件，也不是工作簿", f"{path}: neither text nor a workbook")
    text = decoded.text.lstrip("\ufeff")
    sample = text[:20_000]
    delimiter = max(",;\t|", key=sample.count)
    csv.field_size_limit(1 << 20)
    try:
        rows = [[_text(cell) for cell in row[:_COLUMNS]] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as error:
        raise UsageError(f"{path}：不是能读的 CSV（{error}）", f"{path}: not a CSV file that can be read ({error})") from error
    return _even(rows[:_ROWS])


def _workbook(path: Path, data: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        unsolved = formulas.unsolved(data)
        return [_sheet(book.get_sheet_by_name(name), name, unsolved.get(name, ())) for name in book.sheet_names]
    except PasswordError as error:
        raise UsageError(f"{path}：有密码，请先去掉密码", f"{path}: protected by a password") from error
    except (CalamineError, ValueError, OSError) as error:
        raise UsageError(f"{path}：不是能读的工作簿（{error}）", f"{path}: not a workbook that can be read ({error})") from error


def _sheet(sheet: Any, name: str, unsolved: Iterable[tuple[int, int]]) -> Sheet:
    rows = [[_text(cell) for cell in row[:_COLUMNS]] for row in sheet.to_python(skip_empty_area=False)[:_ROWS]]
    for i, j in unsolved:  # what should stand there is not known, and that is not nothing
        if i < len(rows) and j < len(rows[i]):
            rows[i][j] = SPOILED
    repeated = set[tuple[int, int]]()
    for (top, left), (bottom, right) in _merged(sheet):
        if top < len(rows) and left < len(rows[top]) and (bottom - top) * (right - left) < 10_000:
            shown = rows[top][left]
            for i, row in enumerate(rows[top : bottom + 1], top):
                row[left : right + 1] = [shown] * len(row[left : right + 1])
                repeated.update((i, j) for j in range(left, right + 1) if i > top)
    return Sheet(name, _even(rows), repeated=frozenset(repeated))


def _merged(sheet: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    yield from sheet.merged_cell_ranges or ()


def _even(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _text(cell: Any) -> str:
    """A cell as text: dates are ISO, whole numbers have no point, floats what the sheet shows and not its rounding."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) >= 10**_EXACT:
            return SPOILED
        return format(Decimal(f"{cell:.15g}"), "f")
    text = str(cell).strip().strip("\ufeff").strip()
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return " ".join(text.lstrip("'").split())


def plain_head(cell: str) -> str:
    """A head as it is compared: folded, without blanks, star, colon and unit.

    >>> plain_head("支出金额\\n（万元）"), plain_head("*收款人 名称："), plain_head("贷方(支出)")
    ('支出金额', '收款人名称', '贷方（支出）')
    """
    text = "".join(fold(cell).split()).strip("*：:")
    for unit in _UNITS:
        text = text.removesuffix(unit)
    return text
