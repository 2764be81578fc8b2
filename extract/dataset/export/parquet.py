"""Apache Parquet: `parquet/TABLE.parquet`, typed, zstd; the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.dataset.columns import TABLES
from extract.dataset.export import Options
from extract.dataset.files import sweep, temporary
from extract.dataset.staging import Staging, connect, quoted
from extract.dataset.tables import Row
from extract.record import SCHEMA, Record

FILES = ("parquet",)


class Export:
    """One file a table."""

    def __init__(self, target: Path, options: Options) -> None:
        self._folder = target / "parquet"
        self._connection = connect()
        self._folder.mkdir(exist_ok=True)
        sweep(self._folder)
        self._staging = Staging(self._folder, "parquet")

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        self._staging.add(rows)

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        self._staging.finish(others)
        for table in TABLES:
            path = quoted(str(temporary(self._path(table))))
            about = f"{{'schema': {quoted(SCHEMA)}, 'table': {quoted(table)}}}"
            self._connection.execute(
                f"COPY ({self._staging.select(table)}) TO {path} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {about})"
            )

    def commit(self) -> list[Path]:
        paths = [self._path(table) for table in TABLES]
        for path in paths:
            temporary(path).replace(path)
        self._close()
        return paths

    def discard(self) -> None:
        for table in TABLES:
            temporary(self._path(table)).unlink(missing_ok=True)
        self._close()

    def _path(self, table: str) -> Path:
        return self._folder / f"{table}.parquet"

    def _close(self) -> None:
        self._connection.close()
        self._staging.discard()
