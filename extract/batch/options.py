"""What a run is told, and what it tells: options, steps on the way, the summary."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.batch.tasks import Worker as WorkerType
from extract.batch.worker import worker
from extract.dataset.census import Census
from extract.dataset.failure import Failure


@dataclass(frozen=True, slots=True)
class Step:
    """One more document is done. `done` of `total` inputs so far (archives add to the total when they are opened)."""

    name: str
    failure: Failure | None
    seconds: float
    done: int
    total: int


@dataclass(frozen=True)
class Summary:
    """What a run gave. Of all inputs, `read` were read by this run; the others had been before, or are copies.

    `by_class`: failures by class, the most frequent first. `totals`: currency → how many contracts state a total amount
    in it, and the sum. `census`: what the dataset holds. `retired`: what was made from an earlier dataset and moved to
    `earlier/`. `slowest`: names and seconds of this run. `written` is false if the dataset was as it should be.
    `removed`: results of before that were not masked as this run's are.
    """

    output: Path
    inputs: int
    records: int
    by_class: dict[str, int]
    totals: dict[str, tuple[int, Decimal]]
    read: int = 0
    seconds: float = 0.0
    slowest: tuple[tuple[str, float], ...] = ()
    written: bool = True
    retired: tuple[str, ...] = ()
    census: Census = field(default_factory=Census)
    removed: tuple[str, ...] = ()

    @property
    def failed(self) -> int:
        """Inputs without a record of their own."""
        return sum(self.by_class.values())

    @property
    def unread(self) -> int:
        """Files that gave nothing: failures without the duplicates, whose contract is in the dataset."""
        return self.failed - self.by_class.get("duplicate", 0)


@dataclass(frozen=True)
class Options:
    """How a run works; none of it changes what is in the dataset.

    `jobs`: worker processes (default: one a core). `timeout`: seconds a document (default: five minutes and two for each
    MiB). `memory`: MiB a worker (0: no limit). `fresh`: forget what was read before. `retry_failed`: read failures again.
    `keep_pages`: recognised pages are kept in the output folder, so that they are recognised once.
    `exclude`: patterns for the members of archives. `executor`: `local`, or the name of another module of
    `batch/executors`, with `executor_options` for it.
    """

    jobs: int | None = None
    timeout: float | None = None
    memory: int = 2048
    fresh: bool = False
    retry_failed: bool = False
    keep_pages: bool = True
    exclude: tuple[str, ...] = ()
    executor: str = "local"
    executor_options: dict[str, Any] = field(default_factory=dict)
    worker: WorkerType = worker
