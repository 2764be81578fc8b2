"""A run's dataset: files, order, duplicates, nothing half-written."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.dataset import Dataset, Failure
from extract.dataset.columns import TABLES
from extract.dataset.writers import jsonl
from extract.errors import UsageError
from extract.record import Record

Make = Callable[..., Record]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(folder: Path, records: list[Record], failures: tuple[Failure, ...] = ()) -> Dataset:
    dataset = Dataset(folder)
    for record in records:
        dataset.add(record)
    for failure in failures:
        dataset.fail(failure)
    dataset.finish()
    return dataset


def test_all_files_are_there(tmp_path: Path, make_record: Make) -> None:
    record = make_record()
    _write(tmp_path, [record])
    expected = {f"{table}.csv" for table in TABLES} | {"contracts.jsonl", f"json/{record.contract_id}.json"}
    assert {name for name in _files(tmp_path) if not name.startswith(".hetong/")} == expected


def test_a_dataset_that_was_given_nothing_leaves_what_is_there(tmp_path: Path, make_record: Make) -> None:
    _write(tmp_path, [make_record()])
    before = _files(tmp_path)
    with pytest.raises(UsageError, match="没有加入任何合同"):
        Dataset(tmp_path).finish()
    assert _files(tmp_path) == before
    _write(tmp_path, [make_record()]).finish()  # a second time is the same again
    assert _files(tmp_path) == before


def test_json_is_the_whole_record_and_jsonl_leaves_the_text_out(tmp_path: Path, make_record: Make) -> None:
    record = make_record()
    _write(tmp_path, [record])
    stored = json.loads((tmp_path / "json" / f"{record.contract_id}.json").read_text(encoding="utf-8"))
    assert stored == record.to_json()
    assert stored["fields"]["total_amount"]["value"] == "120000.00"
    [line] = (tmp_path / "contracts.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == record.to_json(with_text=False)
    assert "text" not in json.loads(line)


def test_csv_is_for_spreadsheets(tmp_path: Path, make_record: Make) -> None:
    _write(tmp_path, [make_record()])
    raw = (tmp_path / "items.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfcontract_id,")
    assert raw.count(b"\r\n") == 2
    [item] = _table(tmp_path, "items")
    assert item["name"] == "'=1+1"
    assert item["quantity"] == "-3"
    [clause] = _table(tmp_path, "clauses")
    assert clause["text"].endswith("\n")
    [payment] = _table(tmp_path, "payments")
    assert payment["triggers"] == "contract_signed|invoice_received"
    assert payment["percent"] == "0.30"


def test_order_of_processing_leaves_no_trace(tmp_path: Path, make_record: Make) -> None:
    records = [make_record(f"{name}.txt", salt=name) for name in "cab"]
    failures = (
        Failure("z.xlsx", "0" * 64, "ingest", "unknown_format", "不支持"),
        Failure("d.pdf", "1" * 64, "ingest", "encrypted", "加密"),
    )
    _write(tmp_path / "1", records, failures)
    _write(tmp_path / "2", records[::-1], failures[::-1])
    assert _files(tmp_path / "1") == _files(tmp_path / "2")
    assert [row["path"] for row in _table(tmp_path / "1", "contracts")] == ["a.txt", "b.txt", "c.txt"]
    assert [row["path"] for row in _table(tmp_path / "1", "failures")] == ["d.pdf", "z.xlsx"]


@pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_the_first_path_is_the_record_the_other_a_duplicate(
    tmp_path: Path, make_record: Make, order: tuple[str, str]
) -> None:
    _write(tmp_path, [make_record(path) for path in order])
    assert [row["path"] for row in _table(tmp_path, "contracts")] == ["a.txt"]
    [row] = _table(tmp_path, "failures")
    assert (row["path"], row["error_class"]) == ("b.txt", "duplicate")
    assert "a.txt" in row["message"]


def test_a_second_run_replaces_the_first(tmp_path: Path, make_record: Make) -> None:
    _write(tmp_path, [make_record("a.txt", salt="1"), make_record("b.txt", salt="2")])
    foreign = tmp_path / "json" / "notes.json"
    foreign.write_text("{}", encoding="utf-8")
    left = tmp_path / ".hetong-contracts.csv.tmp"
    left.write_text("half", encoding="utf-8")
    kept = make_record("b.txt", salt="2")
    _write(tmp_path, [kept])
    assert {path.name for path in (tmp_path / "json").iterdir()} == {f"{kept.contract_id}.json", "notes.json"}
    assert not left.exists()


def test_a_failing_writer_leaves_the_old_tables(
    tmp_path: Path, make_record: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, [make_record("a.txt")])
    before = (tmp_path / "contracts.csv").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(jsonl.Writer, "append", full)
    dataset = Dataset(tmp_path)
    dataset.add(make_record("b.txt", salt="2"))
    with pytest.raises(UsageError, match="No space left") as caught:
        dataset.finish()
    assert caught.value.code == "output"
    assert (tmp_path / "contracts.csv").read_bytes() == before
    assert not list(tmp_path.glob(".hetong-*"))


def test_an_output_that_is_a_file_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        Dataset(tmp_path / "out")
    assert caught.value.code == "output"
