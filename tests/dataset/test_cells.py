"""Values ↔ cells."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset.cells import parse, render
from extract.dataset.columns import ColumnType
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
        ("=SUM(A1)", "text", "'=SUM(A1)"),
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


@given(st.text(min_size=1).filter(lambda text: not text.startswith("'")))
def test_text_comes_back(text: str) -> None:
    assert parse(render(text, "text"), "text") == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_decimals_come_back_exactly(number: Decimal) -> None:
    back = parse(render(number, "decimal"), "decimal")
    assert isinstance(back, Decimal)
    assert back.as_tuple() == number.as_tuple()
