"""Which files a run reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from batch.helpers import folder
from batch.misbehaving import misbehaving

from extract.batch import Options, discover, run_job
from extract.cli import exits, main
from extract.errors import UsageError


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("合同", encoding="utf-8")


def _names(found: list) -> list[str]:  # type: ignore[type-arg]
    return [one.name for one in found]


def test_folders_recursively_sorted_without_hidden_and_lock_files(tmp_path: Path) -> None:
    _make(tmp_path, "b.txt", "a/c.docx", "a/~$c.docx", ".hidden.txt", ".git/config", "table.xlsx")
    assert _names(discover([tmp_path])) == ["a/c.docx", "b.txt", "table.xlsx"]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt", "out/json/0.json", "out/contracts.csv")
    assert _names(discover([tmp_path], output=tmp_path / "out")) == ["a.txt"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    _make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "b.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    assert _names(discover([tmp_path])) == ["a/b.txt", "dangling.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt")
    assert _names(discover([tmp_path / "a.txt", tmp_path / "." / "a.txt"])) == ["a.txt"]


def test_several_folders_keep_their_names(tmp_path: Path) -> None:
    _make(tmp_path, "2023/a.txt", "2024/a.txt")
    assert _names(discover([tmp_path / "2024", tmp_path / "2023"])) == ["2023/a.txt", "2024/a.txt"]


def test_files_of_one_name_keep_their_paths(tmp_path: Path) -> None:
    _make(tmp_path, "x/a.txt", "y/a.txt")
    names = _names(discover([tmp_path / "x" / "a.txt", tmp_path / "y" / "a.txt"]))
    assert names == [(tmp_path / "x" / "a.txt").as_posix(), (tmp_path / "y" / "a.txt").as_posix()]


def test_exclude_and_ignore_file(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt", "a.txt.json", "README.md", "make/x.py", "deep/make/y.py")
    (tmp_path / ".hetongignore").write_text("# not contracts\nmake/\n\nREADME.md\n", encoding="utf-8")
    assert _names(discover([tmp_path], exclude=["*.json"])) == ["a.txt"]
    assert _names(discover([tmp_path / "README.md"])) == ["README.md"]


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX only")
def test_names_in_gb18030(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("合同.txt".encode("gb18030"))).write_text("合同", encoding="utf-8")
    assert _names(discover([tmp_path])) == ["合同.txt"]


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个文件"):
        discover([tmp_path / "gone"])


def test_results_of_another_run_are_no_contracts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = folder(tmp_path / "in", a="ok 1")
    before = Options(jobs=1, worker=misbehaving)
    run_job([there], there / "以前" / "结果", options=before)
    folder(there / "以前", b="ok 2")
    results: list[str] = []
    assert [one.name for one in discover([there], results=results)] == ["a.txt", "以前/b.txt"]
    assert results == ["以前/结果"]
    assert run_job([there], tmp_path / "out", options=before).inputs == 2
    assert main(["run", str(there), "-o", str(tmp_path / "told"), "-j", "1"]) == exits.OK
    assert "以前/结果" in capsys.readouterr().err
