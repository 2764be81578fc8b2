"""One worker process: the parent's handle on it, and what runs inside.

Each has a pipe of its own. A pool whose workers share a queue and its lock (`concurrent.futures`, `pebble`) can lose
the work of others with the one that dies; here a death is the end of one pipe, and the parent knows what was on it.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any

from extract import surroundings
from extract.batch.executors import sandbox
from extract.batch.executors.watch import kill, waited
from extract.batch.tasks import Limits, Outcome, Status, Task, Worker
from extract.errors import HetongError
from extract.lexicon.kept import keep
from extract.version import rules_hash

PRELOAD = "extract.batch.preload"
WORKER = "extract.batch.worker"
STARVED = 0.25
"""Part of its time that a document's process may wait for a core, and a time-out still be the document's own fault."""
_LAST_WORD = 60.0
"""Seconds that the server of forks may take to tell how a process ended: it does at once, but on a machine with other work."""


_served = ""
"""The rules that the server of forks has loaded."""


def _context(warm: bool) -> BaseContext:
    """Fresh processes, never a fork of the parent: it may have threads.

    On Linux they are forks of a small server that has loaded the program and (`warm`) its rules once, so that the process after
    a crash is there in milliseconds. The server lives as long as the parent: once the rules have changed it is no use.
    """
    global _served
    rules = rules_hash()
    if sys.platform != "linux" or _served not in ("", rules):
        return multiprocessing.get_context("spawn")
    _served = rules
    from multiprocessing import forkserver  # POSIX only

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOAD if warm else WORKER])
    with _undisturbed():
        forkserver.ensure_running()
    return context


@contextmanager
def _undisturbed(*, main: bool = False) -> Iterator[None]:
    """Processes started meanwhile import nothing from the current folder, and Ctrl-C waits.

    A Python that is just starting would answer it with a traceback. It goes to us a moment later.
    """
    with surroundings.safe(main=main):
        if not hasattr(signal, "pthread_sigmask"):
            yield
            return
        resource_tracker.ensure_running()  # it starts a process as well, and lets Ctrl-C through again when it has
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class _Start:
    """What a process is told at its start."""

    worker: Worker
    config: Any
    limits: Limits
    debug: bool
    network: bool


class Process:
    """A worker process, seen from the parent."""

    def __init__(self, worker: Worker, config: Any, limits: Limits, *, network: bool = False) -> None:
        context = _context(limits.warm)
        self.connection, theirs = context.Pipe()
        lifeline, self._lifeline = context.Pipe(duplex=False)
        debug = logging.getLogger("extract").isEnabledFor(logging.DEBUG)
        start = _Start(worker, config, limits, debug, network)
        self._process = context.Process(target=_main, args=(theirs, lifeline, start), daemon=True, name="hetong-worker")  # type: ignore[attr-defined]
        with _undisturbed(main=getattr(worker, "__module__", "") == "__main__"):
            self._process.start()
        theirs.close()
        lifeline.close()
        self.pid: int = self._process.pid
        self._limits = limits
        self.ready = False
        self.done = 0
        self.worn = False
        self.deadline = 0.0
        self.ended: Status | None = None
        self.waited = 0.0
        self._waited_before = 0.0
        self.task: Task | None = None
        self._since = 0.0

    @property
    def busy(self) -> bool:
        return self.task is not None

    def give(self, task: Task) -> None:
        """Hand over a task; the clock starts."""
        self._since = time.monotonic()
        self._waited_before = waited(self.pid)
        self.ended = None
        self.deadline = self._since + task.timeout if task.timeout else 0.0
        self.task = task
        with suppress(OSError):  # it died idle: `receive` finds out
            self.connection.send(task.item)

    def receive(self) -> Outcome | HetongError | None:
        """What the process has to say: an outcome, an error that ends the run, or `None` (it is ready now).

        Call only when `connection` is readable. Raises `EOFError` if the process died with nothing to do.
        """
        try:
            status, content = self.connection.recv()
        except (EOFError, OSError):
            return self._died()
        except Exception as error:  # half a message, or one that cannot be read
            self.kill()
            return self._outcome("crash", error=f"{type(error).__name__}")
        if status == "ready":
            self.ready = True
            return None
        if status == "stop":
            assert isinstance(content, HetongError)
            return content
        if status == "ok":
            return self._outcome("ok", content)
        return self._outcome(status, error=content)

    def kill(self) -> None:
        """End it at once."""
        kill(self.pid)
        self._close()

    def close(self) -> None:
        """Let it end by itself: it has nothing more to do."""
        self._close()

    def _close(self) -> None:
        self.connection.close()
        self._lifeline.close()

    def join(self, timeout: float) -> None:
        self._process.join(timeout)

    def _died(self) -> Outcome:
        self._close()  # also ends one that has only shut its pipe
        self._process.join(_LAST_WORD)
        code = self._process.exitcode
        if self.task is None:
            raise EOFError(f"exit code {code}")
        if self.ended:
            return self._outcome(self.ended)
        return self._outcome("crash", error=_how(code))

    def _outcome(self, status: Status, value: Any = None, error: str = "") -> Outcome:
        task = self.task
        assert task is not None
        self.task = None
        self.deadline = 0.0
        self.done += 1
        self.worn = status == "memory" or self.done >= self._limits.max_tasks
        seconds = time.monotonic() - self._since
        starved = status == "timeout" and self.waited - self._waited_before > STARVED * seconds
        return Outcome(task.key, status, value, error, seconds, starved)


def _how(code: int | None) -> str:
    """`signal 11` or `exit code 3`."""
    if code is None:
        return "gone"
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _main(connection: Connection, lifeline: Connection, start: _Start) -> None:
    """The life of a worker process."""
    sandbox.enter(lifeline, start.limits.memory, quiet=not start.debug, network=start.network)
    os.environ["HETONG_OCR_THREADS"] = str(start.limits.threads)
    if start.debug:
        logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
        logging.getLogger("extract").setLevel(logging.DEBUG)
    # Whatever the parent's end: then there is nobody to work for.
    with suppress(EOFError, OSError, KeyboardInterrupt):
        try:
            handle = start.worker(start.config)
        except HetongError as error:
            connection.send(("stop", error))
            return
        connection.send(("ready", None))
        keep()  # where it is no fork of a server that has done so, it has compiled the rules itself
        while True:
            item = connection.recv()
            try:
                answer = ("ok", handle(item))
            except MemoryError:
                answer = ("memory", "")
            except HetongError as error:
                answer = ("stop", error)
            except Exception as error:
                answer = ("error", f"{type(error).__name__}: {error}")
            try:
                connection.send(answer)
            except (TypeError, ValueError, AttributeError) as error:  # not picklable: a fault of the program
                connection.send(("error", f"{type(error).__name__}: {error}"))
