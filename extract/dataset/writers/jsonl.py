"""`contracts.jsonl`: a record a line, without its text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.dataset.failure import Failure
from extract.dataset.files import Replacing
from extract.dataset.tables import Row
from extract.record import Record


class Writer:
    """UTF-8, one JSON object a line, `\\n` as line end."""

    def __init__(self, output: Path) -> None:
        self._target = Replacing(output / "contracts.jsonl")

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        data = record.to_json(with_text=False)
        self._target.file.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")

    def finish(self, failures: Sequence[Failure]) -> None:
        """Failures are no records: they stand in `failures.csv`."""

    def commit(self) -> list[Path]:
        return [self._target.commit()]

    def discard(self) -> None:
        self._target.discard()
