"""docs/dataset.md says what the code does: every column, every exit code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.cli import exits
from extract.dataset.columns import EVIDENCE, TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "dataset.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_documented(table: str) -> None:
    [line] = [line for line in PAGE.splitlines() if line.startswith(f"| `{table}` |")]
    words = set(re.findall(r"\w+", line))
    shared = {"contract_id", *(column.name for column in EVIDENCE)}
    assert {column.name for column in TABLES[table]} - shared <= words


def test_evidence_columns_are_documented_in_order() -> None:
    assert ", ".join(column.name for column in EVIDENCE) in PAGE


def test_every_exit_code_is_documented() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, flags=re.MULTILINE)}
    assert documented == {value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
