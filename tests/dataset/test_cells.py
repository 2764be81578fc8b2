"""Values ↔ cells."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset.cells import parse, render
from extract.dataset.column import ColumnType
from extract.record import Duration


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        (None, "text", ""),
        ([], "codes", ""),
        (["a", "b"], "codes", "a|b"),
        (["甲|乙", "丙"], "texts", "甲｜乙|丙"),
        (True, "bool", "true"),
        (False, "bool", "false"),
        (Decimal("1E+3"), "decimal", "1000"),
        (Decimal("-0.0005"), "decimal", "-0.0005"),
        (Decimal("120000.00"), "decimal", "120000.00"),
        (Duration(count=1, unit="year"), "duration", "1 year"),
        (0, "int", "0"),
        ("6222020200112233445", "text", '="6222020200112233445"'),
        ("00123", "code", '="00123"'),
        ("1.10", "text", '="1.10"'),
        ("2024-12", "text", '="2024-12"'),
        ("12E34", "text", '="12E34"'),
        ("（1）", "text", '="（1）"'),
        ("MAR1", "text", '="MAR1"'),
        ("TRUE", "text", '="TRUE"'),
        ("13900001234", "text", '="13900001234"'),
        ("17", "text", "17"),
        ("2025-07", "date", '="2025-07"'),
        ("2025-07-01", "date", "2025-07-01"),
        (Decimal("1234567890123456.78"), "decimal", '="1234567890123456.78"'),
        ("=SUM(A1)", "text", "'=SUM(A1)"),
        ("'=SUM(A1)", "text", "''=SUM(A1)"),
        ("＝A1", "text", "'＝A1"),
        ("+86 000", "text", "'+86 000"),
        ("-5", "text", "'-5"),
        ("@a", "text", "'@a"),
        ("\tx", "text", "'\tx"),
        ("\rx", "text", "'\rx"),
        ("1=1", "text", "1=1"),
        (["=1", "b"], "texts", "'=1|b"),
    ],
)
def test_render(value: Any, kind: ColumnType, cell: str) -> None:
    assert render(value, kind) == cell


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        ("", "decimal", None),
        ("", "texts", []),
        ("a|b", "codes", ["a", "b"]),
        ("2025-07-01", "date", date(2025, 7, 1)),
        ("2025-07", "date", "2025-07"),
        ("120000.00", "decimal", Decimal("120000.00")),
        ("1 year", "duration", "1 year"),
        ("false", "bool", False),
    ],
)
def test_parse(cell: str, kind: ColumnType, value: Any) -> None:
    assert parse(cell, kind) == value


@given(st.text(min_size=1) | st.text("'=+-\t0123456789.\"eE", min_size=1))
def test_text_comes_back(text: str) -> None:
    assert parse(render(text, "text"), "text") == text


@pytest.mark.parametrize("text", ["=1", "6222020200112233445", "00123", "'=x"])
def test_plain_cells_are_the_value(text: str) -> None:
    assert render(text, "text", plain=True) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_decimals_come_back_exactly(number: Decimal) -> None:
    back = parse(render(number, "decimal"), "decimal")
    assert isinstance(back, Decimal)
    assert back.as_tuple() == number.as_tuple()
