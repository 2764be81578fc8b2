"""The index: `search.sqlite` beside the records of a run. It holds nothing that the records and their corrections do not.

A record that is new, changed or gone since the last question (its file by size and time, its corrections by what they say)
is read again; the rest stays.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extract.dataset.corrections import by_file
from extract.dataset.read import Overlay, read_record
from extract.errors import UsageError
from extract.search.tokens import tokens

NAME = "search.sqlite"
VERSION = 2
"""Changes with the tables or the tokens; an index of another version is built anew."""

_TABLES = """
CREATE TABLE files(name TEXT PRIMARY KEY, size INTEGER, time INTEGER, corrections TEXT, contract TEXT);
CREATE TABLE contracts(contract TEXT PRIMARY KEY, path TEXT, title TEXT, contract_number TEXT, category TEXT);
CREATE TABLE clauses(id INTEGER PRIMARY KEY, contract TEXT, clause TEXT, number TEXT, heading TEXT, above TEXT, type TEXT,
  page INTEGER, start INTEGER, text TEXT);
CREATE INDEX of_contract ON clauses(contract);
CREATE VIRTUAL TABLE words USING fts5(heading, body, content='', tokenize='unicode61 remove_diacritics 0');
"""
Progress = Callable[[int, int], None]


@contextmanager
def opened(output: Path, progress: Progress | None = None) -> Iterator[sqlite3.Connection]:
    """The index of a run, up to date. In memory where the folder cannot be written.

    `progress` is told how many of how many changed records were read. Raises `UsageError` if there is no run.
    """
    folder = output / "json"
    if not folder.is_dir():
        raise UsageError(
            f"{output}：不是 hetong run 的结果文件夹（没有 json/），请先运行 hetong run … -o {output}",
            f"{output}: not a folder that hetong run wrote (no json/); run hetong run … -o {output} first",
        )
    connection = _connect(output / NAME)
    try:
        _refresh(connection, folder, progress)
        yield connection
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    """The index file, made anew if it is of another version or broken; an index in memory if it cannot be written."""
    for attempt in range(2):
        try:
            connection = sqlite3.connect(path, timeout=60, isolation_level=None)
            if _ready(connection):
                return connection
            connection.close()
            path.unlink()
        except sqlite3.OperationalError:
            break
        except (sqlite3.DatabaseError, OSError):
            if attempt or not path.is_file():
                break
            path.unlink(missing_ok=True)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _ready(connection)
    return connection


def _ready(connection: sqlite3.Connection) -> bool:
    """True once the tables are there and of this version."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            for statement in _TABLES.strip().split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
            version = VERSION
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return bool(version == VERSION)


def _refresh(connection: sqlite3.Connection, folder: Path, progress: Progress | None) -> None:
    """Read what changed, in one transaction: another question at the same time waits and then finds it done."""
    overlay, laid = Overlay(folder.parent, audited=False), _corrections(folder.parent)
    connection.execute("BEGIN IMMEDIATE")
    try:
        rows = connection.execute("SELECT name, size, time, corrections, contract FROM files")
        known = {row[0]: row[1:] for row in rows}
        there = {path.name: (path.stat(), laid.get(path.stem, "")) for path in sorted(folder.glob("*.json"))}
        states = {name: (stat.st_size, stat.st_mtime_ns, given) for name, (stat, given) in there.items()}
        changed = [name for name, state in states.items() if known.get(name, ())[:3] != state]
        for name in (*changed, *(name for name in known if name not in there)):
            if name in known:
                _forget(connection, name, known[name][3])
        for done, name in enumerate(changed, 1):
            _add(connection, folder / name, states[name], overlay)
            if progress is not None:
                progress(done, len(changed))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _forget(connection: sqlite3.Connection, name: str, contract: str) -> None:
    rows = connection.execute("SELECT id, above, heading, text FROM clauses WHERE contract = ?", (contract,)).fetchall()
    for row, above, heading, text in rows:
        # A contentless index has to be told again what it should forget.
        connection.execute(
            "INSERT INTO words(words, rowid, heading, body) VALUES('delete', ?, ?, ?)",
            (row, *_words(above, heading, text)),
        )
    connection.execute("DELETE FROM clauses WHERE contract = ?", (contract,))
    connection.execute("DELETE FROM contracts WHERE contract = ?", (contract,))
    connection.execute("DELETE FROM files WHERE name = ?", (name,))


def _words(above: str, heading: str, text: str) -> tuple[str, str]:
    """What the index holds of a clause: its heading with those above it, and its text."""
    return " ".join(tokens(f"{above} {heading}")), " ".join(tokens(text))


def _corrections(output: Path) -> dict[str, str]:
    """Contract id → a hash of what people corrected in it."""
    return {
        sha256[:16]: hashlib.sha256(repr([(row["place"], row["new_value"]) for row in rows]).encode()).hexdigest()
        for sha256, rows in by_file(output).items()
    }


def _add(connection: sqlite3.Connection, path: Path, state: tuple[int, int, str], overlay: Overlay) -> None:
    try:
        record: Mapping[str, Any] = json.loads(path.read_bytes())
        contract, source = record["contract_id"], record["source"]["path"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{path}：记录缺失或损坏，请重新运行 hetong run", f"{path}: this record is missing or broken ({error})"
        ) from error
    if overlay.touches(contract):
        record = read_record(path.parent.parent, contract, overlay).to_json()
    fields = record.get("fields") or {}
    values = [str((fields.get(name) or {}).get("value") or "") for name in ("title", "number", "category")]
    connection.execute("INSERT INTO contracts VALUES(?, ?, ?, ?, ?)", (contract, source, *values))
    connection.execute("INSERT INTO files VALUES(?, ?, ?, ?, ?)", (path.name, *state, contract))
    paths: dict[str, str] = {}
    for clause in record.get("clauses") or ():
        heading, above = clause.get("heading") or "", paths.get(clause.get("parent") or "", "")
        name = f"{clause.get('number') or ''}{heading}"
        paths[clause["id"]] = f"{above} › {name}" if above and name else above or name
        added = connection.execute(
            "INSERT INTO clauses(contract, clause, number, heading, above, type, page, start, text) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                contract, clause["id"], clause.get("number") or "", heading, above, clause.get("type") or "",
                clause.get("page_start"), clause["start"], clause["text"],
            ),
        )  # fmt: skip
        connection.execute(
            "INSERT INTO words(rowid, heading, body) VALUES(?, ?, ?)",
            (added.lastrowid, *_words(above, heading, clause["text"])),
        )
