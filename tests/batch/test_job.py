"""A whole run: every input ends as a record or as a failure, whatever a document does."""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from extract.batch import discover, run, run_job, worker
from extract.errors import DocumentError, RuleError
from extract.record import Record


@pytest.fixture
def examine(monkeypatch: pytest.MonkeyPatch, make_record: Callable[..., Record]) -> None:
    """A pipeline that does what the first word of a file says."""

    def fake(data: bytes, name: str, **_: Any) -> SimpleNamespace:
        word = data.decode().split()[0]
        if word == "locked":
            raise DocumentError("加密", "encrypted", code="encrypted")
        if word == "crash":
            raise ZeroDivisionError("oops")
        if word == "rule":
            raise RuleError("rules/a.toml: bad")
        return SimpleNamespace(record=make_record(name, salt=data.decode()))

    monkeypatch.setattr(worker, "examine_bytes", fake)


def _folder(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("examine")
def test_nothing_is_lost(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a="ok 1", b="ok 1", c="locked", d="crash", e="ok 2")
    inputs = discover([folder])
    seen = []
    summary = run_job(inputs, tmp_path / "out", progress=seen.append)
    assert len(seen) == summary.inputs == 5
    assert summary.records == 2
    assert summary.by_class == {"duplicate": 1, "encrypted": 1, "internal": 1}
    assert summary.records + len(summary.failures) == summary.inputs
    assert summary.unread == 2
    assert summary.totals == {"CNY": (2, Decimal("240000.00"))}
    with (tmp_path / "out" / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["path"]: row for row in csv.DictReader(file)}
    assert rows["b.txt"]["error_class"] == "duplicate"
    assert len(rows["c.txt"]["sha256"]) == 64
    assert "ZeroDivisionError" in rows["d.txt"]["message"]
    assert "Traceback" not in rows["d.txt"]["message"]


@pytest.mark.usefixtures("examine")
def test_a_broken_rulebook_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(RuleError):
        list(run(discover([_folder(tmp_path, a="rule")])))


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    folder = _folder(tmp_path, a="ok")
    inputs = discover([folder])
    (folder / "a.txt").unlink()
    [outcome] = run(inputs)
    assert outcome.status == "error" and outcome.failure is not None
    assert (outcome.failure.stage, outcome.failure.error_class, outcome.failure.sha256) == ("read", "unreadable", "")


def test_the_stage_that_failed_is_named(tmp_path: Path) -> None:
    [outcome] = run(discover([_folder(tmp_path, a="")]))
    assert outcome.failure is not None
    assert (outcome.failure.stage, outcome.failure.error_class) == ("ingest", "empty")
