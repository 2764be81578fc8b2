"""The local executor by itself: order, laziness, limits, ends."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from batch.helpers import eventually

from extract.batch.executors import executor
from extract.batch.executors.local import run
from extract.batch.tasks import Limits, Outcome, Task, WorkerError
from extract.errors import UsageError


def obedient(config: Any) -> Callable[[Any], Any]:
    """A worker that does what an item says."""
    if config == "dies":
        os._exit(7)
    if config == "refuses":
        raise UsageError("少了东西", "something is missing", code="extra")

    def handle(item: Any) -> Any:
        if item == "pid":
            return os.getpid()
        if item == "raise":
            raise ValueError("no")
        if item == "lambda":
            return lambda: None
        if item == "usage":
            raise UsageError("不行", "no way")
        if item == "die":
            os._exit(9)
        if item == "sleep":
            time.sleep(3600)
        return item

    return handle


def _gone(pid: int) -> bool:
    """True once a process has ended, though nobody may have asked yet how."""
    try:
        return not Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return True


def _outcomes(items: list[Any], config: Any = None, limits: Limits | None = None, timeout: float = 0) -> list[Outcome]:
    tasks = [Task(str(i), item, timeout if item == "sleep" else 0) for i, item in enumerate(items)]
    return sorted(run(obedient, config, tasks, limits or Limits(2)), key=lambda outcome: int(outcome.key))


def test_every_task_has_one_outcome() -> None:
    items = [1, "raise", 2, "die", "lambda", 3, "sleep"]
    found = _outcomes(items, timeout=1)
    assert [outcome.status for outcome in found] == ["ok", "error", "ok", "crash", "error", "ok", "timeout"]
    assert [found[i].value for i in (0, 2, 5)] == [1, 2, 3]
    assert found[1].error == "ValueError: no" and found[3].error == "exit code 9"
    assert found[6].seconds > 0.9


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        for i in range(100):
            taken += 1
            yield Task(str(i), i)

    outcomes = run(obedient, None, tasks(), Limits(2))
    for done in range(1, 6):
        next(outcomes)
        assert taken <= done + 4 * 2
    outcomes.close()


def test_a_worker_is_made_once_and_replaced_when_worn() -> None:
    assert len({outcome.value for outcome in _outcomes(["pid"] * 6, limits=Limits(1))}) == 1
    assert len({outcome.value for outcome in _outcomes(["pid"] * 6, limits=Limits(1, max_tasks=2))}) == 3


def test_closing_ends_all_work_at_once() -> None:
    outcomes = run(obedient, None, [Task("a", "pid"), Task("b", "sleep"), Task("c", "sleep")], Limits(2))
    pid = next(outcomes).value
    outcomes.close()
    assert eventually(lambda: _gone(pid))


def test_errors_that_are_no_fault_of_an_item() -> None:
    with pytest.raises(UsageError, match="少了东西"):
        _outcomes([1], "refuses")
    with pytest.raises(UsageError, match="不行"):
        _outcomes([1, "usage"])
    with pytest.raises(WorkerError, match="exit code 7"):
        _outcomes([1], "dies")


def test_executors_by_name() -> None:
    assert executor("local") is run
    for name in ("nowhere", "watch", "../local"):
        with pytest.raises(UsageError, match="没有这种执行方式"):
            executor(name)
    with pytest.raises(UsageError, match="--address"):
        executor("local", address="here")
