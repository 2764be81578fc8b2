"""A thread of the parent that ends workers which run for too long or take too much memory.

It looks from outside: a worker that hangs in a library cannot look after itself. It runs beside the main loop, so that
a limit holds while the parent is busy elsewhere.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from extract.batch.tasks import Status

INTERVAL = 0.05
"""Seconds between two looks."""

_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class Watched(Protocol):
    """A worker process. `deadline` (monotonic seconds) is 0 while there is none; `ended` says why it was ended.

    `waited`: seconds that it had been ready and got no core, by then.
    """

    pid: int
    deadline: float
    ended: Status | None
    waited: float

    @property
    def busy(self) -> bool: ...


class Watchdog:
    """Watch `workers` (looked at anew each time) until `stop`. `memory` in bytes, 0 for no limit."""

    def __init__(self, memory: int) -> None:
        self.workers: Sequence[Watched] = ()
        self._memory = memory
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="hetong-watchdog", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the watch."""
        self._stop.set()
        self._thread.join()

    def _loop(self) -> None:
        while not self._stop.wait(INTERVAL):
            for worker in self.workers:
                if not worker.busy or worker.ended:
                    continue
                if worker.deadline and time.monotonic() > worker.deadline:
                    self._end(worker, "timeout")
                elif self._memory and resident(worker.pid) > self._memory:
                    self._end(worker, "memory")

    @staticmethod
    def _end(worker: Watched, why: Status) -> None:
        worker.waited = waited(worker.pid)
        worker.ended = why
        kill(worker.pid)


def resident(pid: int) -> int:
    """Bytes of memory of a process and of the programs it started; 0 where the system does not tell."""
    return sum(_resident(one) for one in (pid, *descendants(pid)))


def waited(pid: int) -> float:
    """Seconds that a process was ready to run and had no core; 0 where the system does not tell."""
    try:
        return int((_PROC / str(pid) / "schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def kill(pid: int) -> None:
    """End a process and the programs it started, at once."""
    for one in (*descendants(pid), pid):
        with suppress(ProcessLookupError, PermissionError):
            os.kill(one, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)


def descendants(pid: int) -> list[int]:
    """Children of a process, and theirs (Linux; none elsewhere)."""
    found = list(_children(pid))
    for child in found:
        found.extend(_children(child))
    return found


def _children(pid: int) -> Iterable[int]:
    try:
        tasks = list((_PROC / str(pid) / "task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_bytes().split()]
    except OSError:
        return ()


def _resident(pid: int) -> int:
    try:
        return int((_PROC / str(pid) / "statm").read_bytes().split()[1]) * _PAGE
    except (OSError, IndexError, ValueError):
        return 0
