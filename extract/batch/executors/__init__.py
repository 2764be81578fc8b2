"""Where the work is done: a module here has `run(worker, config, tasks, limits)` and is chosen by its name."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from extract.batch.tasks import Limits, Outcome, Task, Worker
from extract.errors import UsageError


class Run(Protocol):
    """Do all tasks and yield an outcome for each, in whatever order they finish.

    Tasks are taken from the iterable only as fast as they are done: at most `4 × limits.workers` are under way. A task
    that crashes, hangs or swells costs itself and no other. Closing the iterator ends all work at once.
    Raises the `RuleError` or `UsageError` that a worker raised (they are no fault of an item), and `WorkerError`.
    """

    def __call__(
        self, worker: Worker, config: Any, tasks: Iterable[Task], limits: Limits
    ) -> Generator[Outcome, None, None]: ...


def executor(name: str, **options: Any) -> Run:
    """The executor of this name; a module may have `configured(**options)` that returns its `run`.

    Raises `UsageError` for a name that there is none of.
    """
    if not name.isidentifier() or find_spec(f"{__name__}.{name}") is None:
        raise UsageError(f"没有这种执行方式：{name}", f"no such executor: {name}")
    module = import_module(f"{__name__}.{name}")
    run: Run = module.configured(**options) if hasattr(module, "configured") else module.run
    return run
