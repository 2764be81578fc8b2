"""`export`: the formats found in their folder, where they write, what they refuse, and what they hold in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.cli import exits, main
from extract.dataset import Dataset, Failure
from extract.dataset.columns import TABLES
from extract.dataset.export import Options, export, formats, xlsx
from extract.dataset.export import ocds as ocds_format
from extract.errors import UsageError
from extract.record import Record

Make = Callable[..., Record]
FILES = {
    "csv": "csv/payments.csv",
    "datapackage": "datapackage/datapackage.json",
    "duckdb": "hetong.duckdb",
    "ocds": "ocds.json",
    "parquet": "parquet/payments.parquet",
    "shards": "shards/ledger/other.parquet",
    "xlsx": "hetong.xlsx",
}


@pytest.fixture
def run(tmp_path: Path, make_record: Make) -> Path:
    dataset = Dataset(tmp_path / "out")
    dataset.add(make_record("b.txt", salt="2"))
    dataset.add(make_record("a.txt"))
    dataset.fail(Failure("c.xlsx", "0" * 64, "ingest", "unknown_format", "不支持"))
    dataset.finish()
    return tmp_path / "out"


def test_every_format_is_found_because_it_is_there() -> None:
    assert formats() == sorted(FILES)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_format_writes_into_the_run_and_leaves_nothing_else(run: Path, name: str) -> None:
    before = {path.relative_to(run).as_posix() for path in run.rglob("*")}
    written = export(run, [name])
    assert run / FILES[name] in written
    assert all(path.stat().st_size for path in written)
    after = {path.relative_to(run).as_posix() for path in run.rglob("*")}
    folders = {"csv", "datapackage", "parquet", "shards", *(f"shards/{table}" for table in TABLES)}
    folders |= {".hetong/derived.json", ".hetong/written.json"}
    assert after - before <= {path.relative_to(run).as_posix() for path in written} | folders


@pytest.mark.parametrize("name", sorted(set(FILES) - {"duckdb"}))
def test_the_same_run_gives_the_same_bytes(run: Path, tmp_path: Path, name: str) -> None:
    first = export(run, [name], tmp_path / "1")
    second = export(run, [name], tmp_path / "2")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_a_target_of_ones_own(run: Path, tmp_path: Path) -> None:
    [path] = export(run, ["ocds"], tmp_path / "deep" / "er")
    assert path == tmp_path / "deep" / "er" / "ocds.json"


def test_masked_files_do_not_stand_among_the_others(run: Path) -> None:
    [path] = export(run, ["ocds"], redacted=True)
    assert path.parent == run / "redacted"
    assert not (run / "ocds.json").exists()


def test_an_unknown_format_is_named(run: Path) -> None:
    with pytest.raises(UsageError, match=r"xls.*datapackage"):
        export(run, ["xls"])


def test_a_folder_without_a_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="hetong run"):
        export(tmp_path, ["xlsx"])


def test_a_run_without_contracts(tmp_path: Path) -> None:
    Dataset(tmp_path).finish()
    with pytest.raises(UsageError) as caught:
        export(tmp_path, ["xlsx"])
    assert caught.value.code == "nothing"


def test_a_target_that_is_a_file(run: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        export(run, ["ocds"], tmp_path / "file")
    assert caught.value.code == "output"


@pytest.mark.parametrize("names", [sorted(FILES), ["ocds"]])
def test_what_goes_wrong_leaves_no_trace(
    run: Path, tmp_path: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ocds_format.Export, "finish", full)
    with pytest.raises(UsageError, match="No space left"):
        export(run, names, tmp_path / "target")
    assert [path for path in (tmp_path / "target").rglob("*") if path.is_file()] == []


def test_memory_does_not_grow_with_the_contracts(
    tmp_path: Path, make_record: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_FEW", 0)  # a workbook of few contracts keeps the height of every row

    def peak(count: int) -> int:
        folder = tmp_path / str(count)
        dataset = Dataset(folder)
        for i in range(count):
            dataset.add(make_record(f"{i:04}.txt", salt=str(i)))
        dataset.finish()
        tracemalloc.start()
        try:
            export(folder, ["ocds", "xlsx", "parquet", "datapackage"], tmp_path / f"target{count}")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(5)  # modules are imported once
    few, many = peak(100), peak(300)
    assert many < few + 400 * 1000  # a record and its rows take some 30 kB each; a row of `groups` is kept (these are one)


def test_the_command(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "target"
    arguments = ["export", str(run), "--to", "ocds,xlsx", "--to", "datapackage", "--out", str(target), "--redact"]
    assert main(arguments) == exits.OK
    printed = capsys.readouterr().out.split()
    assert {Path(line).name for line in printed} >= {"ocds.json", "hetong.xlsx", "datapackage.json", "contracts.csv"}
    assert all(Path(line).is_file() for line in printed)


def test_the_command_says_what_is_wrong(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(run), "--to", "docx"]) == exits.USAGE
    assert "docx" in capsys.readouterr().err
    assert main(["export", str(run), "--to", ","]) == exits.USAGE
    assert main(["export", str(run)]) == exits.USAGE


@pytest.mark.parametrize("options", [Options(ocid_prefix="x"), Options(published="2025-13-01")])
def test_options_of_ocds_are_checked(run: Path, options: Options) -> None:
    with pytest.raises(UsageError):
        export(run, ["ocds"], options=options)
