"""`review.sqlite`: every act of a reviewer, one row each, only ever added. What people decided is read from here alone.

Nothing is changed or deleted, which the file itself enforces: taking an act back is an act. An act is void when an act that
is not void itself takes it back; of the acts on one place the last that is not void stands.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args

from extract.errors import UsageError

NAME = "review.sqlite"

Kind = Literal["correct", "confirm", "add", "remove", "order", "verdict", "checked", "note", "undo"]
KINDS: tuple[str, ...] = get_args(Kind)
"""`correct` a value (`new` is `None`: not stated), `confirm` it as it stands; `add`, `remove` a row, `order` the rows of a
list; `verdict` on a finding; `checked`: the contract as a whole is done; `note`; `undo` takes the act `undoes` back."""

_SUBJECTS = {"correct": "value", "confirm": "value"}
"""Acts of one subject replace each other on a place."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS acts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, entered TEXT NOT NULL, at TEXT, who TEXT,
    kind TEXT NOT NULL, sha256 TEXT NOT NULL, place TEXT NOT NULL, old TEXT, new TEXT, read TEXT,
    "start" INTEGER, "end" INTEGER, text TEXT, note TEXT, undoes TEXT, more TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS acts_of ON acts (sha256, place);
CREATE TRIGGER IF NOT EXISTS acts_stay BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'acts are only added'); END;
CREATE TRIGGER IF NOT EXISTS acts_last BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'acts are only added'); END;
"""
_COLUMNS = ("id", "uid", "entered", "at", "who", "kind", "sha256", "place", "old", "new", "read", "start", "end", "text", "note", "undoes")


@dataclass(frozen=True, slots=True)
class Act:
    """One row. `old` is what the dataset said before, `read` what the program read; `start`, `end` and `text` are the
    evidence of the new value; values are said as in a cell of a CSV file. `more` is what only some kinds have:
    `row_text` (the quote of the row as read, by which it is found again), `contract_id`, `check`, `detail` (verdicts).
    """

    kind: Kind
    sha256: str
    place: str = ""
    new: str | None = None
    old: str | None = None
    read: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    note: str | None = None
    who: str | None = None
    at: str | None = None
    undoes: str | None = None
    more: dict[str, Any] = field(default_factory=dict)
    uid: str = ""
    id: int = 0
    entered: str = ""

    @property
    def subject(self) -> tuple[str, str, str]:
        """What the act is about: of two acts with the same the later stands."""
        # The key of a finding names its contract itself.
        return "" if self.kind == "verdict" else self.sha256, _SUBJECTS.get(self.kind, self.kind), self.place


class Conflict(Exception):
    """Somebody else has acted on the same place meanwhile: `act` is what he did. Nothing was written."""

    def __init__(self, act: Act) -> None:
        super().__init__(act.place)
        self.act = act


class Journal:
    """The journal of a run. Opens the file for each question, so that many processes may share it."""

    def __init__(self, output: str | Path) -> None:
        self.path = Path(output) / NAME

    @property
    def _is_there(self) -> bool:
        """False for an empty file too: making it was broken off before anything was entered."""
        try:
            return self.path.stat().st_size > 0
        except OSError:
            return False

    def acts(self, *, since: int = 0, until: int | None = None, sha256: str | None = None) -> list[Act]:
        """The acts in the order in which they were entered, those behind `since` up to `until`; none without a file."""
        if not self._is_there:
            return []
        asked, given = ["id > ?"], [since]
        if until is not None:
            asked.append("id <= ?")
            given.append(until)
        values: list[Any] = [*given]
        if sha256 is not None:
            asked.append("sha256 = ?")
            values.append(sha256)
        names = ", ".join(f'"{name}"' for name in (*_COLUMNS, "more"))
        with self._open() as db:
            rows = db.execute(f"SELECT {names} FROM acts WHERE {' AND '.join(asked)} ORDER BY id", values).fetchall()
            return [_act(row) for row in rows]

    def standing(self, kind: Kind) -> list[Act]:
        """The acts of one kind that stand: read without all the others, for a queue of many contracts."""
        if not self._is_there:
            return []
        names = ", ".join(f'"{name}"' for name in (*_COLUMNS, "more"))
        with self._open() as db:
            rows = db.execute(f"SELECT {names} FROM acts WHERE kind IN (?, 'undo') ORDER BY id", (kind,)).fetchall()
            return standing(_act(row) for row in rows)

    def last(self) -> int:
        """The number of the last act; 0 if there is none."""
        if not self._is_there:
            return 0
        with self._open() as db:
            return int(db.execute("SELECT COALESCE(MAX(id), 0) FROM acts").fetchone()[0])

    def append(self, acts: Sequence[Act], *, seen: int | None = None) -> list[Act]:
        """Add acts, all or none, and return them as they were entered.

        `seen` is the last act that the person had seen. Raises `Conflict` if somebody has acted on one of the places
        since, `UsageError` if the file cannot be written.
        """
        made: list[Act] = []
        with self._open(create=True) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                for act in acts:
                    if seen is not None and (other := self._since(db, act, seen)) is not None:
                        raise Conflict(other)
                    now = datetime.now().astimezone().isoformat(timespec="seconds")
                    one = replace(act, uid=act.uid or uuid.uuid4().hex[:16], entered=now)
                    values = [json.dumps(one.more, ensure_ascii=False), *(getattr(one, name) for name in _COLUMNS[1:])]
                    names = ", ".join(f'"{name}"' for name in ("more", *_COLUMNS[1:]))
                    places = ", ".join("?" * len(values))
                    cursor = db.execute(f"INSERT INTO acts ({names}) VALUES ({places})", values)
                    made.append(replace(one, id=int(cursor.lastrowid or 0)))
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise
        return made

    def _since(self, db: sqlite3.Connection, act: Act, seen: int) -> Act | None:
        """The last act on the same place that was entered behind `seen`."""
        names = ", ".join(f'"{name}"' for name in (*_COLUMNS, "more"))
        rows = db.execute(
            f"SELECT {names} FROM acts WHERE id > ? AND sha256 IN (?, '') AND place = ? ORDER BY id DESC", (seen, act.sha256, act.place)
        ).fetchall()
        return _act(rows[0]) if rows else None

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, timeout=30, isolation_level=None)) as db:
                db.execute("PRAGMA synchronous=FULL")  # what was answered with yes is on the disk
                if create:
                    db.executescript(_SCHEMA)
                yield db
        except (sqlite3.Error, ValueError) as error:
            if not isinstance(error, sqlite3.OperationalError):
                raise UsageError(
                    f"{self.path}：已损坏（{error}），没有改动它。请用备份换回；没有备份就把它移到别处，再用导出的更正表导入",
                    f"{self.path}: damaged ({error}), left as it is. Put a copy of before in its place, or move it away and"
                    " import the corrections that were exported",
                    code="output",
                ) from error
            raise UsageError(
                f"{self.path}：读写不了（{error}）。请检查权限和磁盘空间",
                f"{self.path}: cannot be read or written ({error}); check rights and space",
                code="output",
            ) from error


def standing(acts: Iterable[Act]) -> list[Act]:
    """The acts that are not void, the last on each subject, in the order in which they were entered. Notes all stand."""
    given = list(acts)
    gone = void(given)
    found: dict[object, Act] = {}
    for act in reversed(given):
        if act.uid in gone or act.kind == "undo":
            continue
        found.setdefault(act.uid if act.kind == "note" else act.subject, act)
    return sorted(found.values(), key=lambda act: act.id)


def void(acts: Iterable[Act]) -> set[str]:
    """The `uid` of each act that an act taken back by none takes back."""
    gone: set[str] = set()
    for act in reversed(list(acts)):
        if act.kind == "undo" and act.uid not in gone:
            gone.add(act.undoes or "")
    return gone


def _act(row: Sequence[Any]) -> Act:
    values = dict(zip(_COLUMNS, row, strict=False))
    return Act(**values, more=json.loads(row[-1]))
