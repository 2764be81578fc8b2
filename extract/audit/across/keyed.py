"""Rows under keys, given back key by key: the few in memory, the many by DuckDB, out of core."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain, groupby
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TextIO

IN_MEMORY = 200_000
"""Rows up to which none is written down."""
_MEMORY = "384MB"
"""What DuckDB may take; beyond that it writes to disk."""
_FETCHED = 4096


class Told(NamedTuple):
    """What a thing (by its number) says under a key: values of JSON."""

    number: int
    facts: Any


class Keyed:
    """Rows are added under a kind and a key; `shared` gives those of a kind whose key more than one row has.

    Without DuckDB (the extra `analytics`) all rows stay in memory. To be used in a `with`: what lies on disk goes with it.
    """

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._left = in_memory if _duckdb() else None
        self._held: defaultdict[str, defaultdict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._files: dict[str, TextIO] = {}
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()
        if self._folder is not None:
            self._folder.cleanup()

    def add(self, kind: str, key: str, number: int, facts: Any = None) -> None:
        """Put a row down. Rows of a key come back in the order in which they were added."""
        if self._folder is not None:
            self._write(kind, key, number, facts)
            return
        self._held[kind][key].append(Told(number, facts))
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                self._to_disk()

    def shared(self, kind: str) -> Iterator[list[Told]]:
        """The rows of each key that more than one has."""
        if self._folder is None:
            yield from (rows for rows in self._held.get(kind, {}).values() if len(rows) > 1)
        elif kind in self._files:
            self._files[kind].flush()
            yield from self._sorted(Path(self._folder.name), Path(self._files[kind].name))

    def _to_disk(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="hetong-")
        held, self._held = self._held, defaultdict(lambda: defaultdict(list))
        for kind, keys in held.items():
            for key, rows in keys.items():
                for number, facts in rows:
                    self._write(kind, key, number, facts)

    def _write(self, kind: str, key: str, number: int, facts: Any) -> None:
        file = self._files.get(kind)
        if file is None:
            assert self._folder is not None
            path = Path(self._folder.name) / f"{len(self._files)}.rows"
            file = self._files[kind] = path.open("w", encoding="utf-8", newline="\n")
        self._count += 1
        mark = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")
        told = "" if facts is None else json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        file.write(f"{mark}\t{self._count}\t{number}\t{told}\n")

    @staticmethod
    def _sorted(folder: Path, file: Path) -> Iterator[list[Told]]:
        from extract.audit.across.engine import connect

        with connect(memory=_MEMORY, spill=folder) as base:
            base.execute(
                f"CREATE VIEW given AS SELECT * FROM read_csv('{file}', delim = '\t', quote = '', escape = '', header = false, "
                "auto_detect = false, max_line_size = 268435456, "
                "columns = {'mark': 'UBIGINT', 'place': 'UBIGINT', 'number': 'UBIGINT', 'facts': 'VARCHAR'})"
            )
            base.execute("CREATE TABLE common AS SELECT mark FROM given GROUP BY mark HAVING count(*) > 1")
            found = base.execute("SELECT mark, number, facts FROM given SEMI JOIN common USING (mark) ORDER BY mark, place")
            rows = chain.from_iterable(iter(lambda: found.fetchmany(_FETCHED), []))
            for _, members in groupby(rows, key=lambda row: row[0]):
                yield [Told(number, json.loads(facts) if facts else None) for _, number, facts in members]


def _duckdb() -> bool:
    from importlib.util import find_spec

    return find_spec("duckdb") is not None
