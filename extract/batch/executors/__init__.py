"""Where the work is done: a module here has `run(worker, config, tasks, limits)` and is chosen by its name."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from extract.batch.tasks import Admit, Limits, Outcome, Task, Worker
from extract.errors import UsageError


class Run(Protocol):
    """Do all tasks and yield an outcome for each, in whatever order they finish.

    Tasks are taken from the iterable only as fast as they are done: at most `4 × limits.workers` are under way. A task
    that crashes, hangs or swells costs itself and no other. Closing the iterator ends all work at once. What lies elsewhere is
    fetched by who works; `admit` is asked then, and there is no outcome for what it refuses.
    Raises the `RuleError` or `UsageError` that a worker raised (they are no fault of an item), and `WorkerError`.
    """

    def __call__(
        self, worker: Worker, config: Any, tasks: Iterable[Task], limits: Limits, admit: Admit = ...
    ) -> Generator[Outcome, None, None]: ...


def executor(name: str, **options: Any) -> Run:
    """The executor of this name; a module that takes options has `configured(**options)`, which returns its `run`.

    Raises `UsageError` for a name that there is none of, or options that it does not take.
    """
    found = name.isidentifier() and find_spec(f"{__name__}.{name}") is not None
    module: Any = import_module(f"{__name__}.{name}") if found else None
    if hasattr(module, "configured"):
        run: Run = module.configured(**options)
        return run
    if not hasattr(module, "run"):
        raise UsageError(f"没有这种执行方式：{name}", f"no such executor: {name}")
    if options:
        names = "、".join(f"--{option}" for option in options)
        raise UsageError(f"{name} 执行方式用不到 {names}", f"the executor {name} has no use for {names}")
    run = module.run
    return run
