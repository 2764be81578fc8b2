"""`datapackage.json`: valid by frictionless, offline, and strict enough to find what is broken."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import Dataset, Failure
from extract.dataset.columns import TABLES
from extract.dataset.export import export
from extract.record import Record

frictionless = pytest.importorskip("frictionless")
Make = Callable[..., Record]


@pytest.fixture
def folder(tmp_path: Path, make_record: Make) -> Path:
    dataset = Dataset(tmp_path / "out")
    day = {"value": "2025-07", "text": "校服", "start": 7, "end": 9, "rule": "x", "confidence": 0.5}
    dataset.add(make_record("a.txt", fields={"signed_on": day}))
    dataset.add(make_record("b.txt", salt="2"))
    dataset.fail(Failure("c.xlsx", "", "read", "unreadable", "打不开"))
    dataset.finish()
    export(tmp_path / "out", ["datapackage"])
    return tmp_path / "out" / "datapackage"


def _errors(folder: Path) -> Iterator[tuple[str, str]]:
    """(table, type of error) of all that frictionless finds."""
    for task in frictionless.validate(str(folder / "datapackage.json")).tasks:
        yield from ((task.name, error.type) for error in task.errors)


def _change(path: Path, change: Callable[[list[list[str]]], None]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    change(lines)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(lines)
    package = path.parent / "datapackage.json"
    described: dict[str, Any] = json.loads(package.read_text(encoding="utf-8"))
    for resource in described["resources"]:  # what is looked for is the content, not that the file was touched
        resource.pop("hash", None)
        resource.pop("bytes", None)
    package.write_text(json.dumps(described), encoding="utf-8")


def _set(column: str, value: str) -> Callable[[list[list[str]]], None]:
    def change(lines: list[list[str]]) -> None:
        lines[1][lines[0].index(column)] = value

    return change


def test_the_package_is_valid(folder: Path) -> None:
    assert list(_errors(folder)) == []


def test_every_table_is_described(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == [column.name for column in TABLES[resource["name"]]]


def test_a_foreign_key_that_points_at_nothing_is_found(folder: Path) -> None:
    _change(folder / "payments.csv", _set("contract_id", "f" * 16))
    assert ("payments", "foreign-key") in set(_errors(folder))


def test_a_contract_twice_is_found(folder: Path) -> None:
    _change(folder / "contracts.csv", lambda lines: lines.append(lines[1]))
    assert ("contracts", "primary-key") in set(_errors(folder))


WRONG = (
    ("payments", "kind", "预付款", "constraint-error"),
    ("payments", "percent", "30%", "type-error"),
    ("contracts", "signed_on", "2025年7月", "constraint-error"),
    ("contracts", "tax_included", "yes", "type-error"),
    ("contracts", "warranty_duration", "两年", "constraint-error"),
    ("clauses", "page", "0", "constraint-error"),
    ("parties", "confidence", "1.5", "constraint-error"),
)


def test_wrong_values_are_found(folder: Path) -> None:
    for table, column, value, _ in WRONG:
        _change(folder / f"{table}.csv", _set(column, value))
    report = frictionless.validate(str(folder / "datapackage.json"))
    found = [(task.name, error.field_name, error.type) for task in report.tasks for error in task.errors]
    assert sorted(found) == sorted((table, column, error) for table, column, _, error in WRONG)


def test_a_changed_file_is_found(folder: Path) -> None:
    path = folder / "items.csv"
    path.write_bytes(path.read_bytes().replace(b"-3", b"-4"))
    assert {table for table, _ in _errors(folder)} == {"items"}


def test_decimals_and_lists_are_read_as_such(folder: Path) -> None:
    package = frictionless.Package(str(folder / "datapackage.json"))
    [first, *_] = package.get_resource("payments").read_rows()
    assert str(first["percent"]) == "0.30"
    assert first["triggers"] == ["contract_signed", "invoice_received"]
