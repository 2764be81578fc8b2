"""What people decided, as two tables: corrections of values and verdicts on findings. Both are views of the journal.

`corrections.csv` and `verdicts.csv` are written by every run from the journal (`review.sqlite`). They may be edited in a
spreadsheet: what has been added, changed or taken out there since they were written becomes acts of the journal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from extract.dataset.files import write_text
from extract.dataset.journal import Act, Journal, standing
from extract.dataset.sheets import Row, read_file, write_file

__all__ = ["LEDGERS", "Row", "absorb", "add", "by_finding", "is_settled", "read", "read_file", "rows_of", "stamp", "write_file"]

LEDGERS = ("corrections", "verdicts")
_KINDS = {"corrections": ("correct", "confirm", "add", "remove", "order"), "verdicts": ("verdict",)}
_COMPARED = {"corrections": ("new_value", "start", "end", "note", "who"), "verdicts": ("verdict", "note", "who")}
_WRITTEN = "ledgers.json"


def read(output: str | Path, table: str) -> list[Row]:
    """The rows of `corrections` or `verdicts` that stand, edits of the CSV file included, in the order of the acts.

    Raises `UsageError` for a file of that name that is no such table.
    """
    acts = Journal(output).acts()
    return rows_of([*acts, *_pending(Path(output), table, acts)], table)


def rows_of(acts: Iterable[Act], table: str) -> list[Row]:
    """The rows of a table from acts."""
    make = _correction if table == "corrections" else _verdict
    return [make(act) for act in standing(acts) if act.kind in _KINDS[table]]


def by_finding(output: str | Path) -> dict[str, Row]:
    """Key of a finding → the verdict on it."""
    return {str(row["finding"]): row for row in read(output, "verdicts") if row["finding"]}


def add(output: str | Path, table: str, row: Mapping[str, Any]) -> None:
    """Add a row: an act of the journal. A verdict on the same finding, or a correction of the same place, is replaced by it."""
    add_all(output, table, [row])


def add_all(output: str | Path, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
    """Add rows that do not stand there already, all or none; how many that were."""
    journal = Journal(output)
    now = {_key(row, table): _said(row, table) for row in rows_of(journal.acts(), table)}
    acts = [act_of(table, row) for row in rows if now.get(_key(dict(row), table)) != _said(dict(row), table)]
    if acts:
        journal.append(acts)
    return len(acts)


def absorb(output: str | Path) -> int:
    """Make what was edited in the CSV files part of the journal; how many acts that were. Raises as `read`."""
    journal = Journal(output)
    acts = journal.acts()
    pending = [act for table in LEDGERS for act in _pending(Path(output), table, acts)]
    if pending:
        journal.append(pending)
    return len(pending)


def stamp(output: str | Path) -> None:
    """Note that the CSV files are now as the journal has them."""
    output = Path(output)
    written = {table: _hash(output / f"{table}.csv") for table in LEDGERS}
    write_text(output / ".hetong" / _WRITTEN, json.dumps({**written, "act": Journal(output).last()}) + "\n")


def is_settled(output: str | Path) -> bool:
    """True if the tables of the dataset heed all that people decided."""
    written = _written(Path(output))
    journal = Journal(output)
    if not written:
        return not journal.last()
    return written.get("act") == journal.last() and all(
        written.get(table) == _hash(Path(output) / f"{table}.csv") for table in LEDGERS
    )


def act_of(table: str, row: Mapping[str, Any]) -> Act:
    """The act that a row of a table stands for."""
    given: dict[str, Any] = {name: row.get(name) for name in ("note", "who", "at")}
    if table == "verdicts":
        more = {name: row.get(name) for name in ("contract_id", "check", "detail")}
        return Act("verdict", str(row.get("sha256") or ""), str(row["finding"]), new=row.get("verdict"), more=more, **given)
    more = {"row_text": row["row_text"]} if row.get("row_text") else {}
    evidence: dict[str, Any] = {name: row.get(name) for name in ("start", "end", "text")}
    return Act(
        row.get("act") or "correct", str(row["sha256"]), str(row["place"]), new=row.get("new_value") or None,
        old=row.get("old_value"), read=row.get("old_value"), more=more, **evidence, **given,
    )  # fmt: skip


def _correction(act: Act) -> Row:
    return {
        "sha256": act.sha256, "place": act.place, "act": act.kind, "old_value": act.read, "new_value": act.new,
        "start": act.start, "end": act.end, "text": act.text, "row_text": act.more.get("row_text"), "note": act.note,
        "who": act.who, "at": act.at or act.entered,
    }  # fmt: skip


def _verdict(act: Act) -> Row:
    more = {name: act.more.get(name) for name in ("contract_id", "check", "detail")}
    return {"finding": act.place, "verdict": act.new, "note": act.note, "who": act.who, "at": act.at or act.entered, **more}


def _pending(output: Path, table: str, acts: list[Act]) -> list[Act]:
    """What was edited in the file since it was written, as acts not yet entered."""
    path = output / f"{table}.csv"
    written = _written(output)
    if not path.exists() or written.get(table) == _hash(path):
        return []
    lines = [row for row in read_file(path, table) if row.get("finding") or (row.get("sha256") and row.get("place"))]
    given = {_key(row, table): row for row in lines}
    now = {_key(row, table): row for row in rows_of(acts, table)}
    before = {_key(row, table): row for row in rows_of((act for act in acts if act.id <= written.get("act", 0)), table)}
    found, number = [], acts[-1].id if acts else 0
    for key, row in given.items():
        if _said(row, table) not in (_said(one.get(key), table) for one in (now, before)):
            number += 1
            found.append(replace(act_of(table, row), id=number, uid=f"edited-{number}", entered=str(row.get("at") or "")))
    by_subject = {act.subject: act for act in standing(acts)}
    for key, row in before.items():
        if key not in given and _said(now.get(key), table) == _said(row, table):
            number += 1
            gone = by_subject[act_of(table, row).subject]
            found.append(Act("undo", gone.sha256, gone.place, undoes=gone.uid, id=number, uid=f"edited-{number}"))
    return found


def _key(row: Row, table: str) -> tuple[Any, ...]:
    return act_of(table, row).subject


def _said(row: Row | None, table: str) -> tuple[Any, ...] | None:
    return None if row is None else tuple(row.get(name) or None for name in _COMPARED[table])


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _written(output: Path) -> dict[str, Any]:
    try:
        data = json.loads((output / ".hetong" / _WRITTEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}

