"""`contracts.jsonl`: a record a line, without its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from extract.dataset.failure import Failure
from extract.dataset.files import Replacing
from extract.dataset.tables import Row
from extract.record import Record


class Writer:
    """UTF-8, one JSON object a line, `\\n` as line end."""

    def __init__(self, output: Path) -> None:
        self._target = Replacing(output / "contracts.jsonl")

    @staticmethod
    def part(record: Record, rows: Mapping[str, list[Row]]) -> dict[str, str]:
        data = record.to_json(with_text=False)
        return {"line": json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"}

    def append(self, part: Mapping[str, str]) -> None:
        self._target.file.write(part["line"])

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self.append(self.part(record, rows))

    def finish(self, failures: Iterable[Failure]) -> None:
        """Failures are no records: they stand in `failures.csv`."""

    def commit(self) -> list[Path]:
        return [self._target.commit()]

    def discard(self) -> None:
        self._target.discard()
