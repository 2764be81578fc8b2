"""`contracts.jsonl`: a record a line, without its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from extract.dataset.files import Replacing
from extract.dataset.tables import Row, is_contract
from extract.record import Record


class Writer:
    """UTF-8, one JSON object a line, `\\n` as line end."""

    def __init__(self, output: Path) -> None:
        self._target = Replacing(output / "contracts.jsonl")

    @staticmethod
    def part(record: Record, rows: Mapping[str, list[Row]]) -> dict[str, str]:
        if not is_contract(record):
            return {"line": ""}
        data = record.to_json(with_text=False)
        return {"line": json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"}

    def append(self, part: Mapping[str, str]) -> None:
        self._target.file.write(part["line"])

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self.append(self.part(record, rows))

    def finish(self, others: Mapping[str, Iterable[Row]]) -> None:
        """Only records stand here."""

    def commit(self) -> list[Path]:
        return [self._target.commit()]

    def discard(self) -> None:
        self._target.discard()
