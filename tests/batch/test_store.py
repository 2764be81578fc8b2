"""Runs from and to elsewhere: the same dataset as in a folder here, and the parent fetches no document and brings no record."""

from __future__ import annotations

import csv
import io
import os
import signal
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from batch.helpers import PATIENCE, Running, dataset, eventually
from batch.misbehaving import misbehaving
from batch.toyserver import TOY, Store

from extract import read_run
from extract.batch import Options, Step, run_job
from extract.batch.originals import Originals
from extract.batch.source import Source
from extract.batch.status import standing
from extract.batch.store.address import local_output
from extract.batch.store.place import Place
from extract.cli import exits, main
from extract.errors import UsageError
from extract.settings import Settings

OPTIONS = Options(jobs=2, timeout=PATIENCE, memory=400, worker=misbehaving)


def _zip(**members: str) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(f"sub/{name}.txt"), text)
    return stored.getvalue()


DOCUMENTS: dict[str, str | bytes] = {
    "a.txt": "ok 1", "b#1?.txt": "ok 2", "深/合 同.txt": "ok 3", "深/copy.txt": "ok 1", "c.txt": "locked", "d.txt": "defect", "e.txt": "",
    "f.zip": _zip(x="ok 4", y="ok 1", z="abort"), "g.txt": "exit",
}  # fmt: skip


def _here(files: dict[str, str | bytes], path: Path) -> Path:
    for name, data in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _run(given: str | Path, output: str | Path, options: Options = OPTIONS, **more: Any) -> list[str]:
    """Run, and name the documents that were read."""
    steps: list[Step] = []
    run_job([given], output, progress=steps.append, options=options, **more)
    return sorted(step.name for step in steps)


def _failures(store: Store) -> dict[str, str]:
    """Path → message."""
    lines = csv.DictReader(io.StringIO(store.objects["out/failures.csv"].decode("utf-8-sig")))
    return {line["path"]: line["message"] for line in lines}


def test_the_same_dataset_and_no_byte_through_the_parent(store: Store, tmp_path: Path) -> None:
    there = _run(_here(DOCUMENTS, tmp_path / "in"), tmp_path / "whole")
    url = store.put("in", DOCUMENTS)
    assert _run(url, f"{store.url}/out") == there  # copies are not read, here as there
    assert store.dataset("out") == dataset(tmp_path / "whole")
    fetched, brought = store.who("GET", "in"), store.who("PUT", "out")
    assert set(DOCUMENTS) <= set(fetched)
    for name, pids in [*fetched.items(), *((one, pids) for one, pids in brought.items() if one.startswith("json/"))]:
        assert (os.getpid() in pids) == (name == ".hetongignore"), name
    work = local_output(f"{store.url}/out")
    assert not list((work / "json").iterdir()) and not (work / ".hetong" / "tmp").exists()
    layouts = {path.name: path.read_bytes() for path in (tmp_path / "whole" / ".hetong" / "layout").glob("*")}
    assert layouts == {k.rsplit("/", 1)[1]: v for k, v in store.objects.items() if k.startswith("out/.hetong/layout/")}
    store.asked.clear()
    assert _run(url, f"{store.url}/out") == []
    assert not set(DOCUMENTS) & set(store.who("GET", "in")) and not [n for n in store.who("PUT", "out") if n != ".hetong/dataset"]


def test_from_there_to_here_and_from_here_to_there(store: Store, tmp_path: Path) -> None:
    here = _here(DOCUMENTS, tmp_path / "in")
    _run(here, tmp_path / "whole")
    _run(store.put("in", DOCUMENTS), tmp_path / "out")
    assert dataset(tmp_path / "out") == dataset(tmp_path / "whole")
    _run(here, f"{store.url}/out")
    assert store.dataset("out") == dataset(tmp_path / "whole")


def test_only_what_changed_is_fetched_and_what_is_gone_goes(store: Store, tmp_path: Path) -> None:
    url, out = store.put("in", {"a.txt": "ok 1", "b.txt": "ok 2", "c.txt": "ok 3", "d.txt": "ok 4"}), f"{store.url}/out"
    _run(url, out)
    records = set(store.who("PUT", "out"))
    store.put("in", {"a.txt": "ok 5", "moved.txt": store.objects.pop("in/b.txt")})
    del store.objects["in/c.txt"]
    store.asked.clear()
    assert _run(url, out) == ["a.txt"]  # what was moved is known by its bytes
    assert set(store.who("GET", "in")) - {".hetongignore"} == {"a.txt", "moved.txt"}
    _run(_here({"a.txt": "ok 5", "d.txt": "ok 4", "moved.txt": "ok 2"}, tmp_path / "in"), tmp_path / "whole")
    assert store.dataset("out") == dataset(tmp_path / "whole")
    assert len([one for one in records if one.startswith("json/")]) == 4
    gone = next(key for key in store.objects if key.startswith("out/json/"))
    del store.objects[gone]  # somebody removed it
    assert len(_run(url, out)) == 1 and gone in store.objects


