"""Values → cells of a sheet: numbers as numbers, dates as dates, codes in Chinese, text as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from extract import labels
from extract.dataset.column import Column
from extract.dataset.workbook.styles import Styles, number_format
from extract.record import Duration

LONGEST = 32_767
"""Characters that a cell of a workbook holds; a longer text is cut and ends with …"""
_DIGITS = 15
"""Digits that a number of a workbook holds exactly; a longer one is written as text."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_LITERAL = 255
"""Characters that a string within a formula holds."""


def write(
    sheet: Any, row: int, place: int, value: Any, column: Column, table: str, styles: Styles, *names: str
) -> None:
    """Write the value of a column of `table`; nothing for `None` and empty lists."""
    if value is None or value == []:
        if names:
            sheet.write_blank(row, place, None, styles(*names))
    elif column.type == "decimal":
        _decimal(sheet, row, place, value, column, styles, *names)
    elif column.type in ("int", "float") and abs(value) < 10**_DIGITS:
        sheet.write_number(row, place, value, styles(*names, "centre", number="0" if column.type == "int" else "0.00"))
    elif column.type == "date" and (day := whole_date(value)):
        sheet.write_datetime(row, place, day, styles(*names, "centre", number="yyyy-mm-dd"))
    elif column.type == "bool":
        write_text(sheet, row, place, said(value, column, table), styles, *names, "centre")
    else:
        write_text(sheet, row, place, said(value, column, table), styles, *names)


def said(value: Any, column: Column, table: str) -> str:
    """A value in words: 是/否, Chinese names of codes, lists with 、 or ；."""
    if column.type == "bool":
        return labels.yes_no(value)
    if column.type == "code":
        return labels.code(table, column.name, value)
    if column.type == "codes":
        return "、".join(labels.code(table, column.name, one) for one in value)
    if column.type == "texts":
        return "；".join(value)
    if isinstance(value, Duration):
        return labels.duration(value.count, value.unit)
    return str(value)


def write_text(sheet: Any, row: int, place: int, text: str, styles: Styles, *names: str) -> None:
    """Write text as text: cut to what a cell holds, marked so that it is no formula even when it is edited."""
    clean = clean_text(text)
    sheet.write_string(row, place, clean, styles(*names, literal=clean.startswith(_FORMULA)))


@dataclass(frozen=True, slots=True)
class Match:
    """A row of a sheet by what stands in one of its columns (from 0): a link to it survives sorting."""

    sheet: str
    column: int
    value: str

    def __str__(self) -> str:
        letter, first = _letters(self.column), _literal(f"#'{self.sheet}'!A")
        return f"{first}&MATCH({_literal(self.value)},'{self.sheet}'!${letter}:${letter},0)"


def write_link(
    sheet: Any, row: int, place: int, target: str | Match, shown: str | int, styles: Styles, *names: str
) -> None:
    """Write a link; a formula, as a sheet holds no more than 65,530 links of the other kind.

    `target` is a URL, `#'sheet'!A1` or a `Match`. A link too long for a formula is written as what it shows.
    """
    text = clean_text(shown) if isinstance(shown, str) else shown
    where = _literal(target) if isinstance(target, str) else str(target)
    if len(where) > _LONGEST_LITERAL or (isinstance(text, str) and len(text) > _LONGEST_LITERAL):
        if isinstance(text, str):
            write_text(sheet, row, place, text, styles, *names)
        else:
            sheet.write_number(row, place, text, styles(*names, "centre"))
        return
    caption = _literal(text) if isinstance(text, str) else str(text)
    formula = f"=HYPERLINK({where},{caption})"
    looks = (*names, "link") if isinstance(text, str) else (*names, "link", "centre")
    sheet.write_formula(row, place, formula, styles(*looks), text)


def clean_text(text: str) -> str:
    """Without characters that XML cannot hold, line ends as \\n, not longer than a cell.

    >>> clean_text("a\\r\\nb\\x00"), len(clean_text("字" * 40000))
    ('a\\nb\ufffd', 32767)
    """
    clean = _IMPOSSIBLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"


def whole_date(value: str) -> date | None:
    """A whole date that a workbook can hold (from 1900-03-01, when its calendar becomes right), else `None`.

    >>> whole_date("2025-07-01"), whole_date("2025-07"), whole_date("1899-01-01")
    (datetime.date(2025, 7, 1), None, None)
    """
    try:
        day = date.fromisoformat(value) if len(value) == len("YYYY-MM-DD") else None
    except ValueError:
        return None
    return day if day and day >= date(1900, 3, 1) else None


def _decimal(sheet: Any, row: int, place: int, value: Decimal, column: Column, styles: Styles, *names: str) -> None:
    if len(value.normalize().as_tuple().digits) > _DIGITS:
        sheet.write_string(row, place, format(value, "f"), styles(*names, "right"))
        return
    sheet.write_number(row, place, float(value), styles(*names, "right", number=number_format(value, column.measure)))


def _letters(place: int) -> str:
    """The name of a column counted from 0.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
