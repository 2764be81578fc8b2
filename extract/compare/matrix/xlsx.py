"""The matrix as a workbook: key terms, what is unusual, what is usual, clauses."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract import labels
from extract.compare.matrix.build import TYPES, Matrix, Row
from extract.compare.records.reference import NONE
from extract.compare.records.terms import TERMS, Value
from extract.dataset.workbook.cells import write_text
from extract.dataset.workbook.styles import Styles
from extract.labels.record_codes import CLAUSE_TYPE

_CREATED = datetime(2000, 1, 1)
"""No clock: the same input gives the same bytes."""
_DIGITS = 15
"""Digits that a number of a workbook holds exactly."""
_LEVELS = {"far": "error", "missing": "error", "differs": "warning"}


def write(path: Path, matrix: Matrix) -> None:
    """Write the workbook to `path`, over what stands there."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "合同比较", "created": _CREATED})
        styles = Styles(book)
        _terms(book, matrix, styles)
        _deviations(book, matrix, styles)
        _usual(book, matrix, styles)
        _clauses(book, matrix, styles)


def _sheet(book: Any, name: str, header: list[tuple[str, int]], styles: Styles, frozen: int) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_row(0, 32)
    for i, (text, width) in enumerate(header):
        sheet.set_column(i, i, width)
        sheet.write_string(0, i, text, styles("head"))
    sheet.freeze_panes(1, frozen)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    return sheet


def _terms(book: Any, matrix: Matrix, styles: Styles) -> None:
    header = [("合同", 36), ("采购人", 24), ("类别", 8), ("签订日期", 12), ("比较组", 18)]
    header += [(term.label, 24 if term.name == "payment_split" else 14) for term in TERMS]
    sheet = _sheet(book, "关键条款", header, styles, 1)
    for line, row in enumerate(matrix.rows, 1):
        _head(sheet, line, row, styles)
        group = f"{row.group}（{matrix.groups[row.group].size} 份）" if row.group else ""
        write_text(sheet, line, 4, group, styles, "wrap", "quiet")
        for i, term in enumerate(TERMS, 5):
            found = row.deviations.get(term.name, NONE)
            names = [_LEVELS[found.level]] if found.level else []
            value = row.values[term.name]
            if value is None:
                write_text(
                    sheet, line, i, "缺" if found.level else row.absent(term.name), styles, *(names or ["quiet"])
                )
            else:
                _value(sheet, line, i, value, styles, names)
            if found.words:
                sheet.write_comment(line, i, found.words, {"x_scale": 2.2})
    sheet.autofilter(0, 0, max(len(matrix.rows), 1), len(header) - 1)


def _head(sheet: Any, line: int, row: Row, styles: Styles) -> None:
    write_text(sheet, line, 0, f"{row.title}\n{row.told_apart}", styles, "wrap")
    write_text(sheet, line, 1, row.buyer, styles, "wrap")
    write_text(sheet, line, 2, labels.code("contracts", "category", row.category), styles)
    write_text(sheet, line, 3, row.signed_on, styles)


def _value(sheet: Any, line: int, place: int, value: Value, styles: Styles, names: list[str]) -> None:
    """Shares and sums as numbers that can be sorted; what has a unit of its own in words."""
    single = value.number is not None and "|" not in value.exact
    if single and value.unit == "share":
        sheet.write_number(line, place, float(value.number or 0), styles(*names, "right", number="0.######%"))
    elif single and value.unit == "CNY" and _exact(value.number):
        sheet.write_number(line, place, float(value.number or 0), styles(*names, "right", number="#,##0.00"))
    else:
        write_text(sheet, line, place, value.shown, styles, "wrap", *names)


def _exact(value: Decimal | None) -> bool:
    return value is not None and len(value.normalize().as_tuple().digits) <= _DIGITS


def _deviations(book: Any, matrix: Matrix, styles: Styles) -> None:
    header = [
        ("合同", 36),
        ("采购人", 24),
        ("条款", 20),
        ("程度", 10),
        ("偏离", 60),
        ("原文", 70),
        ("页", 6),
        ("文件", 40),
    ]
    sheet = _sheet(book, "偏离", header, styles, 1)
    line = 0
    for row in matrix.rows:
        found = [
            (term.label, one.level, one.words, row.values[term.name])
            for term in TERMS
            if (one := row.deviations.get(term.name, NONE)).words
        ]
        found += [(f"{CLAUSE_TYPE[kind]}条款", "missing", words, None) for kind, words in row.missing.items()]
        for label, level, words, value in found:
            line += 1
            grade = {"far": "相差较大", "missing": "缺", "differs": "不同"}[level]
            quote = value.quote if value else ""
            for i, text in enumerate((row.title, row.buyer, label, grade, words, quote)):
                write_text(sheet, line, i, text, styles, "wrap", *([_LEVELS[level]] if i == 3 else []))
            if value and value.page:
                sheet.write_number(line, 6, value.page, styles("centre"))
            write_text(sheet, line, 7, row.path, styles, "wrap", "quiet")
    sheet.autofilter(0, 0, max(line, 1), len(header) - 1)


def _usual(book: Any, matrix: Matrix, styles: Styles) -> None:
    header = [("条款", 24), ("比较组", 20), ("组内份数", 10), ("写明份数", 10), ("中位数或多数", 24), ("参与份数", 10)]
    sheet = _sheet(book, "常见约定", header, styles, 1)
    line = 0
    for term in TERMS:
        for name, group in matrix.groups.items():
            line += 1
            usual = group.usual[term.name]
            write_text(sheet, line, 0, term.label, styles)
            write_text(sheet, line, 1, name, styles)
            sheet.write_number(line, 2, usual.size, styles("centre"))
            sheet.write_number(line, 3, usual.stated, styles("centre"))
            write_text(sheet, line, 4, usual.shown or "—（不足以比较）", styles, "wrap")
            sheet.write_number(line, 5, usual.counted, styles("centre"))


def _clauses(book: Any, matrix: Matrix, styles: Styles) -> None:
    header = [("合同", 36), ("采购人", 24), ("类别", 8), ("签订日期", 12), *((CLAUSE_TYPE[kind], 11) for kind in TYPES)]
    sheet = _sheet(book, "条款矩阵", header, styles, 1)
    for line, row in enumerate(matrix.rows, 1):
        _head(sheet, line, row, styles)
        for i, kind in enumerate(TYPES, 4):
            if kind in row.clauses:
                first = row.clauses[kind][0]
                write_text(sheet, line, i, f"有 {first.name}".strip(), styles)
            elif kind in row.missing:
                write_text(sheet, line, i, "缺", styles, "error")
            else:
                write_text(sheet, line, i, "未见" if row.readable else "读不出", styles, "quiet")
    sheet.autofilter(0, 0, max(len(matrix.rows), 1), len(header) - 1)
