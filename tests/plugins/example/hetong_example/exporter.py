"""An exporter: `names.txt`, a title a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.dataset.export import Options
from extract.dataset.files import write_text
from extract.dataset.tables import Row
from extract.record import Record

FILES = ("names.txt",)


class Export:
    """Collects titles and writes them at once."""

    def __init__(self, target: Path, options: Options) -> None:
        self._path = target / FILES[0]
        self._titles: list[str] = []

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        title = record.fields.title
        self._titles.append(title.value if title else record.source.path)

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        self._titles.sort()

    def commit(self) -> list[Path]:
        write_text(self._path, "\n".join(self._titles) + "\n")
        return [self._path]

    def discard(self) -> None:
        """Nothing was written."""
