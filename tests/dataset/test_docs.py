"""docs/dataset.md and docs/exports.md say what the code does: every column, exit code, format, type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.cli import exits
from extract.dataset.columns import EVIDENCE, TABLES
from extract.dataset.export import formats
from extract.dataset.staging import sql_columns
from extract.redact import masks

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


EXPORTS = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_format_is_documented() -> None:
    documented = re.findall(r"^\| `(\w+)` \|", EXPORTS.split("## ")[0], flags=re.MULTILINE)
    assert sorted(documented) == formats()


@pytest.mark.parametrize("table", TABLES)
def test_every_sql_type_is_documented(table: str) -> None:
    assert all(kind in EXPORTS for kind in sql_columns(table).values())


def test_the_masks_are_those_documented() -> None:
    shown = [
        masks.name("周一平"),
        masks.phone("13800001234"),
        masks.phone("0999-5550108"),
        masks.email("zhou.yp@example.com"),
    ]
    assert all(f"`{mask}`" in EXPORTS for mask in shown)
