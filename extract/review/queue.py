"""The queue: every file of a run with what tells whether to look at it first, a page at a time.

`.hetong/desk.sqlite` holds a line a file, made from the tables whenever they were written anew; who has checked what comes
from the journal at every question. Nothing in it is not in the tables: it may be deleted.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.dataset.derived import identity
from extract.dataset.journal import Journal
from extract.dataset.load import read_rows
from extract.errors import UsageError
from extract.record.kinds import DECIDED, SUPPORT
from extract.record.standing import DOCUMENT_TYPES

NAME = "desk.sqlite"
VERSION = "2"
PAGE = 50
"""Files on a page."""
SORTS = {
    "priority": "priority DESC, path", "price": "price IS NULL, price DESC, path", "path": "path",
    "findings": "weight DESC, errors DESC, warnings DESC, path", "doubts": "doubts DESC, priority DESC, path",
}  # fmt: skip
_COLUMNS = (
    "contract_id", "sha256", "path", "number", "title", "buyer", "supplier", "amount", "price", "currency", "type", "state",
    "priority", "reasons", "errors", "warnings", "infos", "weight", "stake", "doubts", "counted", "words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """What of the queue is wanted. `words`: in names and numbers; `among`: contract ids that the text search found."""

    words: str = ""
    type: str = ""
    state: str = ""
    only: str = ""
    sort: str = "priority"
    page: int = 1
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the queue. `total`: files that fit the wish; `checked` of `all` files are done."""

    rows: list[dict[str, Any]]
    total: int
    pages: int
    page: int
    checked: int
    all: int