def test_what_cannot_be_had_is_a_failure_that_is_tried_again(store: Store) -> None:
    url, out = store.put("in", {"a.txt": "ok 1", "b.txt": "ok 2", "c.txt": "ok 3", "d.txt": "locked"}), f"{store.url}/out"
    store.denied.add("in/a.txt")

    def vanish(method: str, key: str) -> None:
        if (method, key) == ("LIST", "in/b.txt"):
            store.objects.pop(key, None)

    store.hook = vanish
    _run(url, out)
    failed = _failures(store)
    assert sorted(failed) == ["a.txt", "b.txt", "d.txt"]
    assert "没有权限" in failed["a.txt"] and "已经没有了" in failed["b.txt"]
    store.denied.clear()
    store.hook = lambda method, key: None
    store.put("in", {"b.txt": "ok 2"})
    assert _run(url, out) == ["a.txt", "b.txt"]
    assert _run(url, out, replace(OPTIONS, retry_failed=True)) == ["d.txt"]
    assert list(_failures(store)) == ["d.txt"]


def test_what_changes_meanwhile_is_fetched_again(store: Store) -> None:
    url = store.put("in", {"a.txt": "ok 1", "b.txt": "ok 2"})
    changes = iter(["ok 11", "ok 12"])

    def change(method: str, key: str) -> None:
        if (method, key) == ("GET", "in/a.txt"):
            store.put("in", {"a.txt": next(changes, "ok 12")})
        if (method, key) == ("GET", "in/b.txt"):
            store.put("in", {"b.txt": f"ok {time.monotonic_ns()}"})

    store.hook = change
    _run(url, f"{store.url}/out")
    assert list(_failures(store)) == ["b.txt"] and "一直在变" in _failures(store)["b.txt"]
    [record] = [data for key, data in store.objects.items() if key.startswith("out/json/")]
    assert b"ok 12" in record


