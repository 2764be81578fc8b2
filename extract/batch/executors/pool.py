"""Worker processes of one kind on this machine, one task at a time each."""

from __future__ import annotations

import time
from collections import deque
from multiprocessing.connection import Connection
from typing import Any

from extract.batch.executors.process import Process
from extract.batch.executors.watch import Watchdog
from extract.batch.tasks import Limits, Outcome, Task, Worker, WorkerError
from extract.errors import HetongError

START_ATTEMPTS = 3
"""So many processes in a row may die before they are ready."""


class Pool:
    """Processes are made when there is work for them, and replaced when they are worn out or dead."""

    def __init__(self, worker: Worker, config: Any, limits: Limits, *, network: bool = False) -> None:
        self._worker, self._config, self._limits, self._network = worker, config, limits, network
        self._processes: list[Process] = []
        self._waiting: deque[Task] = deque()
        self._stillborn = 0
        self._watchdog = Watchdog(limits.memory << 20)

    @property
    def waiting(self) -> int:
        """Tasks that no process has yet."""
        return len(self._waiting)

    @property
    def busy(self) -> bool:
        return bool(self._waiting) or any(process.busy for process in self._processes)

    @property
    def connections(self) -> list[Connection]:
        """Where there may be something to `hear`."""
        return [process.connection for process in self._processes]

    def put(self, task: Task) -> None:
        """One more task."""
        self._waiting.append(task)
        self._give()

    def hear(self, connection: Connection) -> Outcome | None:
        """What a process has to say, if that is an outcome. Call when the connection is readable."""
        process = next((one for one in self._processes if one.connection is connection), None)
        if process is None:
            return None
        try:
            said = process.receive()
        except EOFError as error:
            self._died_idle(process, str(error))
            self._give()
            return None
        if process.connection.closed:
            self._set([one for one in self._processes if one is not process])
        if isinstance(said, HetongError):
            raise said
        if said is None:
            self._stillborn = 0
        self._give()
        return said

    def end(self) -> None:
        """End all processes at once, whatever they are doing."""
        self._watchdog.stop()
        for process in self._processes:
            process.kill()
        deadline = time.monotonic() + 1.0
        for process in self._processes:
            process.join(max(deadline - time.monotonic(), 0.0))
        self._set([])

    def _give(self) -> None:
        """Tasks to free processes, and new processes for the rest."""
        for process in list(self._processes):
            if process.ready and not process.busy:
                if process.worn:
                    process.close()
                    self._set([one for one in self._processes if one is not process])
                elif self._waiting:
                    process.give(self._waiting.popleft())
        starting = sum(not process.ready for process in self._processes)
        while len(self._waiting) > starting and len(self._processes) < self._limits.workers:
            self._set([*self._processes, self._start()])
            starting += 1

    def _start(self) -> Process:
        try:
            return Process(self._worker, self._config, self._limits, network=self._network)
        except (OSError, EOFError) as error:
            raise _cannot_start(str(error)) from error

    def _died_idle(self, process: Process, how: str) -> None:
        self._set([one for one in self._processes if one is not process])
        self._stillborn += not process.ready
        if self._stillborn >= START_ATTEMPTS:
            raise _cannot_start(how)

    def _set(self, processes: list[Process]) -> None:
        self._processes = processes
        self._watchdog.workers = tuple(processes)


def _cannot_start(why: str) -> WorkerError:
    return WorkerError(
        f"工作进程启动不了（{why}）；请检查内存，或加大 --memory、减小 -j",
        f"the worker processes do not start ({why}); check the memory, raise --memory or lower -j",
    )
