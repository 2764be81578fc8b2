"""Documents built value by value, each value a line of the text: what the rooms of `extract.reconcile` work with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.dataset import Dataset
from extract.record import Duration, Record

DEFAULT: dict[str, Any] = {
    "number": "LH-2025-001",
    "project_number": "LHZC-2025-018",
    "project_name": "临湖县图书馆书架采购项目",
    "total_amount": "100000.00",
    "signed_on": "2025-03-10",
}


class Paper:
    """A document that grows line by line."""

    def __init__(self, path: str, kind: str) -> None:
        self.path, self.kind = path, kind
        self.text = f"{path}\n"
        self.data: dict[str, Any] = {"fields": {}, "parties": [], "payments": [], "penalties": [], "items": []}
        self.notice: dict[str, Any] = {}

    def line(self, label: str, value: object) -> dict[str, Any]:
        """The evidence of a new line."""
        quote = f"{label}：{value}"
        start = len(self.text)
        self.text += quote + "\n"
        return {"text": quote, "start": start, "end": start + len(quote), "rule": "test", "confidence": 0.95}

    def record(self) -> Record:
        sha256 = hashlib.sha256((self.text + self.kind).encode()).hexdigest()
        source = {
            "path": self.path, "sha256": sha256, "format": "txt", "bytes": len(self.text.encode()), "text_source": "text",
            "engine": "test", "document_type": self.kind,
        }  # fmt: skip
        data = {"contract_id": sha256[:16], "source": source, "text": self.text, **self.data}
        if self.notice:
            data["notice"] = self.notice
        return Record.model_validate(data)


def document(
    path: str,
    kind: str = "contract",
    *,
    buyer: str = "临湖县图书馆",
    supplier: str = "临湖文澜家具有限公司",
    party: Mapping[str, str] | None = None,
    payments: Sequence[Mapping[str, Any]] = (),
    penalties: Sequence[Mapping[str, Any]] = (),
    items: Sequence[Mapping[str, Any]] = (),
    lots: Sequence[Mapping[str, Any]] = (),
    bidders: Sequence[Mapping[str, Any]] = (),
    dates: Mapping[str, str] | None = None,
    limits: Mapping[str, str] | None = None,
    **fields: Any,
) -> Record:
    """A record; `fields` over `DEFAULT`, `None` leaves one out. A tender has no supplier unless one is named."""
    made = Paper(path, kind)
    stated = {**DEFAULT, **fields} if kind in ("contract", "supplement") else {**DEFAULT, "number": None, "signed_on": None, **fields}
    for name, value in stated.items():
        if value is not None:
            shown = f"{value.count}{value.unit}" if isinstance(value, Duration) else value
            made.data["fields"][name] = {"value": value, **made.line(name, shown)}
    for role, name in (("buyer", buyer), ("supplier", supplier)):
        if name:
            one: dict[str, Any] = {"role": role, "label": role, "name": {"value": name, **made.line(role, name)}}
            if role == "supplier":
                one |= {key: {"value": value, **made.line(key, value)} for key, value in (party or {}).items()}
            made.data["parties"].append(one)
    for i, row in enumerate(payments, 1):
        made.data["payments"].append({"seq": i, **row, **made.line(f"第{i}期", dict(row))})
    for table, rows in (("penalties", penalties), ("items", items)):
        made.data[table] += [{**row, **made.line(table, dict(row))} for row in rows]
    for table, rows in (("lots", lots), ("bidders", bidders)):
        if rows:
            made.notice[table] = [{**row, **made.line(table, dict(row))} for row in rows]
    for name, value in {**(dates or {}), **(limits or {})}.items():
        made.notice[name] = {"value": value, **made.line(name, value)}
    return made.record()


def folder(path: Path, *records: Record) -> Path:
    """A finished run that holds these records."""
    dataset = Dataset(path)
    for one in records:
        dataset.add(one)
    dataset.finish()
    return path


def sums(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]
