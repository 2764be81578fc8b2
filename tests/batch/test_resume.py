"""A run that is stopped, however, and started again does what is missing, and its dataset is that of an undisturbed one."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest
from batch.helpers import Running, dataset, eventually, failures, folder, table
from batch.misbehaving import misbehaving

from extract.batch import Options, Step, run_job
from extract.batch.status import standing
from extract.errors import UsageError
from extract.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")

OPTIONS = Options(jobs=2, worker=misbehaving)


@pytest.fixture(autouse=True)
def _one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody may be working on the code while its tests run."""
    monkeypatch.setattr("extract.batch.job.code_hash", lambda: "code")
    monkeypatch.setattr("extract.batch.job.rules_hash", lambda: "rules")


def _run(source: Path, output: Path, options: Options = OPTIONS, settings: Settings | None = None) -> list[str]:
    """Run, and name the documents that were read."""
    steps: list[Step] = []
    run_job([source], output, progress=steps.append, options=options, settings=settings or Settings())
    return sorted(step.name for step in steps)


def _contracts(path: Path, count: int = 14) -> Path:
    made = folder(path, **{f"{i:02}": f"slow {i}" for i in range(count)}, x="locked", y="abort", z="slow 3")
    (made / "sub").mkdir()
    (made / "sub" / "copy.md").write_text("slow 5", encoding="utf-8")
    return made


def test_killed_again_and_again(tmp_path: Path) -> None:
    kills = int(os.environ.get("HETONG_TEST_KILLS", 2))
    gate = tmp_path / "gate"
    source = folder(_contracts(tmp_path / "in", 4 + 5 * kills), zz=f"wait {gate}")  # it cannot be done before it is killed
    gate.touch()
    _run(source, tmp_path / "whole")
    gate.unlink()
    chance = random.Random(7)
    for _ in range(kills):
        running = Running("-m", "batch.runner", source, tmp_path / "out")
        running.lines(chance.randrange(1, 6))
        time.sleep(chance.random() * 0.1)
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.communicate()
        assert eventually(lambda running=running: not running.left()), "orphans"  # type: ignore[misc]
    state = standing(tmp_path / "out")
    assert not state.running and not state.complete and state.pending
    gate.touch()
    read = _run(source, tmp_path / "out")
    assert 0 < len(read) < 6 + 5 * kills
    assert dataset(tmp_path / "out") == dataset(tmp_path / "whole")
    assert standing(tmp_path / "out").complete


def test_ctrl_c_ends_it_and_leaves_nobody(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a="slow 1", b="hang", c="hang 2", d="slow 2")
    running = Running("-m", "batch.runner", source, tmp_path / "out")
    assert running.lines(1) == ["a.txt"]
    os.kill(running.process.pid, signal.SIGINT)
    code, _ = running.wait()
    assert code != 0
    assert eventually(lambda: not running.left())
    assert standing(tmp_path / "out").records >= 1  # what was done is kept


def test_two_runs_at_once(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a="slow 1", b="hang")
    running = Running("-m", "batch.runner", source, tmp_path / "out")
    running.lines(1)
    try:
        assert standing(tmp_path / "out").running
        with pytest.raises(UsageError, match=str(running.process.pid)) as caught:
            _run(source, tmp_path / "out")
        assert caught.value.code == "busy"
    finally:
        running.process.kill()
        running.process.communicate()
    assert eventually(lambda: not standing(tmp_path / "out").running)


def test_nothing_to_do_writes_nothing(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a="one", b="two", c="locked")
    assert _run(source, tmp_path / "out") == ["a.txt", "b.txt", "c.txt"]
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.*") if ".hetong" not in path.parts}
    assert _run(source, tmp_path / "out") == []
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_what_changed_is_read_again(tmp_path: Path) -> None:
    source, output = folder(tmp_path / "in", a="one", b="two", c="three"), tmp_path / "out"
    _run(source, output)
    folder(source, b="two, changed", d="four")
    (source / "c.txt").unlink()
    assert _run(source, output) == ["b.txt", "d.txt"]
    _run(source, tmp_path / "other")
    assert dataset(output) == dataset(tmp_path / "other")
    assert _run(source, output, settings=Settings(ocr="never")) == ["a.txt", "b.txt", "d.txt"]
    assert _run(source, output, Options(jobs=1, fresh=True, worker=misbehaving)) == ["a.txt", "b.txt", "d.txt"]


def test_a_changed_rule_reads_again_what_got_as_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, output = folder(tmp_path / "in", a="one", b="empty"), tmp_path / "out"
    _run(source, output)
    monkeypatch.setattr("extract.batch.job.rules_hash", lambda: "other rules")
    assert _run(source, output) == ["a.txt", "b.txt"]
    assert _run(source, output) == []


def test_moved_and_copied_files(tmp_path: Path) -> None:
    source, output = folder(tmp_path / "in", b="one", c="two", d="locked", e="three"), tmp_path / "out"
    _run(source, output)
    (source / "b.txt").rename(source / "a.txt")
    shutil.copy(source / "e.txt", source / "E.txt")
    (source / "c.txt").rename(source / "c.md")  # the suffix is a hint to the reader
    (source / "d.txt").rename(source / "f.txt")  # the message holds the name
    assert _run(source, output) == ["c.md", "f.txt"]
    _run(source, tmp_path / "other")
    assert dataset(output) == dataset(tmp_path / "other")
    assert [row["path"] for row in table(output, "contracts")] == ["E.txt", "a.txt", "c.md"]
    assert failures(output)["e.txt"]["error_class"] == "duplicate"
    assert "f.txt" in failures(output)["f.txt"]["message"]


def test_failures_are_tried_again_when_asked(tmp_path: Path) -> None:
    source, output = folder(tmp_path / "in", a="one", b="abort", c="locked"), tmp_path / "out"
    _run(source, output)
    assert _run(source, output) == []
    assert _run(source, output, Options(jobs=1, retry_failed=True, worker=misbehaving)) == ["b.txt", "c.txt"]


def test_damage_is_repaired(tmp_path: Path) -> None:
    source, output = folder(tmp_path / "in", a="one", b="two"), tmp_path / "out"
    _run(source, output)
    whole = dataset(output)
    next((output / "json").iterdir()).unlink()
    (output / "contracts.csv").write_text("", encoding="utf-8")
    for part in (output / ".hetong" / "parts").iterdir():
        part.write_bytes(part.read_bytes()[:-9])
    assert len(_run(source, output)) == 1
    assert dataset(output) == whole
    (output / ".hetong" / "manifest.sqlite").write_bytes(b"no database at all, but long enough to look like one" * 9)
    assert _run(source, output) == ["a.txt", "b.txt"]
    assert dataset(output) == whole


def test_status(tmp_path: Path) -> None:
    source, output = folder(tmp_path / "in", a="one", b="one", c="locked", d="abort"), tmp_path / "out"
    with pytest.raises(UsageError, match="没有运行记录"):
        standing(output)
    _run(source, output)
    state = standing(output)
    assert (state.running, state.complete, state.inputs, state.pending, state.records) == (False, True, 4, 0, 1)
    assert state.by_class == {"crash": 1, "encrypted": 1, "duplicate": 1}
    assert json.dumps(state.by_class)
