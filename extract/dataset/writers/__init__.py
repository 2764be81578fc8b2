"""The writers: every module in this folder that has a class `Writer` is one, found because it is there."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from extract.dataset.failure import Failure
from extract.dataset.tables import Row
from extract.record import Record


class RecordWriter(Protocol):
    """Gets the records of a run one by one, sorted by their path, then the failures, sorted likewise.

    Writes to temporary files only and puts them into place in `commit`. Holds no records.
    """

    def __init__(self, output: Path) -> None: ...

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        """One record and its rows by table."""

    def finish(self, failures: Sequence[Failure]) -> None:
        """All records were given."""

    def commit(self) -> list[Path]:
        """Put the files into place and name them."""

    def discard(self) -> None:
        """Something went wrong: leave no trace."""


def writers() -> list[type[RecordWriter]]:
    """The writers, in the order of their modules' names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return [module.Writer for module in modules if hasattr(module, "Writer")]
