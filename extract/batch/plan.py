"""Which documents are still to be read, one after the other, and what is noted of each when it has been."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.batch.manifest import Manifest, Stored
from extract.batch.scan import expand, hashed, list_members, stamp
from extract.batch.source import Item
from extract.batch.store.carry import Arrival
from extract.batch.store.outlet import Outlet
from extract.batch.store.place import size_in
from extract.batch.tasks import Task
from extract.batch.worker import Result, unreadable
from extract.dataset.failure import Failure
from extract.dataset.store import record_file
from extract.errors import DocumentError, UsageError
from extract.settings import LONGEST

_PAGE = 500
"""Rows of the manifest in memory at a time."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What a result depends on besides the bytes: `program` (code, libraries, settings) and `rules`."""

    program: str
    rules: str


@dataclass
class Plan:
    """The work of one run. `timeout(size)` gives the seconds that a file of so many bytes may take."""

    manifest: Manifest
    output: Path
    versions: Versions
    run: int
    timeout: float | None = None
    exclude: Sequence[str] = ()
    outlet: Outlet | None = None
    """Where the records are, if that is not `output`."""
    kept: int = 0
    """Inputs that needed no reading: the document was read before, or is the same as another one."""
    added: int = 0
    """Inputs that archives had in them, less the archives."""
    _flying: dict[str, tuple[str, Task]] = field(default_factory=dict)
    _hashes: set[str] = field(default_factory=set)

    def tasks(self) -> Iterator[Task]:
        """What is to be read, by path. Rows are looked at as tasks are asked for; archives add rows as they are done."""
        while True:
            path = ""
            empty = True
            while page := self._page(path):
                for path, real, position, known, old_stamp in page:
                    empty = False
                    task = self._task(path, real, position, known, old_stamp)
                    if task is not None:
                        yield task
            if empty:
                return

    def done(self, key: str, result: Result, seconds: float) -> Failure | None:
        """Note what became of a task; the failure that it ended in, if it did."""
        path, (sha256, _) = key, self._flying.pop(key)
        self._hashes.discard(sha256)
        failure = result.failure
        if not result.sha256:  # not even read: nothing is known of its bytes
            assert failure is not None
            self.refuse(path, failure)
            return failure
        if result.sha256 != sha256:  # it changed since it was hashed
            self.manifest.execute("UPDATE inputs SET sha256 = ?, stamp = '' WHERE path = ?", (result.sha256, path))
        if result.members is not None:
            list_members(self.manifest, result.sha256, result.members)
            result.members.unlink()
        error = (failure.stage, failure.error_class, failure.message, failure.english) if failure else (None,) * 4
        self.manifest.execute(
            "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (result.sha256, path, self.versions.program, self.versions.rules, result.kind, result.size, *error,
             result.amount, result.currency, seconds, time.time(), self.run),
        )  # fmt: skip
        if result.kind == "archive":
            self._expand(path, result.sha256)
        else:
            self._state(path, "done")
        self.manifest.commit()
        return failure

    def sha256_of(self, key: str) -> str:
        """The hash of a document that is being read."""
        return self._flying[key][0]

    def task(self, key: str) -> Task:
        """A task that was given out and is not done."""
        return self._flying[key][1]

    def pending(self) -> bool:
        """True if there is more to read; ask when nothing is being read."""
        return self.manifest.one("SELECT 1 FROM inputs WHERE state = 'pending' LIMIT 1") is not None

    def waiting(self, most: int) -> int:
        """How many are still to be read, counted up to `most`; an archive may hold any number."""
        if self.manifest.one("SELECT 1 FROM inputs WHERE state = 'pending' AND path LIKE '%.zip' LIMIT 1") is not None:
            return most
        query = "SELECT count(*) FROM (SELECT 1 FROM inputs WHERE state = 'pending' LIMIT ?)"
        return int(self.manifest.execute(query, (most,)).fetchone()[0])

    def refuse(self, path: str, failure: Failure) -> None:
        """Note an input that cannot be read at all. It is tried again by every run."""
        self.manifest.execute(
            "UPDATE inputs SET state = 'done', sha256 = NULL, stage = ?, class = ?, message = ?, english = ? WHERE path = ?",
            (failure.stage, failure.error_class, failure.message, failure.english, path),
        )

    def _page(self, after: str) -> list[tuple[str, bytes, str, str | None, str]]:
        flying = len(self._flying)
        rows = self.manifest.execute(
            "SELECT path, real, position, sha256, stamp FROM inputs WHERE state = 'pending' AND path > ? ORDER BY path LIMIT ?",
            (after, _PAGE + flying),
        ).fetchall()
        return [row for row in rows if row[0] not in self._flying]

    def _task(self, path: str, real: bytes, position: str, sha256: str | None, old_stamp: str) -> Task | None:
        """The task for an input, `None` if it needs no reading."""
        item = Item(real, path, tuple(map(int, position.split("/"))) if position else (), sha256 or "")
        try:
            if item.elsewhere:
                size = size_in(old_stamp)
            else:
                size = item.path.stat().st_size
                if not position:
                    sha256 = self._hash(item.path, path, sha256, old_stamp)
        except OSError as error:
            self.kept += 1
            self.refuse(path, unreadable(path, error))
            return None
        except DocumentError as error:
            self.kept += 1
            self.refuse(path, Failure(path, "", "read", error.code, error.message, error.english))
            return None
        task = Task(path, item, timeout_for(int(old_stamp) if position else size, self.timeout))
        if sha256 is None:  # elsewhere: `admit` tells once its bytes were fetched
            self._flying[path] = ("", task)
            return task
        if self._needless(path, sha256):
            return None
        self._flying[path] = (sha256, task)
        self._hashes.add(sha256)
        return task

    def admit(self, key: str, arrival: Arrival) -> bool:
        """Note what was fetched for a task, and whether it is to be read; if not, the task is over."""
        sha256, task = self._flying[key]
        if arrival.sha256 == sha256:  # tried again, or known by its mark
            return True
        if sha256:
            self._hashes.discard(sha256)
        self.manifest.execute("UPDATE inputs SET sha256 = ?, stamp = ? WHERE path = ?", (arrival.sha256, arrival.mark, key))
        if self._needless(key, arrival.sha256):
            del self._flying[key]
            return False
        self._flying[key] = (arrival.sha256, task)
        self._hashes.add(arrival.sha256)
        return True

    def _needless(self, path: str, sha256: str) -> bool:
        """True (and noted) for an input whose bytes were read before, or are being read."""
        result = self.manifest.result(sha256)
        if result is not None and self._holds(result, path):
            self.kept += 1
            if result.kind == "archive" and result.path == path:
                self._expand(path, sha256)
            else:
                self._state(path, "done")
            return True
        if sha256 in self._hashes:
            self.kept += 1
            self._state(path, "done")
            return True
        return False

    def _hash(self, file: Path, path: str, known: str | None, old_stamp: str) -> str:
        if known and old_stamp and stamp(file.stat()) == old_stamp:
            return known
        sha256, new_stamp = hashed(file, path)
        self.manifest.execute("UPDATE inputs SET sha256 = ?, stamp = ? WHERE path = ?", (sha256, new_stamp, path))
        return sha256

    def _holds(self, result: Stored, path: str) -> bool:
        """True if a result of before is what reading this input now would give, but for the path in it."""
        if result.program != self.versions.program or result.again:
            return False
        before_rules = result.kind == "archive" or result.stage in ("read", "ingest")
        if result.rules != self.versions.rules and not before_rules:
            return False
        if result.kind != "record" or result.run == self.run:
            return True
        contract_id = result.sha256[:16]
        if self.outlet is not None:
            return self.outlet.size(self.manifest, contract_id) == result.size
        try:
            return record_file(self.output, contract_id).stat().st_size == result.size
        except OSError:
            return False

    def _expand(self, path: str, sha256: str) -> None:
        members, refused = expand(self.manifest, path, sha256, self.run, self.exclude)
        self.added += members - 1
        self.kept += refused - 1  # the archive is none of what is counted

    def _state(self, path: str, state: str) -> None:
        self.manifest.execute("UPDATE inputs SET state = ? WHERE path = ?", (state, path))


def timeout_for(size: int, asked: float | None) -> float:
    """Seconds that a file of so many bytes may take: as asked, else five minutes and two for each MiB (scans are large).

    >>> timeout_for(3 << 19, None), timeout_for(3 << 20, 10)
    (480.0, 10)

    Raises `UsageError` for what is no length of time.
    """
    if asked is not None and not 0 < asked <= LONGEST:  # nan is not, either
        raise UsageError(f"时间上限 {asked} 不在 0 到 {LONGEST} 秒之间", f"a time limit of {asked} is not between 0 and {LONGEST} seconds")
    return asked if asked is not None else 300.0 + round(120.0 * size / (1 << 20))
