"""Contracts that were checked → gold files, in the format of `samples/gold`: what `hetong eval` measures against."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

from extract.dataset.files import output_errors, write_text
from extract.dataset.journal import Journal
from extract.dataset.read import document_ids, read_records
from extract.errors import UsageError
from extract.record import Evidence, Item, Party, Payment, Penalty, Record

_PAYMENT = ("kind", "percent", "base", "amount", "triggers", "due_days", "due_day_kind", "due_on")
_PENALTY = ("liable", "trigger", "kind", "rate", "amount", "base", "cap_rate", "grace_days")
_ITEM = ("name", "quantity", "unit_price", "amount")
_NOT_JUDGED = frozenset({"role", "label", "lead", "aliases", "org_type"})


def write(output: Path, folder: Path) -> list[Path]:
    """Write a gold file for each contract that a reviewer marked as checked; returns them.

    A file of the same name that is not of the same contract is left and told. Raises `UsageError` for a folder that is no
    run, or cannot be written.
    """
    document_ids(output)
    done = {act.sha256: act.who for act in Journal(output).standing("checked") if act.new == "true"}
    written: list[Path] = []
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for record in read_records(output) if done else ():
            if record.source.sha256 not in done:
                continue
            path = _free(folder, record)
            told = {**gold(record), "checked_by": done[record.source.sha256]}
            write_text(path, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
            written.append(path)
    return written


def gold(record: Record) -> dict[str, Any]:
    """What is right of a contract. Clauses are not gone through at the desk and are left out, so they are not judged."""
    data = record.to_json(with_text=False)
    penalties = [row for row in record.penalties if row.kind != "compensation"]
    return {
        "file": record.source.path,
        "sha256": record.source.sha256,
        "fields": {name: _value(fact) for name, fact in data["fields"].items()},
        "parties": [_party(party) for party in record.parties],
        "payments": [_row(row, _PAYMENT) for row in record.payments],
        "penalties": [{**_row(row, _PENALTY), "trigger": [row.trigger]} for row in penalties],
        "items": [_row(row, _ITEM) for row in record.items if not row.is_total],
        "quotes": {
            f"{part}[{i}]": row.text
            for part in ("payments", "penalties")
            for i, row in enumerate(getattr(record, part))
        },
    }


def _party(party: Party) -> dict[str, Any]:
    told = party.model_dump(mode="json")
    return {
        "role": party.role,
        **{name: _value(told[name]) for name in type(party).model_fields if name not in _NOT_JUDGED},
    }


def _value(fact: Any) -> Any:
    return fact.get("value") if isinstance(fact, dict) else None


def _row(row: Payment | Penalty | Item, names: tuple[str, ...]) -> dict[str, Any]:
    told = row.model_dump(mode="json", include=set(names) - set(Evidence.model_fields))
    return {name: told[name] for name in names}


def _free(folder: Path, record: Record) -> Path:
    """The file of a contract: its own of before, or one that is not there. Raises `UsageError` for one of somebody else."""
    stem = PurePosixPath(record.source.path).stem
    for name in (stem, f"{stem}-{record.contract_id[:8]}"):
        path = folder / f"{name}.json"
        if not path.exists() or _sha256(path) == record.source.sha256:
            return path
    raise UsageError(
        f"{path} 已存在，是别的答案，没有覆盖",
        f"{path} exists and is of another contract; not overwritten",
        code="output",
    )


def _sha256(path: Path) -> str:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return ""
    return str(data.get("sha256", "")) if isinstance(data, dict) else ""
