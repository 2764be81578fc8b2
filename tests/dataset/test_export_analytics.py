"""Parquet and DuckDB: typed columns, nothing lost, nothing rounded."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import Dataset, Failure
from extract.dataset.columns import TABLES
from extract.dataset.export import export
from extract.dataset.export.shards import of_tables
from extract.dataset.staging import sql_columns
from extract.errors import UsageError
from extract.record import Record

duckdb = pytest.importorskip("duckdb")
Make = Callable[..., Record]
DAY = {"text": "校服", "start": 7, "end": 9, "rule": "x", "confidence": 0.5}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, make_record: Make) -> Path:
    output = tmp_path_factory.mktemp("analytics") / "out"
    dataset = Dataset(output)
    dataset.add(make_record("a.txt", fields={"signed_on": {"value": "2025-07-01", **DAY}}))
    dataset.add(make_record("b.txt", salt="2", fields={"signed_on": {"value": "2025-07", **DAY}}))
    dataset.fail(Failure("c.xlsx", "0" * 64, "ingest", "unknown_format", "不支持"))
    dataset.finish()
    return output


@pytest.fixture(scope="module", params=["parquet", "duckdb"])
def ask(request: pytest.FixtureRequest, run: Path) -> Callable[[str, str], list[tuple[Any, ...]]]:
    """`ask("payments", "SELECT … FROM {}")` of the one format or the other."""
    export(run, [request.param])
    connection = duckdb.connect(":memory:")
    if request.param == "duckdb":
        connection.execute(f"ATTACH '{run / 'hetong.duckdb'}' AS run (READ_ONLY)")

    def asked(table: str, query: str) -> list[tuple[Any, ...]]:
        source = f"'{run / 'parquet' / table}.parquet'" if request.param == "parquet" else f'run."{table}"'
        return connection.execute(query.format(source)).fetchall()

    return asked


Ask = Callable[[str, str], list[tuple[Any, ...]]]


@pytest.mark.parametrize("table", TABLES)
def test_columns_have_their_types(ask: Ask, table: str) -> None:
    described = [(name, kind) for name, kind, *_ in ask(table, "DESCRIBE SELECT * FROM {}")]
    # Whether a name is quoted differs between versions.
    assert [(name, kind.replace('"', "")) for name, kind in described] == list(sql_columns(table).items())


def test_types_are_those_of_the_values() -> None:
    types = sql_columns("contracts")
    assert types["total_amount"] == "DECIMAL(38,6)"
    assert types["tax_rate"] == "DECIMAL(38,12)"
    assert (types["signed_on"], types["signed_on_date"]) == ("VARCHAR", "DATE")
    assert types["supplier"] == "VARCHAR[]"
    assert types["n_payments"] == "BIGINT"


def test_rows_come_in_their_order(ask: Ask) -> None:
    assert ask("contracts", "SELECT path FROM {}") == [("a.txt",), ("b.txt",)]
    assert ask("failures", "SELECT path, error_class, contract_id FROM {}") == [("c.xlsx", "unknown_format", "0" * 16)]


def test_values_are_exact(ask: Ask) -> None:
    [(percent, triggers, due_on, due_on_date)] = ask(
        "payments", "SELECT DISTINCT percent, triggers, due_on, due_on_date FROM {}"
    )
    assert percent == Decimal("0.30") and triggers == ["contract_signed", "invoice_received"]
    assert (due_on, due_on_date) == ("2025-07", None)
    assert ask("penalties", "SELECT DISTINCT rate FROM {}") == [(Decimal("0.0005"),)]


def test_dates_are_dates_where_they_are_whole(ask: Ask) -> None:
    assert ask("contracts", "SELECT signed_on, signed_on_date FROM {} ORDER BY path") == [
        ("2025-07-01", date(2025, 7, 1)),
        ("2025-07", None),
    ]


def test_texts_are_as_they_are(ask: Ask) -> None:
    assert ask("items", "SELECT DISTINCT name, quantity FROM {}") == [("=1+1", Decimal(-3))]
    assert ask("parties", "SELECT DISTINCT phone FROM {} WHERE phone IS NOT NULL") == [("+86 000-0000000",)]


def test_a_value_that_is_not_there_is_null(ask: Ask) -> None:
    assert ask("contracts", "SELECT DISTINCT tax_rate, lot, warranty_duration FROM {}") == [(None, None, None)]
    assert ask("findings", "SELECT count(*) FROM {}") == [(0,)]


def test_odd_values(tmp_path: Path, make_record: Make) -> None:
    fact = {"text": "校服", "start": 7, "end": 9, "rule": "x", "confidence": 0.5}
    fields = {
        "total_amount": {"value": "9" * 40, **fact},
        "amount_excluding_tax": {"value": "0.123456", **fact},
        "tax_rate": {"value": "0.000142857143", **fact},
        "lot": {"value": "一\x00\"二'\\\u2028", **fact},
        "copies": {"value": 1 << 70, **fact},
        "signed_on": {"value": "2025-02-30", **fact},
        "term_duration": {"value": {"count": 18, "unit": "month"}, **fact},
    }
    dataset = Dataset(tmp_path / "out")
    dataset.add(make_record(fields=fields))
    dataset.finish()
    export(tmp_path / "out", ["duckdb"])
    connection = duckdb.connect(str(tmp_path / "out" / "hetong.duckdb"), read_only=True)
    query = "SELECT total_amount, amount_excluding_tax, tax_rate, lot, copies, signed_on, signed_on_date, term_duration"
    [row] = connection.execute(f"{query} FROM contracts").fetchall()
    assert row[:3] == (None, Decimal("0.123456"), Decimal("0.000142857143"))
    assert row[3] == "一\ufffd\"二'\\\u2028"
    assert row[4:] == (None, "2025-02-30", None, {"count": 18, "unit": "month"})


def test_the_database_names_its_columns_in_chinese(run: Path) -> None:
    export(run, ["duckdb"], run.parent / "named")
    connection = duckdb.connect(str(run.parent / "named" / "hetong.duckdb"), read_only=True)
    assert connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'payments'").fetchall() == [
        ("付款",)
    ]
    query = "SELECT comment FROM duckdb_columns() WHERE table_name = 'payments' AND column_name = ?"
    assert connection.execute(query, ["percent"]).fetchall() == [("付款比例",)]
    assert connection.execute(query, ["due_on_date"]).fetchall() == [("最迟付款日（完整日期）",)]


@pytest.mark.parametrize("name", ["parquet", "duckdb"])
def test_without_duckdb_it_is_said_what_to_install(run: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(wanted: str, *arguments: Any, **more: Any) -> Any:
        if wanted == "duckdb":
            raise ImportError(wanted)
        return real(wanted, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"hetong\[analytics\]"):
        export(run, [name])


def test_the_pieces_are_the_table_and_a_contract_is_in_one_of_them(run: Path, tmp_path: Path) -> None:
    export(run, ["shards", "parquet"], tmp_path / "pieces")
    pieces, whole = tmp_path / "pieces" / "shards", tmp_path / "pieces" / "parquet"
    connection = duckdb.connect(":memory:")
    for table in TABLES:
        together = connection.execute(f"SELECT * FROM read_parquet('{pieces}/{table}/*.parquet')").fetchall()
        assert sorted(map(repr, together)) == sorted(map(repr, connection.execute(f"SELECT * FROM '{whole}/{table}.parquet'").fetchall()))
    found = connection.execute(f"SELECT contract_id, filename FROM read_parquet('{pieces}/payments/*.parquet', filename = true)")
    rows = found.fetchall()
    assert rows and all(Path(name).stem == contract_id[0] for contract_id, name in rows)


def test_shards_of_tables_are_those_of_records(run: Path, tmp_path: Path) -> None:
    files = [path.relative_to(run) for path in export(run, ["shards"])]
    assert [path.relative_to(tmp_path) for path in of_tables(run, tmp_path)] == files
    assert all((tmp_path / file).read_bytes() == (run / file).read_bytes() for file in files)
