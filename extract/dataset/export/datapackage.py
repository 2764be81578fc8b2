"""Frictionless Data Package: `datapackage/datapackage.json`, which describes the CSV tables beside it.

They are a copy for programs (plain cells) in a folder of its own: the tables of the run stay as they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extract import labels
from extract.dataset.cells import SEPARATOR
from extract.dataset.column import Column
from extract.dataset.columns import OF_NOTICES, OTHERS, TABLES
from extract.dataset.export import Options
from extract.dataset.files import Replacing, sweep
from extract.dataset.tables import Row
from extract.dataset.writers.csv_tables import PlainWriter
from extract.record import SCHEMA, Record

_TYPES = {"int": "integer", "float": "number", "decimal": "number", "bool": "boolean", "texts": "list", "codes": "list"}
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_DURATION = r"[0-9]+ (hour|day|working_day|month|year)"
_KEYS = {"contracts": ["contract_id"], "clauses": ["contract_id", "id"], "documents": ["contract_id"]}
_MEASURES = {"money": "元（或本行币种）", "ratio": "小数形式的比例，0.05 即 5%", "quantity": "数量"}

FILES = ("datapackage",)


class Export:
    """The CSV tables and their description. A file that gave no record points at none: `failures` has no foreign key."""

    def __init__(self, target: Path, options: Options) -> None:
        self._folder = target / "datapackage"
        self._folder.mkdir(exist_ok=True)
        sweep(self._folder)
        self._csv = PlainWriter(self._folder)
        self._package = Replacing(self._folder / "datapackage.json")

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self._csv.add(record, rows)

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        self._csv.finish(others)

    def commit(self) -> list[Path]:
        paths = self._csv.commit()
        json.dump(_package(self._folder), self._package.file, ensure_ascii=False, indent=1)
        self._package.file.write("\n")
        return [*paths, self._package.commit()]

    def discard(self) -> None:
        self._csv.discard()
        self._package.discard()


def _package(folder: Path) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "hetong",
        "title": "政府采购合同数据集",
        "version": SCHEMA.removeprefix("hetong/"),
        "resources": [_resource(folder, table) for table in TABLES],
    }


def _resource(folder: Path, table: str) -> dict[str, Any]:
    path = folder / f"{table}.csv"
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in TABLES[table]], "missingValues": [""]}
    if table in _KEYS:
        schema["primaryKey"] = _KEYS[table]
    if table not in ("contracts", "documents", "findings", *OTHERS):  # a finding may be of a ledger alone
        reference = {"resource": "documents" if table in OF_NOTICES else "contracts", "fields": ["contract_id"]}
        schema["foreignKeys"] = [{"fields": ["contract_id"], "reference": reference}]
    return {
        "name": table,
        "title": labels.table(table),
        "type": "table",
        "path": path.name,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "dialect": {"lineTerminator": "\r\n", "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(table: str, column: Column) -> dict[str, Any]:
    """A column as a field of Table Schema 2.0."""
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.type, "string")}
    field["title"] = labels.column(table, column.name)
    if column.measure:
        field["description"] = _MEASURES[column.measure]
    if column.name == "clause":
        field["description"] = "同一合同 clauses 表中的 id"
    if field["type"] == "list":
        field["delimiter"] = SEPARATOR
        field["itemType"] = "string"
        if column.words:
            field["description"] = "、".join(column.words)
    if column.type == "bool":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if constraints := _constraints(table, column):
        field["constraints"] = constraints
    return field


def _constraints(table: str, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.name == "contract_id" and table not in OTHERS:
        constraints |= {"required": True, "pattern": "[0-9a-f]{16}"}
    if column.name in _KEYS.get(table, ()) and column.name != "contract_id":
        constraints["required"] = True
    if column.type == "code" and column.words:
        constraints["enum"] = list(column.words)
    if column.type == "date":
        constraints["pattern"] = _DATE
    if column.type == "duration":
        constraints["pattern"] = _DURATION
    if column.name in ("start", "end", "page"):
        constraints["minimum"] = 1 if column.name == "page" else 0
    if column.name == "confidence":
        constraints |= {"minimum": 0, "maximum": 1}
    return constraints
