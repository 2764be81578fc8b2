"""What lives in a cluster: one worker process, and beside it the fetching and bringing of what lies elsewhere."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from extract.batch.executors.janitor import Folder
from extract.batch.executors.process import Process
from extract.batch.executors.shipping import Parcel, Remote, Shipment, sent_on
from extract.batch.executors.watch import Watchdog
from extract.batch.source import Item
from extract.batch.store.carry import Arrival, fetch
from extract.batch.store.pages import FOLDER, PageStore
from extract.batch.store.shelf import Shelf
from extract.batch.tasks import Limits, Outcome, Task, Worker, WorkerError
from extract.batch.worker import Result
from extract.errors import HetongError

START_ATTEMPTS = 3


class Reader:
    """An actor. Its process is replaced when it has ended. `proxies`: the way to stores, for who was started without any."""

    def __init__(self, worker: Worker, config: Any, limits: Limits, proxies: Mapping[str, str | None]) -> None:
        self._store = ""
        self._pages: PageStore | None = None
        self._hashes: dict[bytes, str] = {}
        if isinstance(worker, Remote):
            self._folder = Folder()  # as long as the actor lives
            self._shelf = Shelf(self._folder.path / ".hetong" / "fetched")
            self._store = worker.config.store
            if self._store and worker.config.keep_pages:
                with suppress(HetongError):  # it is told when a record is to go there
                    self._pages = PageStore(self._store, self._folder.path / FOLDER)
            worker = replace(worker, home=self._folder.path)
        for name, value in proxies.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        self._start = (worker, config, limits)
        self._process: Process | None = None
        self._watchdog = Watchdog(limits.memory << 20)

    def start(self) -> None:
        """Make the worker process. What goes wrong with it is told when a task is given."""
        try:
            self._ready()
        except (HetongError, EOFError):
            self._process = None

    def fetch(self, task: Task) -> Outcome | HetongError:
        """Get what a task is about: the value is an `Arrival`, or the result of a task that ends with it."""
        self._shelf.take(task.item)
        try:
            found: Arrival | Result = fetch(task.item, self._shelf.folder)
        except HetongError as error:
            return error
        if isinstance(found, Arrival):
            self._hashes[task.item.real] = found.sha256
        else:
            self._shelf.leave(task.item)
        return Outcome(task.key, "ok", found)

    def leave(self, item: Item) -> None:
        """What was fetched is not to be read."""
        self._hashes.pop(item.real, None)
        self._shelf.leave(item)

    def read(self, task: Task) -> Outcome | HetongError:
        """Do one task. An error that ends the run is returned: raised it would be the cluster's."""
        item = task.item
        if not (isinstance(item, Item) and item.elsewhere):
            return self._sent(self._read_with_pages(task, hashlib.sha256(item.data).hexdigest() if isinstance(item, Parcel) else ""))
        fetched = self._hashes.pop(item.real, "")
        local = replace(item, real=os.fsencode(self._shelf.where(item)))
        said = self._read_with_pages(replace(task, item=local), item.sha256 if item.position else fetched)
        result = said.value.result if isinstance(said, Outcome) and isinstance(said.value, Shipment) else None
        self._shelf.leave(item, archive=result is not None and result.kind == "archive")
        return self._sent(said)

    def _read_with_pages(self, task: Task, sha256: str) -> Outcome | HetongError:
        """Read with the pages that were recognised before, and keep those that were recognised now."""
        if self._pages is None or not sha256:
            return self._read(task)
        self._pages.bring(sha256)
        said = self._read(task)
        self._pages.send(sha256)
        return said

    def _sent(self, said: Outcome | HetongError) -> Outcome | HetongError:
        """What is left to tell once a record is in its place."""
        if not (self._store and isinstance(said, Outcome) and isinstance(said.value, Shipment)):
            return said
        try:
            return replace(said, value=sent_on(said.value, self._store))
        except HetongError as error:
            return error

    def _read(self, task: Task) -> Outcome | HetongError:
        for _ in range(START_ATTEMPTS):
            try:
                process = self._ready()
            except HetongError as error:
                return error
            except EOFError:
                self._process = None
                continue
            process.give(task)
            try:
                said = process.receive()
            except EOFError:  # it died before it got the task
                self._process = None
                continue
            if process.connection.closed or process.worn:
                process.kill()
                self._process = None
            assert said is not None
            return said
        return WorkerError("集群上的工作进程启动不了", "the worker processes do not start on the cluster")

    def _ready(self) -> Process:
        if self._process is None:
            self._process = Process(*self._start)
            self._watchdog.workers = (self._process,)
            said = self._process.receive()
            if isinstance(said, HetongError):
                raise said
        return self._process
