"""Records become rows: columns as docs/dataset.md says, values under their names, evidence on every row."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.dataset.columns import EVIDENCE, OTHERS, TABLES
from extract.dataset.tables import rows
from extract.record import Fields, Record

Make = Callable[..., Record]


def test_contracts_has_every_field_and_the_counts() -> None:
    names = [column.name for column in TABLES["contracts"]]
    assert names[:5] == ["contract_id", "path", "format", "pages", "text_source"]
    standing = ["document_type", "read_state", "read_reasons", "review_priority", "review_reasons", "group_id", "counted"]
    assert names[5:12] == standing
    assert names[12 : 12 + len(Fields.model_fields)] == list(Fields.model_fields)
    assert names[-8:] == [
        "buyer", "supplier", "n_clauses", "n_payments", "n_penalties", "n_items", "n_findings", "n_warnings",
    ]  # fmt: skip


@pytest.mark.parametrize("table", [name for name in TABLES if name not in ("contracts", "documents", *OTHERS)])
def test_list_tables_carry_evidence(table: str) -> None:
    names = {column.name for column in TABLES[table]}
    assert names >= {"contract_id", "page", "start", "end", "text", "rule", "confidence"}


@pytest.mark.parametrize("table", TABLES)
def test_no_column_twice(table: str) -> None:
    names = [column.name for column in TABLES[table]]
    assert len(names) == len(set(names))


def test_types_of_columns() -> None:
    types = {column.name: column.type for column in TABLES["contracts"]}
    assert types["total_amount"] == "decimal"
    assert types["signed_on"] == types["term_start"] == "date"
    assert types["warranty_duration"] == "duration"
    assert types["tax_included"] == "bool"
    assert types["copies"] == "int"
    assert types["category"] == "code"
    assert types["supplier"] == "texts"
    assert {column.name: column.type for column in TABLES["payments"]}["triggers"] == "codes"


def test_contract_row(make_record: Make) -> None:
    [row] = rows(make_record())["contracts"]
    assert row["total_amount"] == Decimal("120000.00")
    assert row["signed_on"] is None
    assert row["buyer"] == ["云溪市示范中学"]
    assert (row["n_payments"], row["n_findings"], row["n_warnings"]) == (1, 0, 1)


def test_party_row_shows_the_evidence_of_the_name(make_record: Make) -> None:
    record = make_record()
    buyer, supplier = rows(record)["parties"]
    assert buyer["name"] == buyer["text"] == "云溪市示范中学"
    assert supplier["phone"] == "+86 000-0000000"
    assert supplier["start"] == record.parties[1].name.start  # type: ignore[union-attr]
    assert supplier["lead"] is True and buyer["lead"] is None


def test_party_without_name_is_quoted_by_what_is_known(make_record: Make) -> None:
    fact = {"value": "000-1", "text": "10", "start": 5, "end": 7, "rule": "x", "confidence": 0.5}
    [row] = rows(make_record(parties=[{"role": "buyer", "label": "甲方", "phone": fact}]))["parties"]
    assert (row["name"], row["start"], row["rule"]) == (None, 5, "x")


def test_every_row_has_every_column_in_order(make_record: Make) -> None:
    record = make_record()
    for table, table_rows in rows(record).items():
        for row in table_rows:
            assert list(row) == [column.name for column in TABLES[table]]
            assert row["contract_id"] == record.contract_id


def test_evidence_columns_are_those_of_the_row(make_record: Make) -> None:
    record = make_record()
    [row] = rows(record)["payments"]
    assert [row[column.name] for column in EVIDENCE] == [
        getattr(record.payments[0], column.name) for column in EVIDENCE
    ]
