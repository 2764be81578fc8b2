"""Every row of the two case tables: what a text means, or that it must be refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from extract.values import date, duration, money, ratio
from extract.values.errors import ValueParseError

CASES = Path(__file__).parent / "cases"


def _rows(name: str) -> list[tuple[str, str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines if line]
    return [(text.replace("\\n", "\n"), expected, note) for text, expected, note in rows]


MONEY, DATES = _rows("money_cases.tsv"), _rows("date_cases.tsv")


def test_tables_are_complete() -> None:
    assert len(MONEY) >= 104
    assert len(DATES) >= 53


@pytest.mark.parametrize(("text", "expected", "note"), MONEY, ids=[row[0] for row in MONEY])
def test_money_and_rates(text: str, expected: str, note: str) -> None:
    parse = money.parse if note.startswith("money") else ratio.parse
    if expected == "ERROR":
        with pytest.raises(ValueParseError):
            parse(text)
    else:
        assert parse(text) == Decimal(expected)


def _read(text: str, kind: str) -> str:
    if kind == "date":
        return date.parse(text).value
    if kind in ("range", "deadline"):
        return "/".join(side or ".." for side in date.parse_range(text))
    return duration.parse(text).iso


@pytest.mark.parametrize(("text", "expected", "note"), DATES, ids=[row[0] for row in DATES])
def test_dates_and_durations(text: str, expected: str, note: str) -> None:
    kind = note.split()[0]
    if expected in ("ERROR", "EMPTY", "UNBOUNDED") or expected.startswith("SCHEDULE"):
        with pytest.raises(ValueParseError) as caught:
            _read(text, kind)
        if expected == "ERROR":
            assert caught.value.code not in ("empty", "unbounded", "schedule")
        else:
            assert caught.value.code == expected.split()[0].lower()
        if expected.startswith("SCHEDULE"):
            assert duration.schedule(text) == expected.removeprefix("SCHEDULE ")
    else:
        assert _read(text, kind) == expected


@pytest.mark.parametrize("text", ["伍十五万元", "1个年内", "二O二五年六月十日"])
def test_odd_writing_is_flagged(text: str) -> None:
    readers = {"元": money.parse_detail, "内": duration.parse, "日": date.parse}
    value = readers[text[-1]](text)
    assert getattr(value, "flags", ())
