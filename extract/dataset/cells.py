"""Values ↔ cells of a CSV file.

A CSV file is opened by double click as often as by a program, and a spreadsheet guesses: an account number becomes
`3.22E+19`, `00123` becomes 123, clause 1.10 becomes 1.1, the number `2024-12` a day of December, `=…` a formula. So a text
that would be guessed at is written as `="…"`, which Excel, WPS and LibreOffice show as the text it is, and a text that
would run as a formula gets a `'` in front. `parse` takes both off. A `plain` cell is the value and nothing else, for
programs.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from extract.dataset.column import ColumnType

SEPARATOR = "|"

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""Beginnings that make a spreadsheet run a cell as a formula (Chinese ones take the wide signs too). A `'` before them is
part of the text and must not be taken for ours."""
_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_GUESSED = re.compile(
    rf"(?=\D{{0,9}}\d)[\d\s.,:/()（）%年月日时分秒¥￥$€£eEdD+\-]+"
    rf"|(?i:true|false)|(?i:\d{{0,4}}[-/. ]?(?:{_MONTHS})[a-z]*[-/. ]?\d{{0,4}})"
)
"""What a spreadsheet takes for a number, a date, a time or a truth value."""
_HARMLESS = re.compile(r"0|[1-9]\d{0,6}")
"""Whole numbers that look the same whatever they are taken for."""
_QUOTED = re.compile(r'="(.*)"', re.DOTALL)
_LONGEST = 200
"""Characters that are looked at: nothing longer is taken for a number, and a text in a formula holds 255."""
_EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""
_MONTH_ALONE = len("YYYY-MM")


def render(value: Any, kind: ColumnType, *, plain: bool = False) -> str:
    """The cell of a value: `None` and the empty list are empty, decimals plain, booleans `true`/`false`.

    Unless `plain`, what a spreadsheet would spoil is guarded (see above). In a list of texts a `|` of the text itself
    becomes `｜`.
    """
    if value is None:
        return ""
    text = _text(value, kind)
    return text if plain else _guarded(text, kind)


def parse(cell: str, kind: ColumnType) -> Any:
    """The value of a cell, guarded or plain; an empty cell is `None` (or the empty list).

    A date that is only a month or a year stays a string, a duration stays `COUNT UNIT`.
    Raises `ValueError` (or `decimal.InvalidOperation`) for a cell that is not of its kind.
    """
    text = unguarded(cell)
    if kind in ("texts", "codes"):
        return text.split(SEPARATOR) if text else []
    if not text:
        return None
    if kind == "int":
        return int(text)
    if kind == "float":
        return float(text)
    if kind == "bool":
        return {"true": True, "false": False}[text.lower()]
    if kind == "decimal":
        return Decimal(text)
    if kind == "date" and len(text) == len("YYYY-MM-DD"):
        return date.fromisoformat(text)
    return text


def unguarded(cell: str) -> str:
    """The text of a cell as it was before it was guarded.

    >>> unguarded('="00123"'), unguarded("'=A1"), unguarded("''=A1"), unguarded("'t Hooft")
    ('00123', '=A1', "'=A1", "'t Hooft")
    """
    if quoted := _QUOTED.fullmatch(cell):
        return quoted[1]
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def guarded(text: str) -> str:
    """A text as a cell that every spreadsheet shows as it is.

    >>> guarded("6222020200112233445"), guarded("1.10"), guarded("2024-12"), guarded("SEP2"), guarded("17"), guarded("=A1")
    ('="6222020200112233445"', '="1.10"', '="2024-12"', '="SEP2"', '17', "'=A1")
    """
    if _FORMULA.match(text):
        return "'" + text
    guessed = len(text) <= _LONGEST and _GUESSED.fullmatch(text) and not _HARMLESS.fullmatch(text)
    return f'="{text}"' if guessed else text


def _text(value: Any, kind: ColumnType) -> str:
    if kind in ("texts", "codes"):
        return SEPARATOR.join(str(one).replace(SEPARATOR, "｜") for one in value)
    if kind == "bool":
        return "true" if value else "false"
    if kind == "decimal":
        return format(value, "f")
    if kind == "duration":
        return f"{value.count} {value.unit}"
    return str(value)


def _guarded(text: str, kind: ColumnType) -> str:
    if kind in ("text", "texts", "code", "codes"):
        return guarded(text)
    digits = sum(char.isdigit() for char in text)
    lost = digits > _EXACT_DIGITS if kind == "decimal" else kind == "date" and len(text) == _MONTH_ALONE
    return f'="{text}"' if lost else text
