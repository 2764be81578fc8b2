"""Sums in words with a misread sign, put right only where whole figures beside them prove it."""

from decimal import Decimal

import pytest

from extract.values.lexer import lex


def _words(text: str) -> tuple[object, tuple[str, ...]]:
    token = next(t for t in lex(text).tokens if t.family == "money" and not any(c.isdigit() for c in text[t.start : t.end]))
    return token.value, token.flags


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("人民币（大写）叁万伍任贰佰元整（¥35,200.00）", "35200"),
        ("¥35,200.00（大写：叁万伍任贰佰元整）", "35200"),
        ("大写：陆拾捌万玖任元整\n（小写：¥689,000.00）", "689000"),
    ],
)
def test_the_figures_beside_prove_the_words(text: str, value: str) -> None:
    assert _words(text) == (Decimal(value), ("check_failed",))


@pytest.mark.parametrize(
    "text",
    [
        "人民币叁万伍任贰佰元整",
        "人民币叁万伍任贰佰元整（¥36,200.00）",
        "人民币叁万伍任贰佰元整，其中首付款为¥35,200.00",
        "人民币任万伍任任佰元整（¥35,200.00）",
        "人民币叁万伍任贰佰元整（约¥35,200.00）",
    ],
)
def test_nothing_is_read_without_proof(text: str) -> None:
    assert _words(text)[0] is None
