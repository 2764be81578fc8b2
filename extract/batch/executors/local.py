"""The work on this machine: worker processes, and beside them those that fetch and bring what lies elsewhere."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from extract.batch.executors.pool import Pool
from extract.batch.source import Item
from extract.batch.store.carry import Arrival, Deliver, Fetch, of, porter
from extract.batch.store.place import unusable
from extract.batch.store.shelf import Shelf
from extract.batch.tasks import Admit, Limits, Outcome, Task, Worker, everything
from extract.batch.worker import Config, Result

BRING = 600.0
"""Seconds that a record may take to its place."""


def run(
    worker: Worker, config: Any, tasks: Iterable[Task], limits: Limits, admit: Admit = everything
) -> Generator[Outcome, None, None]:
    """See `executors.Run`."""
    crew = _Crew(worker, config, limits, admit)
    try:
        yield from crew.work(iter(tasks))
    finally:
        crew.end()


class _Crew:
    """Readers, and porters once there is something elsewhere: a task goes from a porter to a reader to a porter."""

    def __init__(self, worker: Worker, config: Any, limits: Limits, admit: Admit) -> None:
        self._config, self._limits, self._admit = config, limits, admit
        self._readers = Pool(worker, config, limits)
        self._porters: Pool | None = None
        self._shelf: Shelf | None = None
        self._fetching: dict[str, Task] = {}
        self._same: dict[Path, list[Task]] = {}
        """File that is being fetched → tasks that wait for it."""
        self._reading: dict[str, Item] = {}
        """Tasks whose document was fetched."""
        self._bringing: dict[str, Outcome] = {}

    def work(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        """Give out tasks as processes get free; one more a process is fetched ahead, so that none waits for the next."""
        more = True
        while True:
            while more and self._has_room():
                task = next(tasks, None)
                if task is None:
                    more = False
                else:
                    self._take(task)
            pools = [self._readers, *([self._porters] if self._porters else [])]
            if not any(pool.busy for pool in pools):
                if not more:
                    return
                continue
            ready = wait([connection for pool in pools for connection in pool.connections])
            for connection in ready:
                for pool in pools:
                    if outcome := pool.hear(connection):  # type: ignore[arg-type]
                        yield from self._carried(outcome) if pool is self._porters else self._read(outcome)

    def end(self) -> None:
        """End all processes at once, whatever they are doing."""
        self._readers.end()
        if self._porters:
            self._porters.end()

    def _has_room(self) -> bool:
        ahead = self._limits.workers if not self._porters else 2 * self._limits.workers
        return self._readers.waiting + len(self._fetching) + len(self._bringing) < ahead

    def _take(self, task: Task) -> None:
        """A task that is new: to a reader, or first to a porter."""
        if not (isinstance(task.item, Item) and task.item.elsewhere):
            self._readers.put(task)
            return
        self._shelf = self._shelf or Shelf(self._config.scratch / "fetched")
        path = self._shelf.take(task.item)
        self._fetching[task.key] = task
        if path in self._same:
            self._same[path].append(task)
            return
        self._same[path] = [task]
        self._carry(replace(task, item=Fetch(task.item, self._shelf.folder)))

    def _carry(self, task: Task) -> None:
        self._porters = self._porters or Pool(porter, None, self._limits, network=True)
        self._porters.put(task)

    def _carried(self, outcome: Outcome) -> Iterator[Outcome]:
        """A porter is done: with a document, or with a record."""
        if read := self._bringing.pop(outcome.key, None):
            if outcome.status != "ok":
                raise unusable(self._config.store, outcome.error or outcome.status)
            yield read
            return
        assert self._shelf is not None
        path = self._shelf.where(self._fetching[outcome.key].item)
        for task in self._same.pop(path):
            del self._fetching[task.key]
            if not isinstance(outcome.value, Arrival):
                self._shelf.leave(task.item)
                yield replace(outcome, key=task.key, value=of(task.key, outcome.value))
            elif task.item.position or self._admit(task.key, outcome.value):
                self._reading[task.key] = task.item
                self._readers.put(replace(task, item=replace(task.item, real=os.fsencode(path))))
            else:
                self._shelf.leave(task.item)

    def _read(self, outcome: Outcome) -> Iterator[Outcome]:
        """A reader is done: its record may have to go elsewhere."""
        result = outcome.value if isinstance(outcome.value, Result) else None
        if item := self._reading.pop(outcome.key, None):
            assert self._shelf is not None
            self._shelf.leave(item, archive=result is not None and result.kind == "archive")
        if isinstance(self._config, Config) and self._config.store and result is not None and result.kind == "record":
            self._bringing[outcome.key] = outcome
            self._carry(Task(outcome.key, Deliver(self._config.store, self._config.output, result.sha256[:16]), BRING))
        else:
            yield outcome
