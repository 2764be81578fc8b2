"""One run's results: records are stored as they come, in any order; the tables are written at the end, sorted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from extract.dataset.failure import Failure
from extract.dataset.files import output_errors, sweep, write_text
from extract.dataset.tables import rows
from extract.dataset.writers import writers
from extract.record import Record, Source

_RECORD_FILE = re.compile(r"[0-9a-f]{16}\.json")


class Dataset:
    """The dataset in a folder.

    Memory holds a path and an id for each contract, and the failures; never two records. What the folder held of an
    earlier run is replaced by `finish`: afterwards it is the dataset of this run and of nothing else.
    All methods raise `UsageError` (code `output`) when the folder cannot be written.
    """

    def __init__(self, output: str | Path) -> None:
        self.output = Path(output)
        self._json = self.output / "json"
        self._sources: dict[str, Source] = {}
        self._failures: list[Failure] = []
        with output_errors(self.output):
            self._json.mkdir(parents=True, exist_ok=True)
            sweep(self.output)
            sweep(self._json)
            # Found out now and not after an hour of work.
            probe = self.output / ".hetong-probe.tmp"
            probe.touch()
            probe.unlink()

    @property
    def failures(self) -> list[Failure]:
        """Files without a record so far, duplicates included, sorted by path."""
        return sorted(self._failures, key=lambda failure: (failure.path, failure.error_class))

    @property
    def n_records(self) -> int:
        return len(self._sources)

    def add(self, record: Record) -> Failure | None:
        """Store a record. Of files with the same bytes the first by path is the record, the others are failures.

        Returns the failure that a duplicate became, `None` otherwise.
        """
        new, old = record.source, self._sources.get(record.contract_id)
        duplicate = None
        if old is not None:
            first, second = sorted((old, new), key=lambda source: source.path)
            duplicate = _duplicate(second, first)
            self._failures.append(duplicate)
            if first is old:
                return duplicate
        with output_errors(self.output):
            text = json.dumps(record.to_json(), ensure_ascii=False, indent=1)
            write_text(self._json / f"{record.contract_id}.json", text + "\n")
        self._sources[record.contract_id] = new
        return duplicate

    def fail(self, failure: Failure) -> None:
        """Note a file that gave no record."""
        self._failures.append(failure)

    def records(self) -> Iterator[Record]:
        """The records stored so far, one at a time, sorted by path."""
        for contract_id in sorted(self._sources, key=lambda key: (self._sources[key].path, key)):
            path = self._json / f"{contract_id}.json"
            yield Record.model_validate_json(path.read_bytes())

    def finish(self) -> list[Path]:
        """Write every table and drop records of earlier runs; returns the files written."""
        with output_errors(self.output):
            open_writers = []
            try:
                for writer in writers():
                    open_writers.append(writer(self.output))
                for record in self.records():
                    record_rows = rows(record)
                    for one in open_writers:
                        one.add(record, record_rows)
                for one in open_writers:
                    one.finish(self.failures)
                written = [path for one in open_writers for path in one.commit()]
            except BaseException:
                for one in open_writers:
                    one.discard()
                raise
            for path in self._json.iterdir():
                if _RECORD_FILE.fullmatch(path.name) and path.stem not in self._sources:
                    path.unlink()
        return written


def _duplicate(copy: Source, original: Source) -> Failure:
    return Failure(
        path=copy.path,
        sha256=copy.sha256,
        stage="dataset",
        error_class="duplicate",
        message=f"与 {original.path} 内容完全相同（SHA-256 一致），只保留一份",
        english=f"same bytes as {original.path} (SHA-256); kept once",
    )
