"""Waiting that depends on what is done and not on the clock: time in which processes had no core does not count."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

_PROC = Path("/proc")


class Clock:
    """Seconds that processes could have worked in: those in which one of their threads stood in line for a core are left out.

    `pids` tells the processes of the moment, `waited` how long their threads have stood in line in all (by default the kernel
    is asked; where it does not tell, every second counts).
    """

    def __init__(self, pids: Callable[[], Iterable[int]], waited: Callable[[Iterable[int]], float] | None = None) -> None:
        self._pids, self._waited = pids, waited or stood_in_line
        self._now, self._before = time.monotonic(), self._waited(pids())
        self.spent = 0.0

    def look(self) -> float:
        """The seconds spent so far. To be called often: what lies between two looks is told as a whole."""
        now, waited = time.monotonic(), self._waited(self._pids())
        self.spent += max(now - self._now - max(waited - self._before, 0.0), 0.0)
        self._now, self._before = now, waited
        return self.spent


def stood_in_line(pids: Iterable[int]) -> float:
    """Seconds that the threads of processes were ready to run and had no core, all together; 0 where the system does not tell."""
    found = 0
    for pid in pids:
        for file in (_PROC / str(pid) / "task").glob("*/schedstat"):
            try:
                found += int(file.read_bytes().split()[1])
            except (OSError, IndexError, ValueError):
                continue
    return found / 1e9


def runs(pids: Iterable[int], name: str) -> bool:
    """Whether one of the processes is a program of this name."""
    for pid in pids:
        try:
            if (_PROC / str(pid) / "comm").read_text(encoding="utf-8").strip() == name:
                return True
        except OSError:
            continue
    return False
