"""Contracts from elsewhere and datasets to elsewhere, with fsspec's file system in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from extract.batch.remote import fetch, is_url, send, work_folder
from extract.cli import exits, main
from extract.errors import UsageError


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def test_what_is_there_is_copied_once(memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "2025/合同 b.txt", ".hidden/c.txt"):
        memory.pipe_file(f"/bucket/in/{name}", name.encode())
    folder = fetch("memory://bucket/in", tmp_path / "work")
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt")) == ["2025/合同 b.txt", "a.txt"]
    copied: list[str] = []
    monkeypatch.setattr("extract.batch.remote._copy_here", lambda _, path, here: copied.append(path))
    fetch("memory://bucket/in", tmp_path / "work")
    assert copied == []
    memory.pipe_file("/bucket/in/a.txt", b"another text")
    fetch("memory://bucket/in", tmp_path / "work")
    assert [path.rsplit("/", 1)[-1] for path in copied] == ["a.txt"]


def test_what_is_gone_there_goes_here(memory: Any, tmp_path: Path) -> None:
    memory.pipe_file("/bucket/in/a.txt", b"a")
    memory.pipe_file("/bucket/in/b.txt", b"b")
    folder = fetch("memory://bucket/in", tmp_path)
    memory.rm_file("/bucket/in/b.txt")
    assert fetch("memory://bucket/in", tmp_path) == folder
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_a_dataset_is_sent_without_its_state(memory: Any, tmp_path: Path) -> None:
    (tmp_path / "json").mkdir()
    (tmp_path / ".hetong").mkdir()
    for name in ("contracts.csv", "json/1.json", "json/2.json", ".hetong/manifest.sqlite"):
        (tmp_path / name).write_text(name)
    assert send(tmp_path, "memory://bucket/out") == 3
    assert sorted(memory.find("/bucket/out")) == [
        f"/bucket/out/{n}" for n in ("contracts.csv", "json/1.json", "json/2.json")
    ]
    (tmp_path / "contracts.csv").write_text("CONTRACTS.CSV")
    (tmp_path / "json" / "2.json").unlink()
    assert send(tmp_path, "memory://bucket/out") == 1
    assert memory.cat_file("/bucket/out/contracts.csv") == b"CONTRACTS.CSV"
    assert not memory.exists("/bucket/out/json/2.json")


def test_what_is_not_there_is_said_so(memory: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有文件"):
        fetch("memory://bucket/nothing", tmp_path)
    with pytest.raises(UsageError, match="nosuch"):
        fetch("nosuch://bucket", tmp_path)


def test_folders_for_addresses(tmp_path: Path) -> None:
    assert work_folder("s3://a/b/", tmp_path) == work_folder("s3://a/b", tmp_path) != work_folder("s3://a/c", tmp_path)
    assert is_url("s3://bucket") and not is_url("output/s3")


def test_a_run_from_and_to_an_object_store(memory: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    contract = "办公用品采购合同\n甲方：青川县第九中学\n乙方：成都禾木商贸有限公司\n合同总价：人民币5000元。\n"
    memory.pipe_file("/bucket/in/合同.txt", contract.encode())
    memory.pipe_file("/bucket/in/metadata.csv", "文件,中标金额\n合同.txt,5000\n".encode())
    for _ in range(2):
        assert main(["run", "memory://bucket/in", "-o", "memory://bucket/out"]) == exits.OK
    rows = memory.cat_file("/bucket/out/contracts.csv").decode("utf-8-sig").splitlines()
    assert len(rows) == 2 and "合同.txt" in rows[1] and "5000" in rows[1]
    assert memory.exists("/bucket/out/metadata.csv")
    assert len(memory.find("/bucket/out/json")) == 1
