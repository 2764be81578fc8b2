"""A whole run: every input ends as a record or as a failure, whatever a document does."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from batch.helpers import PATIENCE, STUCK, stuck_for
from batch.misbehaving import misbehaving

from extract.batch import Options, Step, discover, run_job
from extract.errors import RuleError, UsageError


def _folder(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _failures(output: Path) -> dict[str, dict[str, str]]:
    with (output / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["path"]: row for row in csv.DictReader(file)}


MISBEHAVING = Options(jobs=2, timeout=PATIENCE, memory=400, worker=misbehaving)


def test_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck_for(monkeypatch, 2)
    folder = _folder(
        tmp_path, a="ok 1", b="ok 1", c="locked", d="defect", e="ok 2", f="abort", g=STUCK, h="swell", i="exit",
        j="huge", k="", l="ok 3", m="locked",
    )  # fmt: skip
    steps: list[Step] = []
    summary = run_job(discover([folder]), tmp_path / "out", progress=steps.append, options=MISBEHAVING)
    assert summary.inputs == 13 and summary.records == 3
    assert summary.by_class == {
        "crash": 2, "encrypted": 2, "internal": 2, "memory": 2, "duplicate": 1, "timeout": 1,
    }  # fmt: skip
    assert summary.records + summary.failed == summary.inputs
    assert summary.unread == 9
    assert summary.totals == {"CNY": (3, Decimal("4.50"))}
    assert (steps[-1].done, steps[-1].total) == (13, 13)
    rows = _failures(tmp_path / "out")
    assert rows["b.txt"]["error_class"] == "duplicate" and "a.txt" in rows["b.txt"]["message"]
    assert len(rows["c.txt"]["sha256"]) == 64
    assert rows["m.txt"]["message"] == "与 c.txt 内容相同：" + rows["c.txt"]["message"]
    assert "ZeroDivisionError" in rows["d.txt"]["message"]
    assert "Traceback" not in rows["d.txt"]["message"]
    assert [rows[f"{name}.txt"]["error_class"] for name in "fghij"] == ["crash", "timeout", "memory", "crash", "memory"]
    assert rows["g.txt"]["stage"] == "batch" and "--timeout" in rows["g.txt"]["message"]


def test_a_broken_rulebook_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        run_job([_folder(tmp_path, a="rule")], tmp_path / "out", options=MISBEHAVING)


def test_one_worker_survives_a_row_of_crashes(tmp_path: Path) -> None:
    folder = _folder(tmp_path, **{f"{i:02}": f"abort {i}" if i % 3 == 0 else f"ok {i}" for i in range(15)})
    summary = run_job([folder], tmp_path / "out", jobs=1, options=MISBEHAVING)
    assert (summary.records, summary.by_class) == (10, {"crash": 5})


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a="ok", b="ok 2")
    inputs = list(discover([folder]))
    (folder / "a.txt").unlink()
    summary = run_job(inputs, tmp_path / "out", options=MISBEHAVING)
    row = _failures(tmp_path / "out")["a.txt"]
    assert (row["stage"], row["error_class"], row["sha256"]) == ("read", "unreadable", "")
    assert summary.records == 1


def test_a_path_that_does_not_exist_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有这个文件"):
        run_job([tmp_path / "gone"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_real_worker_names_the_stage(tmp_path: Path) -> None:
    run_job([_folder(tmp_path, a="")], tmp_path / "out", jobs=1)
    row = _failures(tmp_path / "out")["a.txt"]
    assert (row["stage"], row["error_class"]) == ("ingest", "empty")
