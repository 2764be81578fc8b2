"""What a run knows: its inputs, and what became of every document, in one SQLite file that survives any end of it.

`inputs`: a row for each file of the run (and each member of an archive) with the hash of its bytes, kept from run to run
while size and times of the file (its `stamp`; of a member, its size) stay the same. `results`: a row for each different
document, by the SHA-256 of its bytes, with the versions of program and rules that read it. Only the parent of a run
writes here; others may read meanwhile. It is never part of the dataset: it holds times.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.dataset.failure import Failure
from extract.errors import UsageError

FORMAT = "1"
"""Of the tables below; a file of another format is set aside."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS inputs (
    path TEXT PRIMARY KEY, real BLOB NOT NULL, position TEXT NOT NULL, stamp TEXT NOT NULL, sha256 TEXT,
    state TEXT NOT NULL, run INTEGER NOT NULL, stage TEXT, class TEXT, message TEXT, english TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS inputs_sha256 ON inputs (sha256, path);
CREATE INDEX IF NOT EXISTS inputs_state ON inputs (state, path);
CREATE TABLE IF NOT EXISTS results (
    sha256 TEXT PRIMARY KEY, path TEXT NOT NULL, program TEXT NOT NULL, rules TEXT NOT NULL, kind TEXT NOT NULL,
    size INTEGER NOT NULL, stage TEXT, class TEXT, message TEXT, english TEXT, amount TEXT, currency TEXT,
    seconds REAL NOT NULL, finished REAL NOT NULL, run INTEGER NOT NULL, again INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS members (
    archive TEXT NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, position TEXT NOT NULL, size INTEGER, sha256 TEXT,
    class TEXT, message TEXT, english TEXT, PRIMARY KEY (archive, seq)
) WITHOUT ROWID;
"""

COMMIT_EVERY = 0.5
"""Seconds between commits of what is cheap to do again. A result is committed at once (20 µs)."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of `results`. `kind`: `record`, `failure` or `archive`; `error_class` and the like only of a failure."""

    sha256: str
    path: str
    program: str
    rules: str
    kind: str
    size: int
    stage: str | None
    error_class: str | None
    again: int
    run: int


class Manifest:
    """The file, open. `path`: where it lies. Use as a context manager; errors of SQLite become `UsageError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)
        self._committed = time.monotonic()
        self._db.execute("BEGIN")
        self.set("format", FORMAT)

    def close(self) -> None:
        """Commit and close."""
        self.commit()
        self._db.close()

    def commit(self) -> None:
        """Make everything so far survive."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")
        self._db.execute("BEGIN")
        self._committed = time.monotonic()

    def commit_now_and_then(self) -> None:
        """Commit if the last time is a while ago."""
        if time.monotonic() - self._committed > COMMIT_EVERY:
            self.commit()

    def get(self, name: str) -> str | None:
        """A note."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set(self, name: str, value: str) -> None:
        """Keep a note."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def execute(self, sql: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        """Run a statement."""
        return self._db.execute(sql, tuple(values))

    def one(self, sql: str, values: Iterable[Any] = ()) -> Any:
        """The first column of the first row, `None` if there is none."""
        row = self._db.execute(sql, tuple(values)).fetchone()
        return row[0] if row else None

    def result(self, sha256: str) -> Stored | None:
        """What became of the document with these bytes."""
        row = self._db.execute(
            "SELECT sha256, path, program, rules, kind, size, stage, class, again, run FROM results WHERE sha256 = ?",
            (sha256,),
        ).fetchone()
        return Stored(*row) if row else None


@contextmanager
def opened(path: Path, output: Path) -> Iterator[Manifest]:
    """The manifest of an output folder; a file that is damaged or of another format is made anew.

    Raises `UsageError` (code `output`) when it cannot be written.
    """
    with errors(output):
        try:
            manifest = _open(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            remove(path)
            manifest = _open(path)
        try:
            yield manifest
        except BaseException:
            # What was done stays done: the next run goes on from here.
            with suppress(sqlite3.Error):
                manifest.close()
            raise
        manifest.close()


def _open(path: Path) -> Manifest:
    if path.exists():
        with closing(sqlite3.connect(path)) as db:
            # Damage in the middle shows here and not after an hour, in the one row that lies there.
            if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("damaged")
            kept = dict(db.execute("SELECT name, value FROM meta")) if _has_meta(db) else {}
        if kept.get("format") != FORMAT:
            remove(path)
    return Manifest(path)


def _has_meta(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone() is not None


def remove(path: Path) -> None:
    """Delete a manifest with its journal."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def errors(output: Path) -> Iterator[None]:
    """Turn an error of SQLite into a `UsageError` (code `output`): a full disk, a folder without rights."""
    try:
        yield
    except sqlite3.Error as error:
        if not isinstance(error, sqlite3.OperationalError) or "no such" in str(error):
            raise UsageError(
                f"{output}：运行记录已损坏（{error}）；请加 --fresh 再运行一次，会全部重读",
                f"{output}: the manifest is damaged ({error}); run again with --fresh, which reads everything anew",
                code="output",
            ) from error
        raise UsageError(
            f"{output}：运行记录写不进去（{error}）。请换一个可写的文件夹（-o），或检查权限和磁盘空间",
            f"{output}: cannot write the manifest ({error}). Choose another folder with -o, or check rights and space",
            code="output",
        ) from error


def failure_of(path: str, sha256: str | None, row: Iterable[str | None]) -> Failure:
    """A failure from the columns `stage, class, message, english`."""
    stage, error_class, message, english = (value or "" for value in row)
    return Failure(path, sha256 or "", stage, error_class, message, english)