class Queue:
    """The queue of a run. Raises `UsageError` if there is no run."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._path = output / ".hetong" / NAME
        self._journal = Journal(output)

    def shelf(self, wish: Wish) -> Shelf:
        """A page of the files that fit."""
        done = self.checked()
        with closing(self._opened()) as db:
            where, values = _where(wish)
            db.execute("CREATE TEMP TABLE done (sha256 TEXT PRIMARY KEY, who TEXT)")
            db.executemany("INSERT OR REPLACE INTO done VALUES (?, ?)", list(done.items()))
            if wish.among is not None:
                db.execute("CREATE TEMP TABLE among (id TEXT PRIMARY KEY)")
                db.executemany("INSERT INTO among VALUES (?)", [(one,) for one in wish.among])
            tables = "files LEFT JOIN done USING (sha256)"
            total = db.execute(f"SELECT COUNT(*) FROM {tables} WHERE {where}", values).fetchone()[0]
            pages = max(-(-total // PAGE), 1)
            page = min(max(wish.page, 1), pages)
            order = SORTS.get(wish.sort, SORTS["priority"])
            rows = db.execute(
                f"SELECT {', '.join(_COLUMNS[:-1])}, who FROM {tables} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
                (*values, PAGE, PAGE * (page - 1)),
            ).fetchall()
            everything, checked = db.execute(f"SELECT COUNT(*), COUNT(who) FROM {tables}").fetchone()
        names = (*_COLUMNS[:-1], "who")
        return Shelf(
            [_told(dict(zip(names, row, strict=True))) for row in rows], total, pages, page, checked, everything
        )

    def beside(self, contract_id: str) -> tuple[str | None, str | None]:
        """The contracts before and behind one in the order of their priority, those not yet checked."""
        done = set(self.checked())
        with closing(self._opened()) as db:
            rows = db.execute(f"SELECT contract_id, sha256 FROM files ORDER BY {SORTS['priority']}").fetchall()
        ids = [row[0] for row in rows if row[1] not in done or row[0] == contract_id]
        if contract_id not in ids:
            return None, None
        at = ids.index(contract_id)
        return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)

    def known(self, contract_id: str) -> bool:
        """True if the run has such a file."""
        with closing(self._opened()) as db:
            return db.execute("SELECT 1 FROM files WHERE contract_id = ?", (contract_id,)).fetchone() is not None

    def types(self) -> list[str]:
        """The types of document that there are, in their usual order."""
        with closing(self._opened()) as db:
            there = {row[0] for row in db.execute("SELECT DISTINCT type FROM files")}
        return [one for one in DOCUMENT_TYPES if one in there]

    def checked(self) -> dict[str, str]:
        """SHA-256 of each file that is done → who did it."""
        return {act.sha256: act.who or "?" for act in self._journal.standing("checked") if act.new == "true"}

    def _opened(self) -> sqlite3.Connection:
        """The index, made anew if the tables are of another run."""
        stamp = f"{VERSION}.{identity(self._output)}.{_time(self._output / 'documents.csv')}"
        for _ in range(2):
            try:
                db = sqlite3.connect(self._path, timeout=30, isolation_level=None)
            except sqlite3.Error:
                break  # the folder is gone, or not to be opened
            try:
                db.execute("PRAGMA temp_store=MEMORY")
                if _stamp(db) != stamp:
                    db.execute("BEGIN IMMEDIATE")
                    if _stamp(db) != stamp:  # nobody else has done it meanwhile
                        _fill(db, self._output, stamp)
                    db.execute("COMMIT")
                return db
            except sqlite3.DatabaseError:
                db.close()
                with suppress(OSError):
                    self._path.unlink(missing_ok=True)
            except BaseException:
                db.close()  # and with it what was begun
                raise
        raise UsageError(
            f"{self._path}：建不了队列的索引；请检查结果文件夹是否还在、能否写入",
            f"{self._path}: the index of the queue cannot be made; check that the folder is there and may be written",
            code="output",
        )


def _time(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _stamp(db: sqlite3.Connection) -> str:
    try:
        row = db.execute("SELECT value FROM meta").fetchone()
    except sqlite3.OperationalError:
        return ""
    return str(row[0]) if row else ""


def _fill(db: sqlite3.Connection, output: Path, stamp: str) -> None:
    """All lines, from the tables. Raises `UsageError` if there is no run."""
    for name in ("files", "meta"):
        db.execute(f"DROP TABLE IF EXISTS {name}")
    db.execute("CREATE TABLE meta (value TEXT)")
    db.execute(
        f"CREATE TABLE files ({', '.join(name if name != 'price' else 'price REAL' for name in _COLUMNS)}, PRIMARY KEY (contract_id))"
    )
    found: dict[str, Counter[str]] = {}
    stakes: dict[str, Decimal] = {}
    for row in read_rows(output, "findings"):
        counts = found.setdefault(row["contract_id"], Counter())
        counts[row["severity"]] += 1
        counts["weight"] = max(counts["weight"], row["weight"] or 0)
        if row["at_stake"] is not None:
            stakes[row["contract_id"]] = max(stakes.get(row["contract_id"], row["at_stake"]), row["at_stake"])
    doubts = Counter(row["contract_id"] for row in read_rows(output, "review") if _doubtful(row["flags"]))
    counted = {row["contract_id"]: row["counted"] for row in read_rows(output, "contracts")}
    lines = (
        _line(row, found.get(row["contract_id"], Counter()), stakes.get(row["contract_id"]), doubts, counted)
        for row in read_rows(output, "documents")
    )
    db.executemany(f"INSERT OR REPLACE INTO files VALUES ({', '.join('?' * len(_COLUMNS))})", lines)
    for name in ("priority", "price", "path", "sha256"):
        db.execute(f"CREATE INDEX of_{name} ON files ({name})")
    db.execute("INSERT INTO meta VALUES (?)", (stamp,))


def _line(
    row: dict[str, Any], found: Counter[str], stake: Decimal | None, doubts: Counter[str], counted: dict[str, Any]
) -> tuple[Any, ...]:
    names = {role: "、".join(row[role]) for role in ("buyer", "supplier")}
    amount = row["total_amount"]
    words = " ".join(str(row[name] or "") for name in ("path", "number", "title", "project_name", "project_number"))
    return (
        row["contract_id"], row["sha256"], row["path"], row["number"], row["title"] or row["project_name"], names["buyer"],
        names["supplier"], None if amount is None else str(amount), None if amount is None else float(amount),
        row["currency"] or "CNY", row["document_type"], row["read_state"], row["review_priority"] or 0,
        json.dumps(row["review_reasons"]), found["error"], found["warning"], found["info"], found["weight"],
        None if stake is None else str(stake), doubts[row["contract_id"]],
        int(bool(counted.get(row["contract_id"], True))), f"{words} {names['buyer']} {names['supplier']}".lower(),
    )  # fmt: skip


def _doubtful(flags: list[str]) -> bool:
    return DECIDED.isdisjoint(flags) and bool(set(flags) - SUPPORT)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "reasons": json.loads(row["reasons"])}


def _where(wish: Wish) -> tuple[str, list[Any]]:
    conditions, values = ["1"], list[Any]()
    given = wish.words.lower().split()
    named = ["instr(words, ?) > 0"] * len(given)
    if wish.among is not None:
        named_or_found = f"({' AND '.join(named) or '0'} OR contract_id IN (SELECT id FROM among))"
        conditions.append(named_or_found)
        values += given
    elif named:
        conditions += named
        values += given
    for column, value in (("type", wish.type), ("state", wish.state)):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    conditions += _ONLY.get(wish.only, [])
    return " AND ".join(conditions), values


_ONLY: dict[str, Iterable[str]] = {
    "open": ["who IS NULL"], "checked": ["who IS NOT NULL"], "doubts": ["doubts > 0"], "errors": ["errors > 0"],
}  # fmt: skip
