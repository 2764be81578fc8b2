"""Every word of the dataset has a Chinese name: tables, columns, every value that an enum may take."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from extract import labels, record
from extract.dataset.columns import RECONCILED, TABLES
from extract.dataset.workbook.layout import places

MODELS = {
    "contracts": record.Fields,
    "parties": record.Party,
    "amounts": record.Amount,
    "payments": record.Payment,
    "penalties": record.Penalty,
    "clauses": record.ClauseRow,
    "findings": record.Finding,
    "lots": record.Lot,
    "bidders": record.Bidder,
}
COLUMNS = [(table, column.name) for table, columns in TABLES.items() for column in columns]


def _words(annotation: Any) -> Iterator[str]:
    """All strings of the `Literal`s in an annotation, facts counting as their value."""
    if get_origin(annotation) is Literal:
        yield from (word for word in get_args(annotation) if isinstance(word, str))
    elif get_origin(annotation) in (Union, types.UnionType, list, Annotated):
        for argument in get_args(annotation):
            yield from _words(argument)
    elif (
        isinstance(annotation, type) and issubclass(annotation, record.Evidence) and "value" in annotation.model_fields
    ):
        yield from _words(annotation.model_fields["value"].annotation)


ENUMS = [
    (table, name, word)
    for table, model in MODELS.items()
    for name, info in model.model_fields.items()
    if name != "flags"
    for word in _words(info.annotation)
]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_name(table: str) -> None:
    assert labels.table(table) != table


def test_names_are_told_apart() -> None:
    for table, columns in TABLES.items():
        names = [labels.column(table, column.name) for column in columns]
        assert len(names) == len(set(names)), table
    assert len(set(labels.TABLES.values())) == len(labels.TABLES)


def test_every_column_has_a_name() -> None:
    assert not [(table, column) for table, column in COLUMNS if labels.column(table, column) == column and column != "sha256"]


def test_every_word_of_an_enum_has_a_name() -> None:
    assert not [(table, column, word) for table, column, word in ENUMS if labels.code(table, column, word) == word]


def test_there_are_enums_to_test() -> None:
    assert {(table, name) for table, name, _ in ENUMS} >= {
        ("contracts", "category"),
        ("payments", "triggers"),
        ("penalties", "consequence"),
        ("clauses", "type"),
        ("parties", "org_type"),
    }


@pytest.mark.parametrize("words", [labels.FLAG, labels.TEXT_SOURCE])
def test_no_label_twice_in_an_enum(words: dict[str, str]) -> None:
    assert len(set(words.values())) == len(words)


def test_flags_and_sources() -> None:
    assert set(labels.FLAG) == set(get_args(record.Flag))
    assert set(labels.TEXT_SOURCE) == set(_words(record.Source.model_fields["text_source"].annotation))


def test_no_label_for_what_is_no_column() -> None:
    for table, named in labels.COLUMNS.items():
        if table in TABLES:
            sheet = {place.column.name for place in places(table)}
            assert set(named) <= {column.name for column in TABLES[table]} | sheet


def test_no_model_is_forgotten() -> None:
    assert all(issubclass(model, BaseModel) for model in MODELS.values())
    without = {"items", "review", "failures", "documents", "groups", "corrections", "verdicts", *RECONCILED}
    assert set(MODELS) | without >= set(TABLES)


def test_every_class_and_stage_of_a_failure_has_a_name() -> None:
    page = (Path(__file__).parents[2] / "docs" / "dataset.md").read_text(encoding="utf-8")
    section = page.split("## 没有记录的文件")[1].split("## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", section, flags=re.MULTILINE)[1:]
    classes = {word for row in rows for word in re.findall(r"`(\w+)`", row)}
    [stages] = re.findall(r"`stage` is the step that stopped \(([^)]*)\)", section)
    assert classes == set(labels.CODES["failures"]["error_class"])
    assert set(re.findall(r"`(\w+)`", stages)) == set(labels.CODES["failures"]["stage"])
