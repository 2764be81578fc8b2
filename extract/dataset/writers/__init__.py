"""The writers: every module in this folder that has a class `Writer` is one, found because it is there."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from extract.dataset.tables import Row
from extract.record import Record


class RecordWriter(Protocol):
    """Gets the records of a run one by one, sorted by their path, then the failures, sorted likewise.

    Writes to temporary files only and puts them into place in `commit`. Holds no records.
    """

    def __init__(self, output: Path) -> None: ...

    @staticmethod
    def part(record: Record, rows: Mapping[str, list[Row]]) -> dict[str, str]:
        """What `append` will write for a record: a pure function, run by whoever read the document."""

    def append(self, part: Mapping[str, str]) -> None:
        """Write one record's part."""

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        """Write one record and its rows by table."""

    def finish(self, others: Mapping[str, Iterable[Row]]) -> None:
        """All records were given; `others` are the tables whose rows are not those of one record."""

    def commit(self) -> list[Path]:
        """Put the files into place and name them."""

    def discard(self) -> None:
        """Something went wrong: leave no trace."""


@cache
def writers() -> dict[str, type[RecordWriter]]:
    """The writers by the names of their modules, in that order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = {name: import_module(f"{__name__}.{name}") for name in names}
    return {name: module.Writer for name, module in modules.items() if hasattr(module, "Writer")}
