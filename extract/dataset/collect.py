"""A dataset from records at hand: for programs that make records one by one and want the files of a run."""

from __future__ import annotations

from pathlib import Path

from extract.dataset.derived import retire
from extract.dataset.failure import Failure, duplicate
from extract.dataset.files import output_errors
from extract.dataset.store import drop_others, prepare, records, save, write_tables
from extract.errors import UsageError
from extract.record import Record, Source


class Dataset:
    """The dataset in a folder. Records come in any order.

    Memory holds a path and an id for each contract, and the failures. What the folder held before is replaced by
    `finish`. All methods raise `UsageError` (code `output`) when the folder cannot be written.
    """

    def __init__(self, output: str | Path) -> None:
        self.output = Path(output)
        self._paths: dict[str, str] = {}
        self._failures: list[Failure] = []
        prepare(self.output)

    @property
    def failures(self) -> list[Failure]:
        """Files without a record so far, duplicates included, sorted by path."""
        return sorted(self._failures, key=lambda failure: (failure.path, failure.error_class))

    def add(self, record: Record) -> Failure | None:
        """Store a record. Of files with the same bytes the first by path is the record, the others are failures.

        Returns the failure that a duplicate became, `None` otherwise.
        """
        new, old = record.source, self._paths.get(record.contract_id)
        copy = None
        if old is not None:
            copy = _copy(new, old)
            self._failures.append(copy)
            if old <= new.path:
                return copy
        with output_errors(self.output):
            save(self.output, record)
        self._paths[record.contract_id] = new.path
        return copy

    def fail(self, failure: Failure) -> None:
        """Note a file that gave no record."""
        self._failures.append(failure)

    def finish(self) -> list[Path]:
        """Write every table and drop records of earlier runs; returns the files written.

        Raises `UsageError` (code `output`) where nothing was given and the folder holds records: whoever only wants the tables
        written again (`store.rewrite_tables`) must not lose them.
        """
        if not self._paths and not self._failures and any(records(self.output)):
            raise UsageError(
                f"{self.output}：没有加入任何合同，文件夹里却有以前的记录，没有改动；只重写各表用 rewrite_tables",
                f"{self.output}: nothing was added and the folder holds records; left as it was",
                code="output",
            )
        in_order = sorted(self._paths, key=lambda contract_id: (self._paths[contract_id], contract_id))
        with output_errors(self.output):
            written = write_tables(self.output, in_order, self.failures)
            drop_others(self.output, self._paths.__contains__)
            retire(self.output)
        return written


def _copy(new: Source, old: str) -> Failure:
    first, second = sorted((old, new.path))
    return duplicate(second, first, new.sha256)
