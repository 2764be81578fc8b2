"""The contracts of a run beside each other: which clauses each has, what it says of the key terms, what is unusual."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extract.compare.matrix.model import TYPES, ClauseRef, Filter, Group, Matrix, Row
from extract.compare.records.reference import GROUP, NONE, deviation, reference
from extract.compare.records.terms import TERMS, Value
from extract.dataset.load import read_rows
from extract.dataset.read import contract_ids
from extract.errors import UsageError
from extract.pages.tongue import CHINESE, Tongue

Data = Mapping[str, Any]
_EXCERPT = 90
_USUAL = 0.8
_SHORT = 1500
"""Characters up to which a text is an order of a page: it is compared with its like only."""
_PARTS = {"payments": "payment", "penalties": "liability"}
"""Rows of a record → the type of the clauses that they are read from."""


def read(output: Path) -> Iterator[Data]:
    """The contracts of a run as in their JSON, one at a time, sorted by path. Raises `UsageError`.

    A contract in several files comes once, without its supplements and settlements, as totals count it.
    """
    groups = read_rows(output, "groups") if (output / "groups.csv").is_file() else ()
    counted = {row["contract_id"]: row["counted"] for row in groups}
    for contract_id in contract_ids(output):
        if not counted.get(contract_id, True):
            continue
        path = output / "json" / f"{contract_id}.json"
        try:
            yield json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise UsageError(
                f"{path}：记录缺失或损坏，请重新运行 hetong run",
                f"{path}: this record is missing or broken; run hetong run again",
            ) from error


def build(records: Iterable[Data], chosen: Filter | None = None, tongue: Tongue = CHINESE) -> Matrix:
    """Compare contracts; the records are read once and not kept."""
    chosen = chosen or Filter()
    rows: list[Row] = []
    left_out = 0
    for record in records:
        row = _row(record, tongue)
        if chosen.takes(row):
            rows.append(row)
        else:
            left_out += 1
    groups = _groups(rows, tongue)
    for row in rows:
        if row.group:
            _compare(row, groups[row.group], tongue)
    types = {kind: sum(kind in row.clauses for row in rows) for kind in TYPES}
    return Matrix(tuple(rows), groups, types, chosen.words(tongue), left_out, tongue)


def _row(record: Data, tongue: Tongue) -> Row:
    fields = record.get("fields") or {}

    def value(name: str) -> str:
        return str((fields.get(name) or {}).get("value") or "")

    def names(role: str) -> str:
        found = (
            (party.get("name") or {}).get("value") for party in record.get("parties") or () if party["role"] == role
        )
        return tongue.join(dict.fromkeys(name for name in found if name))

    source = record["source"]
    clauses = _clauses(record)
    values = {term.name: term.read(record, tongue) for term in TERMS}
    return Row(
        contract_id=record["contract_id"],
        path=source["path"],
        title=value("project_name") or value("title") or Path(source["path"]).stem,
        buyer=names("buyer"),
        supplier=names("supplier"),
        category=value("category"),
        signed_on=value("signed_on"),
        number=value("number"),
        kind=source.get("document_type") or "",
        brief=len(record.get("text") or "") < _SHORT,
        read_state=source.get("read_state") or "read",
        clauses=clauses,
        values=values,
        unread=frozenset(_unread(record, values, clauses)),
    )


def _unread(record: Data, values: Mapping[str, Value | None], clauses: Mapping[str, Any]) -> Iterator[str]:
    """Terms without a value that the text may yet hold: nothing of it was read, a value is there and cannot be read whole,
    or there is a clause of the kind and no row was read from any."""
    hardly = record["source"].get("read_state") == "hardly"
    fields = record.get("fields") or {}
    for term in TERMS:
        if values[term.name] is not None:
            continue
        silent = term.part and not record.get(term.part) and _PARTS[term.part] in clauses
        if hardly or silent or (term.field and fields.get(term.field) is not None):
            yield term.name


def _clauses(record: Data) -> dict[str, list[ClauseRef]]:
    """Clauses by type: those named so at the highest level. A clause below one of its own type adds nothing."""
    text = record.get("text") or ""
    types = {clause["id"]: clause.get("type") for clause in record.get("clauses") or ()}
    found: dict[str, list[ClauseRef]] = {}
    for clause in record.get("clauses") or ():
        kind = clause.get("type")
        if not kind or kind == "other" or types.get(clause.get("parent")) == kind:
            continue
        begin = " ".join(text[clause["start"] : clause["start"] + 3 * _EXCERPT].split())
        name = f"{clause.get('number') or ''}{clause.get('heading') or ''}"
        excerpt = begin[:_EXCERPT] + ("…" if len(begin) > _EXCERPT else "")
        found.setdefault(kind, []).append(ClauseRef(clause["id"], name, clause.get("page_start"), excerpt))
    return found


def _like(row: Row) -> tuple[str, str, bool]:
    """What contracts must share to be compared: category, type of document, an order of a page or a whole contract."""
    return row.category, row.kind, row.brief


def _groups(rows: list[Row], tongue: Tongue) -> dict[str, Group]:
    """The contracts that have enough like them. Sets the group of each of their rows."""
    counts = Counter(map(_like, rows))
    members: dict[str, list[Row]] = {}
    for row in rows:
        if row.category and row.readable and counts[_like(row)] >= GROUP:
            category = tongue.code(row.category, "contracts", "category")
            kind = tongue.code(row.kind or "contract", "documents", "document_type")
            brief = tongue.say("（一页）", " (one page)") if row.brief else ""
            row.group = tongue.say(f"{category}类{kind}", f"{category} {kind}s") + brief
            members.setdefault(row.group, []).append(row)
    return {
        name: Group(
            name,
            len(group),
            {term.name: reference(term, [row.values[term.name] for row in group], tongue) for term in TERMS},
            {kind: sum(kind in row.clauses for row in group) for kind in TYPES},
        )
        for name, group in members.items()
    }


def _compare(row: Row, group: Group, tongue: Tongue) -> None:
    for term in TERMS:
        found = deviation(term, row.values[term.name], group.usual[term.name], group.name, tongue)
        if found is not NONE and not (found.level == "missing" and term.name in row.unread):
            row.deviations[term.name] = found
    for kind, count in group.types.items():
        if kind not in row.clauses and count >= _USUAL * group.size:
            name = tongue.code(kind, "clauses", "type")
            row.missing[kind] = tongue.say(
                f"{group.name} {group.size} 份中有 {count} 份有“{name}”条款，本合同未见",
                f"{count} of {group.size} {group.name} have a clause on {name}; not found in this one",
            )
