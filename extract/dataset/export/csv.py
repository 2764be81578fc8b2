"""The tables as CSV for programs: `csv/TABLE.csv`, UTF-8 without a byte order mark, every cell the value and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.dataset.export import Options
from extract.dataset.files import sweep
from extract.dataset.tables import Row
from extract.dataset.writers.csv_tables import PlainWriter
from extract.record import Record

FILES = ("csv",)


class Export:
    """The run's own CSV files are for spreadsheets: long numbers and what looks like a formula are guarded there."""

    def __init__(self, target: Path, options: Options) -> None:
        folder = target / "csv"
        folder.mkdir(exist_ok=True)
        sweep(folder)
        self._csv = PlainWriter(folder)

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self._csv.add(record, rows)

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        self._csv.finish(others)

    def commit(self) -> list[Path]:
        return self._csv.commit()

    def discard(self) -> None:
        self._csv.discard()
