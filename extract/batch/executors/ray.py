"""The work on a Ray cluster (the extra `cluster`): one actor a core, one document at a time each.

An actor keeps a worker process as the local executor does, with the same sandbox, limits and clock, so a document ends
the same way here and there. The parent reads documents that lie with it and writes results that are to be there; what lies
or goes elsewhere the actors fetch and bring. The machines of the cluster need nothing of the parent but the program. An
actor that is lost with its machine costs the document that it was reading.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from extract.batch.executors import Run, local
from extract.batch.executors.connection import connect, proxies
from extract.batch.executors.reader import START_ATTEMPTS, Reader
from extract.batch.executors.shipping import Remote, Shipment, packed, unpacked
from extract.batch.source import Item
from extract.batch.store.carry import Arrival
from extract.batch.tasks import Admit, Limits, Outcome, Task, Worker, WorkerError, everything
from extract.batch.worker import Config
from extract.dataset.files import output_errors
from extract.errors import HetongError, UsageError

GRACE = 300.0
"""Seconds that an actor may take beyond its document's time: it ends the document itself, unless it is lost. The time to
start the actor is not in it, which on a machine with other work is no matter of seconds."""

AHEAD = 2
"""Documents given to an actor at a time: the next one is there when the first is done."""


def configured(address: str | None = None) -> Run:
    """The executor for a cluster; without an address that of `RAY_ADDRESS`, else one made on this machine."""
    try:
        import ray  # noqa: F401
    except ImportError as error:
        raise UsageError(
            "在集群上运行需要 Ray：请先安装 pip install 'hetong[cluster]'",
            "a cluster needs Ray: install it with pip install 'hetong[cluster]'",
            code="extra",
        ) from error

    def run(
        worker: Worker, config: Any, tasks: Iterable[Task], limits: Limits, admit: Admit = everything
    ) -> Generator[Outcome, None, None]:
        yield from _run(worker, config, iter(tasks), limits, admit, address)

    return run


def _run(
    worker: Worker, config: Any, tasks: Iterator[Task], limits: Limits, admit: Admit, address: str | None
) -> Generator[Outcome, None, None]:
    connect(address, limits.workers)
    leftovers: list[Task] = []
    if isinstance(config, Config):
        crew = _Crew(Remote(worker, config), None, limits, admit)
        given = packed(tasks, leftovers)
    else:
        crew = _Crew(worker, config, limits, admit)
        given = tasks
    try:
        while True:
            for outcome in crew.work(given):
                yield _arrived(outcome, config) if isinstance(outcome.value, Shipment) else outcome
            if not leftovers:
                return
            # What is on this machine only (an archive too large to be sent, a file that cannot be read) is done here.
            here, leftovers[:] = list(leftovers), []
            yield from local.run(worker, config, here, replace(limits, workers=1), admit)
    finally:
        crew.end()


def _arrived(outcome: Outcome, config: Config) -> Outcome:
    with output_errors(config.output):
        return replace(outcome, value=unpacked(outcome.value, config))


@dataclass(eq=False)
class _Actor:
    """An actor with the tasks it was given, in their order; `since` is when the first of them was first in line.

    `started` is what it answers when it is there, `None` once it has.
    """

    handle: Any
    given: deque[tuple[Task, Any]] = field(default_factory=deque)
    since: float = 0.0
    started: Any = None


class _Crew:
    """The actors of a run."""

    def __init__(self, worker: Worker, config: Any, limits: Limits, admit: Admit) -> None:
        import ray

        self._ray = ray
        # A result that nobody has fetched yet is lost with its machine as well.
        self._lost_with = (ray.exceptions.RayActorError, ray.exceptions.ObjectLostError, ray.exceptions.NodeDiedError)
        self._limits, self._admit = limits, admit
        reader = ray.remote(num_cpus=1, max_restarts=0)(Reader)
        self._make: Callable[[], Any] = lambda: reader.remote(worker, config, limits, proxies())
        self._actors: list[_Actor] = []
        self._again: deque[Task] = deque()
        self._lost = 0

    def work(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        """Outcomes as they come; never more than `AHEAD` tasks an actor, and none for one that may never come."""
        more = True
        while True:
            more = self._fill(tasks) if more or self._again else False
            waiting = {ref: actor for actor in self._actors for _, ref in actor.given}
            if not waiting and not more and not self._again:
                return
            coming = {actor.started: actor for actor in self._actors if actor.started is not None} if more or self._again else {}
            ready, _ = self._ray.wait([*waiting, *coming], timeout=1.0) if waiting or coming else ([], [])
            if ready and ready[0] in coming:
                self._came(coming[ready[0]])
            elif ready:
                yield from self._collect(waiting[ready[0]])
            yield from self._overdue()

    def end(self) -> None:
        """End all actors, whatever they are doing."""
        for actor in self._actors:
            with suppress(Exception):
                self._ray.kill(actor.handle)
        self._actors = []

    def _fill(self, tasks: Iterator[Task]) -> bool:
        """Give tasks to the actors that have the most room; `False` once there are no more."""
        while True:
            if not self._again and (task := next(tasks, None)) is not None:
                self._again.append(task)
            if not self._again:
                return False
            while len(self._actors) < self._limits.workers:
                handle = self._make()
                self._actors.append(_Actor(handle, started=handle.start.remote()))
            there = (actor for actor in self._actors if actor.started is None)
            actor = min(there, key=lambda actor: len(actor.given), default=None)
            if actor is None or len(actor.given) >= AHEAD:
                return True
            if not actor.given:
                actor.since = time.monotonic()
            task = self._again.popleft()
            fetched = isinstance(task.item, Item) and task.item.elsewhere
            actor.given.append((task, (actor.handle.fetch if fetched else actor.handle.read).remote(task)))

    def _came(self, actor: _Actor) -> None:
        """An actor is there, or was lost before it was."""
        try:
            self._ray.get(actor.started)
        except self._lost_with as error:
            self._replace(actor)
            self._count_loss(error)
        actor.started = None

    def _collect(self, actor: _Actor) -> Iterator[Outcome]:
        """The result of an actor's first task."""
        task, ref = actor.given.popleft()
        actor.since = time.monotonic()
        try:
            said = self._ray.get(ref)
        except self._lost_with as error:
            self._replace(actor)
            self._count_loss(error)
            yield Outcome(task.key, "crash", error="the actor was lost")
            return
        if isinstance(said, HetongError):
            raise said
        self._lost = 0
        if not isinstance(said.value, Arrival):
            yield said
        elif task.item.position or self._admit(task.key, said.value):
            actor.given.append((task, actor.handle.read.remote(task)))  # behind what the actor was given meanwhile
        else:
            actor.handle.leave.remote(task.item)

    def _count_loss(self, error: Exception) -> None:
        self._lost += 1
        if self._lost > START_ATTEMPTS * self._limits.workers:
            raise WorkerError(f"集群不断丢失工作进程：{error}", f"the cluster keeps losing workers: {error}") from error

    def _overdue(self) -> Iterator[Outcome]:
        """Actors that do not answer although their document's time is long over."""
        now = time.monotonic()
        for actor in list(self._actors):
            if actor.given and actor.given[0][0].timeout and now - actor.since > actor.given[0][0].timeout + GRACE:
                task, _ = actor.given.popleft()
                self._replace(actor)
                yield Outcome(task.key, "timeout", seconds=now - actor.since)

    def _replace(self, actor: _Actor) -> None:
        """End an actor; what else it was given goes to the others, and a new one is made when there is work for it."""
        with suppress(Exception):
            self._ray.kill(actor.handle)
        self._again.extend(task for task, _ in actor.given)
        self._actors.remove(actor)
