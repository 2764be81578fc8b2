"""A finished run as pandas tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas
import pytest

from extract import load
from extract.dataset import Dataset, Failure
from extract.dataset.columns import TABLES
from extract.errors import UsageError
from extract.record import Record

Make = Callable[..., Record]


@pytest.fixture
def output(tmp_path: Path, make_record: Make) -> Path:
    day = {"value": "2025-07-01", "text": "校服", "start": 7, "end": 9, "rule": "x", "confidence": 0.5}
    dataset = Dataset(tmp_path)
    dataset.add(make_record("a.txt"))
    dataset.add(make_record("b.txt", salt="2", fields={"signed_on": day}))
    dataset.fail(Failure("c.xlsx", "0" * 64, "ingest", "unknown_format", "不支持"))
    dataset.finish()
    return tmp_path


def test_types(output: Path) -> None:
    tables = load(output)
    assert set(tables) == set(TABLES)
    contracts = tables["contracts"]
    assert contracts["total_amount"].tolist() == [Decimal("120000.00"), None]
    assert contracts["signed_on"].tolist() == [None, date(2025, 7, 1)]
    assert contracts["tax_included"].dtype == "boolean"
    assert contracts["tax_included"][0] and contracts["tax_included"][1] is pandas.NA
    assert contracts["n_payments"].dtype == "Int64" and contracts["n_payments"].sum() == 2
    assert contracts["supplier"][0] == ["青禾服饰（云溪）有限公司"]
    assert contracts["warranty_duration"][0] == "2 year"
    assert tables["payments"]["due_on"][0] == "2025-07"
    assert tables["payments"]["triggers"][0] == ["contract_signed", "invoice_received"]
    assert tables["penalties"]["rate"][0] == Decimal("0.0005")


def test_defused_text_comes_back(output: Path) -> None:
    tables = load(output)
    assert tables["items"]["name"][0] == "=1+1"
    assert tables["parties"]["phone"][1] == "+86 000-0000000"


def test_flat_tables_can_be_grouped_and_ranked(output: Path) -> None:
    tables = load(output, flat=True)
    contracts = tables["contracts"]
    assert contracts.nlargest(1, "total_amount")["path"].tolist() == ["a.txt"]
    assert contracts.groupby("supplier")["total_amount"].sum().tolist() == [120000.0]
    assert len(contracts.drop_duplicates(subset=["supplier", "buyer"])) == 1
    assert tables["payments"].groupby("triggers").size().to_dict() == {"contract_signed|invoice_received": 2}


def test_tables_join(output: Path) -> None:
    tables = load(output)
    joined = tables["penalties"].merge(tables["contracts"], on="contract_id")
    assert len(joined) == 2
    assert tables["failures"]["error_class"].tolist() == ["unknown_format"]


def test_empty_tables_keep_their_columns(output: Path) -> None:
    findings = load(output)["findings"]
    assert len(findings) == 0
    assert list(findings.columns) == [column.name for column in TABLES["findings"]]


def test_a_folder_without_a_dataset_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"contracts\.csv"):
        load(tmp_path)
