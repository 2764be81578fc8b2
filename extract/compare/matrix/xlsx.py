"""The matrix as a workbook: key terms, what is unusual, what is usual, clauses."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.compare.matrix.model import TYPES, Matrix, Row
from extract.compare.records.reference import NONE
from extract.compare.records.terms import TERMS, Value
from extract.dataset.workbook.cells import write_text
from extract.dataset.workbook.styles import Styles
from extract.pages.tongue import Tongue

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
        book.set_properties({"title": matrix.tongue.say("合同比较", "Contracts compared"), "created": _CREATED})
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


def _heads(tongue: Tongue) -> list[tuple[str, int]]:
    """What stands in front of every row of contracts."""
    say = tongue.say
    return [(say("合同", "Contract"), 36), (say("采购人", "Buyer"), 24), (say("类别", "Category"), 10), (say("签订日期", "Signed on"), 12)]


def _terms(book: Any, matrix: Matrix, styles: Styles) -> None:
    tongue, say = matrix.tongue, matrix.tongue.say
    header = [*_heads(tongue), (say("比较组", "Compared with"), 18)]
    header += [(term.title(tongue), 24 if term.name == "payment_split" else 14) for term in TERMS]
    sheet = _sheet(book, say("关键条款", "Key terms"), header, styles, 1)
    for line, row in enumerate(matrix.rows, 1):
        _head(sheet, line, row, styles, tongue)
        size = matrix.groups[row.group].size if row.group else 0
        group = say(f"{row.group}（{size} 份）", f"{row.group} ({size})") if row.group else ""
        write_text(sheet, line, 4, group, styles, "wrap", "quiet")
        for i, term in enumerate(TERMS, 5):
            found = row.deviations.get(term.name, NONE)
            names = [_LEVELS[found.level]] if found.level else []
            value = row.values[term.name]
            if value is None:
                shown = say("缺", "missing") if found.level else row.absent(term.name, tongue)
                write_text(sheet, line, i, shown, styles, *(names or ["quiet"]))
            else:
                _value(sheet, line, i, value, styles, names)
            if found.words:
                sheet.write_comment(line, i, found.words, {"x_scale": 2.2})
    sheet.autofilter(0, 0, max(len(matrix.rows), 1), len(header) - 1)


def _head(sheet: Any, line: int, row: Row, styles: Styles, tongue: Tongue) -> None:
    write_text(sheet, line, 0, f"{row.title}\n{row.told_apart}", styles, "wrap")
    write_text(sheet, line, 1, row.buyer, styles, "wrap")
    write_text(sheet, line, 2, tongue.code(row.category, "contracts", "category"), styles)
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
    tongue, say = matrix.tongue, matrix.tongue.say
    header = [
        (say("合同", "Contract"), 36),
        (say("采购人", "Buyer"), 24),
        (say("条款", "Term"), 20),
        (say("程度", "How far"), 10),
        (say("偏离", "Deviation"), 60),
        (say("原文", "Text"), 70),
        (say("页", "Page"), 6),
        (say("文件", "File"), 40),
    ]
    grades = {"far": say("相差较大", "far"), "missing": say("缺", "missing"), "differs": say("不同", "differs")}
    sheet = _sheet(book, say("偏离", "Deviations"), header, styles, 1)
    line = 0
    for row in matrix.rows:
        found = [
            (term.title(tongue), one.level, one.words, row.values[term.name])
            for term in TERMS
            if (one := row.deviations.get(term.name, NONE)).words
        ]
        for kind, words in row.missing.items():
            name = tongue.code(kind, "clauses", "type")
            found.append((say(f"{name}条款", f"clause on {name}"), "missing", words, None))
        for label, level, words, value in found:
            line += 1
            quote = value.quote if value else ""
            for i, text in enumerate((row.title, row.buyer, label, grades[level], words, quote)):
                write_text(sheet, line, i, text, styles, "wrap", *([_LEVELS[level]] if i == 3 else []))
            if value and value.page:
                sheet.write_number(line, 6, value.page, styles("centre"))
            write_text(sheet, line, 7, row.path, styles, "wrap", "quiet")
    sheet.autofilter(0, 0, max(line, 1), len(header) - 1)


def _usual(book: Any, matrix: Matrix, styles: Styles) -> None:
    tongue, say = matrix.tongue, matrix.tongue.say
    header = [
        (say("条款", "Term"), 24),
        (say("比较组", "Compared with"), 20),
        (say("组内份数", "Contracts"), 10),
        (say("写明份数", "State it"), 10),
        (say("中位数或多数", "Median or most frequent"), 24),
        (say("参与份数", "Counted"), 10),
    ]
    sheet = _sheet(book, say("常见约定", "Usual terms"), header, styles, 1)
    line = 0
    for term in TERMS:
        for name, group in matrix.groups.items():
            line += 1
            usual = group.usual[term.name]
            write_text(sheet, line, 0, term.title(tongue), styles)
            write_text(sheet, line, 1, name, styles)
            sheet.write_number(line, 2, usual.size, styles("centre"))
            sheet.write_number(line, 3, usual.stated, styles("centre"))
            write_text(sheet, line, 4, usual.shown or say("—（不足以比较）", "— (too few)"), styles, "wrap")
            sheet.write_number(line, 5, usual.counted, styles("centre"))


def _clauses(book: Any, matrix: Matrix, styles: Styles) -> None:
    tongue, say = matrix.tongue, matrix.tongue.say
    header = [*_heads(tongue), *((tongue.code(kind, "clauses", "type"), 11) for kind in TYPES)]
    sheet = _sheet(book, say("条款矩阵", "Clauses"), header, styles, 1)
    for line, row in enumerate(matrix.rows, 1):
        _head(sheet, line, row, styles, tongue)
        for i, kind in enumerate(TYPES, 4):
            if kind in row.clauses:
                first = row.clauses[kind][0]
                write_text(sheet, line, i, f"{say('有', 'yes')} {first.name}".strip(), styles)
            elif kind in row.missing:
                write_text(sheet, line, i, say("缺", "missing"), styles, "error")
            else:
                write_text(sheet, line, i, say("未见", "none") if row.readable else say("读不出", "unreadable"), styles, "quiet")
    sheet.autofilter(0, 0, max(len(matrix.rows), 1), len(header) - 1)
