"""What the tests of runs share: folders, processes, datasets."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
MARK = "HETONG_TEST_MARK"
PATIENCE = 600.0
"""Seconds until a test gives up waiting: no more than a safety net, on a machine that is busy with other things."""

STUCK = "hang" + " " * 96
"""A document of `misbehaving` that never ends. Its size tells it from the others: see `stuck_for`."""


def stuck_for(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """`STUCK` is given up after so long; the others have the time that the run gives to all."""
    monkeypatch.setattr("extract.batch.plan.timeout_for", lambda size, asked: seconds if size == len(STUCK) else asked)


def folder(path: Path, **files: str) -> Path:
    """A folder of texts; the names get the suffix `.txt`."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def dataset(output: Path) -> dict[str, bytes]:
    """The files of a dataset; `.hetong` holds the state of the run and is no part of it."""
    names = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(".hetong/")}


def table(output: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table as they stand in the file."""
    with (output / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def failures(output: Path) -> dict[str, dict[str, str]]:
    """The rows of `failures.csv` by path."""
    return {row["path"]: row for row in table(output, "failures")}


def _heeds_interrupts() -> None:
    """Whoever started the tests may have them ignore Ctrl-C, as shells do with what runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Running:
    """A process with everything that it starts."""

    def __init__(self, *arguments: object, path: Path | None = None) -> None:
        self.mark = uuid.uuid4().hex
        paths = (TESTS, TESTS.parent, *([path] if path else []))
        self.process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=_heeds_interrupts if os.name == "posix" else None,
            env={**os.environ, MARK: self.mark, "PYTHONPATH": ":".join(map(str, paths)), "HETONG_LANG": "zh"},
        )

    def lines(self, count: int) -> list[str]:
        """Wait for so many lines of output, fewer if it ends before."""
        assert self.process.stdout is not None
        found = []
        while len(found) < count and (line := self.process.stdout.readline()):
            found.append(line.strip())
        return found

    def wait(self, seconds: float = PATIENCE) -> tuple[int, str]:
        """Wait for the end; the exit code and what was written to standard error."""
        _, errors = self.process.communicate(timeout=seconds)
        return self.process.returncode, errors

    def left(self) -> list[int]:
        """Processes that it started and that are still there."""
        wanted = f"{MARK}={self.mark}".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            try:
                alive = wanted in (path / "environ").read_bytes() and (path / "stat").read_bytes().split()[2] != b"Z"
            except OSError:
                continue
            if alive and int(path.name) != self.process.pid:
                found.append(int(path.name))
        return found


def eventually(what: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """True as soon as it is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.02)
    return what()
