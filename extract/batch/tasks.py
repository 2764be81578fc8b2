"""What an executor is given and what it gives back; nothing in here knows what a contract is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from extract.errors import HetongError

Status = Literal["ok", "error", "timeout", "crash", "memory"]

Worker = Callable[[Any], Callable[[Any], Any]]
"""`worker(config)` is called once in every process and returns the function that takes one item after the other.

Both must be importable (top-level) and everything that is passed picklable.
"""


@dataclass(frozen=True, slots=True)
class Task:
    """One item of work. `timeout` in seconds; 0 means no limit."""

    key: str
    item: Any
    timeout: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task.

    `ok`: `value` is what the worker returned. `error`: it raised, `error` says what. `timeout`, `memory`: it went over a
    limit and was ended. `crash`: its process died, `error` says how. `seconds` is wall time, the last attempt only.
    `starved`: the time was over, but much of it was spent waiting for a core that others had.
    """

    key: str
    status: Status
    value: Any = None
    error: str = ""
    seconds: float = 0.0
    starved: bool = False


Admit = Callable[[str, Any], bool]
"""`admit(key, arrival)` is asked in the parent when what a task is about was fetched; if it says no, the task is over."""


def everything(key: str, arrival: Any) -> bool:
    """Admit all."""
    return True


@dataclass(frozen=True, slots=True)
class Limits:
    """What the work may cost.

    `workers`: processes at a time. `memory`: MiB of a worker together with the programs it starts; 0 means no limit.
    `max_tasks`: a process is replaced after so many tasks. `threads`: threads that a worker may use for recognition.
    `warm`: rules and dictionaries are loaded before the first task, once for all workers; not worth it for a single one.
    """

    workers: int = 1
    memory: int = 2048
    max_tasks: int = 1000
    threads: int = 1
    warm: bool = True


class WorkerError(HetongError):
    """The worker processes cannot be started at all, or die before they are given anything to do."""

    code = "workers"
