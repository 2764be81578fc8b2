"""The number of an item is no part of the value behind it."""

from __future__ import annotations

import pytest

from extract.values.lexer import lex


@pytest.mark.parametrize(
    ("text", "family", "value"),
    [
        ("2.2025年7月31日前支付", "date", "2025-07-31"),
        ("3.1 2025年7月31日前支付", "date", "2025-07-31"),
        ("合同款：\n2.360000元于签订后支付", "money", "360000"),
        ("期限2.5年", "duration", "30"),
        ("2.36元", "money", "2.36"),
    ],
)
def test_the_value_begins_behind_the_number(text: str, family: str, value: str) -> None:
    found = [token for token in lex(text).tokens if token.family == family]
    assert len(found) == 1 and value in str(found[0].value)