def test_a_store_that_is_gone_ends_the_run_and_the_next_goes_on(store: Store, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{i}.txt": f"ok {i}" for i in range(6)}
    url, out = store.put("in", files), f"{store.url}/out"

    def fall(method: str, key: str) -> None:
        store.down |= method == "PUT" and len(store.who("PUT", "out/json")) > 2

    store.hook = fall
    with pytest.raises(UsageError, match=r"读写失败.*再运行一次会接着做") as caught:
        _run(url, out)
    assert caught.value.code == "output"
    assert not standing(local_output(out)).complete
    store.down, store.hook = False, lambda method, key: None
    assert 0 < len(_run(url, out)) <= 4
    _run(_here(files, tmp_path / "in"), tmp_path / "whole")
    assert store.dataset("out") == dataset(tmp_path / "whole")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_killed_in_the_middle(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {f"{i:02}.txt": f"slow {i}" for i in range(9)} | {"zz.txt": f"wait {tmp_path / 'gate'}"}
    url, out = store.put("in", files), f"{store.url}/out"
    running = Running("-m", "batch.runner", url, out, path=TOY)
    assert len(running.lines(3)) == 3
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.communicate()
    assert eventually(lambda: not running.left()), "orphans"
    assert standing(local_output(out)).pending
    (tmp_path / "gate").touch()
    assert 0 < len(_run(url, out)) <= 7
    _run(_here(files, tmp_path / "in"), tmp_path / "whole")
    assert store.dataset("out") == dataset(tmp_path / "whole")


def test_what_is_no_contract_is_left_there(store: Store, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.txt": "ok 1", "sub/b.txt": "ok 2", ".hidden/c.txt": "ok 3", "~$a.txt": "ok 4", "metadata.csv": "x", "hetong.toml": "",
        ".hetongignore": "drafts\n", "drafts/d.txt": "ok 5", "old/.hetong/dataset": "hetong\n", "old/contracts.csv": "ok 6",
    }  # fmt: skip
    url = store.put("in", files)
    _run(url, f"{url}/out")  # below the contracts
    _run(url, f"{url}/out")
    _run(_here(files, tmp_path / "in"), tmp_path / "whole")
    assert store.dataset("in/out") == dataset(tmp_path / "whole")
    assert len([key for key in store.objects if key.startswith("in/out/json/")]) == 2
    with pytest.raises(UsageError, match="结果的地址就是"):
        _run(url, f"{url}/")
    with pytest.raises(UsageError, match="里面没有文件"):
        _run(f"{store.url}/nothing", tmp_path / "none")


def test_a_folder_of_others_is_refused_and_one_that_is_not_masked_is_emptied(store: Store, tmp_path: Path) -> None:
    url = store.put("in", {"a.txt": "ok 1"})
    foreign = store.put("foreign", {"list.xlsx": "x"})
    with pytest.raises(UsageError, match=r"不是 hetong 写的文件（list\.xlsx）"):
        _run(url, foreign)
    assert store.dataset("foreign") == {"list.xlsx": b"x"}
    _run(url, f"{store.url}/out")
    unmasked = {key: data for key, data in store.objects.items() if key.startswith("out/")}
    store.put("out", {"json/0123456789abcdef.json": "the one of before"})
    summary = run_job([url], f"{store.url}/out", options=OPTIONS, settings=Settings(redact=True))
    assert "json" in summary.removed
    assert "out/json/0123456789abcdef.json" not in store.objects and unmasked.keys() <= store.objects.keys()


def test_the_command_line_takes_urls(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    contract = "办公用品采购合同\n甲方：青川县第九中学\n乙方：成都禾木商贸有限公司\n合同总价：人民币5000元。\n"
    url, out = store.put("in", {"合同.txt": contract, "metadata.csv": "文件,中标金额\n合同.txt,5000\n"}), f"{store.url}/out"
    for _ in range(2):
        assert main(["run", url, "-o", out]) == exits.OK
    rows = store.objects["out/contracts.csv"].decode("utf-8-sig").splitlines()
    assert len(rows) == 2 and "合同.txt" in rows[1] and "5000" in rows[1]
    assert store.objects["out/metadata.csv"] == store.objects["in/metadata.csv"]
    assert f"结果在 {out}" in capsys.readouterr().out
    assert main(["status", out]) == exits.OK and "数据集完整" in capsys.readouterr().out
    assert main(["run", "nosuch://bucket", "-o", "local"]) == exits.OUTPUT


def test_an_original_elsewhere_is_fetched_when_it_is_asked_for(store: Store, tmp_path: Path) -> None:
    _run(store.put("in", {"a.txt": "ok 1", "f.zip": _zip(x="ok 2"), "c.txt": "ok 3"}), tmp_path / "out")
    store.put("in", {"c.txt": "another"})
    paths = {record.source.path: record.source.sha256 for record in read_run(tmp_path / "out")}
    originals = Originals(tmp_path / "out")
    found = {path: originals.item(sha256, path) for path, sha256 in paths.items()}
    assert found["c.txt"] is None and found["a.txt"] is not None and found["f.zip/sub/x.txt"] is not None
    assert found["a.txt"].path.read_bytes() == b"ok 1" and Source().read(found["f.zip/sub/x.txt"]) == b"ok 2"


def test_shards_hold_the_rows_of_the_tables(store: Store, tmp_path: Path) -> None:
    import duckdb

    _run(store.put("in", DOCUMENTS), f"{store.url}/out")
    for key in [key for key in store.objects if key.startswith("out/shards/contracts/")]:
        file = tmp_path / key.rsplit("/", 1)[1]
        file.write_bytes(store.objects[key])
    rows = duckdb.sql(f"SELECT contract_id, path, total_amount FROM read_parquet('{tmp_path}/?.parquet') ORDER BY path").fetchall()
    assert [row[1] for row in rows] == ["a.txt", "b#1?.txt", "f.zip/sub/x.txt", "深/合 同.txt"]
    assert {float(row[2]) for row in rows} == {1.5}
    assert all((tmp_path / f"{row[0][0]}.parquet").exists() for row in rows)


def test_only_who_looks_into_no_document_has_a_network(store: Store) -> None:
    port = store.url.rsplit(":", 1)[1]
    _run(store.put("in", {"a.txt": f"call {port}"}), f"{store.url}/out")
    assert "PermissionError" in _failures(store)["a.txt"]


def test_what_is_at_an_address(store: Store) -> None:
    place = Place(store.put("in", {"a.txt": "1", "b/c.txt": "2"}))
    assert sorted(name for name, _ in place.entries()) == ["a.txt", "b"]
    assert [name for name, _ in place.entries("b")] == ["b/c.txt"] and list(place.entries("none")) == []
    place.remove("b")
    place.remove("b")
    assert store.dataset("in") == {"a.txt": b"1"} and place.answers()
    store.objects.clear()
    assert not place.answers()
