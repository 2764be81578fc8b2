"""Corrections laid over a record: what a person decided, with what was read kept beside it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from extract.audit import audit_record
from extract.dataset import ledger
from extract.dataset.given import RULE, cell, decided, is_list, typed
from extract.dataset.meant import meant
from extract.dataset.places import ROWS, Place, Rows, cells, holder, parsed, said
from extract.priority import with_priority
from extract.record import Evidence, Party, Payment, Record
from extract.record.evidence import Box, Facts, Unread

_PASSES = (("add",), ("correct", "confirm"), ("remove",), ("order",))
"""Rows must be there before their values are put right, and are taken away and moved at the end."""
Where = Callable[[int, int], tuple[int | None, list[Box]]]
"""Span of the text → page and boxes."""


def by_file(output: str | Path) -> dict[str, list[ledger.Row]]:
    """SHA-256 of a file → the corrections of its record."""
    found: dict[str, list[ledger.Row]] = defaultdict(list)
    for row in ledger.read(output, "corrections"):
        if row["sha256"] and row["place"]:
            found[str(row["sha256"])].append(row)
    return dict(found)


def corrected(record: Record, rows: Sequence[ledger.Row], where: Where | None = None) -> Record:
    """A copy of the record with corrections applied, audited anew, its review priority reckoned again.

    Places are as in `places`. A value that a person gave is flagged `corrected`, one that he found right `confirmed`; `read`
    says what was read. What cannot be applied, and what is read otherwise since, is told in the record's warnings.
    """
    return laid(record, rows, where)[0]


def laid(
    record: Record, rows: Sequence[ledger.Row], where: Where | None = None
) -> tuple[Record, dict[str, list[str]]]:
    """The same, with the names of the rows of every list as places have them (`2` as read, `+4f0c21aa` added)."""
    made = record.model_copy(deep=True)
    work = _Work(made, where)
    for kinds in _PASSES:
        for row in rows:
            if (row.get("act") or "correct") in kinds:
                work.apply(row)
    if work.applied:
        work.rows.settle()
        _reckoned(made, work.touched)
        kept = [finding for finding in audit_record(made).findings if finding.severity != "info"]
        for finding in kept if where else ():
            own = (quote for quote in finding.quotes if quote.contract_id in (None, made.contract_id))
            for evidence in (finding, *own):
                if where and not evidence.boxes and evidence.end > evidence.start:
                    evidence.page, evidence.boxes = where(evidence.start, evidence.end)
        made = with_priority(made.model_copy(update={"findings": kept}))
    made.source.warnings.extend(work.told)
    return made, {part: list(by_name) for part, by_name in work.rows.by_name.items()}


class _Work:
    def __init__(self, record: Record, where: Where | None) -> None:
        self.record, self._where = record, where
        self.rows = Rows(record)
        self.read = {part: {name: cells(row) for name, row in rows.items()} for part, rows in self.rows.by_name.items()}
        self.applied = False
        self.told: list[str] = []
        self.touched: set[str] = set()

    def apply(self, row: ledger.Row) -> None:
        """One correction; a place that is not there, or a value that is none of it, is told and left."""
        act, new = row.get("act") or "correct", row["new_value"] or None
        try:
            place = meant(parsed(str(row["place"])), row.get("row_text"), self.rows, self.read["parties"])
            if act == "add":
                self._add(place, row)
            elif act == "remove":
                del self.rows.by_name[place.part][place.row]
            elif act == "order":
                self._order(place, json.loads(new or "[]"))
            elif place.name:
                self._set(place, new, row, confirmed=act == "confirm")
            else:
                self._confirm_row(place, json.loads(new or "{}"), row)
            self.applied = True
            self.touched.add(str(row["place"]))
        except (LookupError, ValidationError, ValueError, AttributeError, TypeError):
            self.told.append(f"更正没有应用：{row['place']} = {row['new_value'] or ''}")

    def _add(self, place: Place, row: ledger.Row) -> None:
        given = {name: typed(text) for name, text in json.loads(row["new_value"] or "{}").items()}
        by_name = self.rows.by_name[place.part]
        evidence = {**self._evidence(None, row), "flags": ["corrected"]}
        if place.part == "parties":
            role, label = place.row.split("[")[0], given.pop("label", "")
            facts = {name: {**evidence, "value": value} for name, value in given.items() if name != "role"}
            by_name[place.row] = Party.model_validate({"role": role, "label": label, **facts})
        else:
            if place.part == "payments":
                given["seq"] = len(by_name) + 1
                if "amount" in given:
                    given["amount_source"] = "stated"
            for name, value in given.items():
                if isinstance(value, str) and is_list(ROWS[place.part], name):
                    given[name] = value.split("|")
            by_name[place.row] = ROWS[place.part].model_validate({**given, **evidence})
        self.read[place.part][place.row] = {}

    def _order(self, place: Place, names: Iterable[str]) -> None:
        by_name = self.rows.by_name[place.part]
        first = [name for name in names if name in by_name]
        self.rows.by_name[place.part] = {name: by_name[name] for name in (*first, *(n for n in by_name if n not in first))}

    def _confirm_row(self, place: Place, seen: dict[str, str], row: ledger.Row) -> None:
        """A row as a whole: what was confirmed and is read otherwise now becomes what it was."""
        one = holder(self.rows, place)
        now = cells(one)
        for name in {*seen, *now} if seen else ():
            if seen.get(name, "") != now.get(name, "") and name != "seq":
                self._set(Place(place.part, place.row, name), seen.get(name) or None, {**row, "old_value": None})
        if isinstance(one, Evidence) and "corrected" not in one.flags:
            decided(one, "confirmed")

    def _set(self, place: Place, new: str | None, row: ledger.Row, *, confirmed: bool = False) -> None:
        thing = holder(self.rows, place)
        annotation = type(thing).model_fields[place.name].annotation
        was = thing.unread.get(place.name) if isinstance(thing, Facts) else None
        old = getattr(thing, place.name)
        if place.index:
            self._set_listed(thing, place, new, row)
            return
        read = said(old)
        self._changed_since(row, self.read.get(place.part, {}).get(place.row, {}).get(place.name, "") if place.row else read)
        if confirmed and (new or "") == read:
            if isinstance(old, Evidence) or isinstance(thing, Evidence):
                decided(old if isinstance(old, Evidence) else thing, "confirmed")
        elif isinstance(thing, Facts) and place.name not in ("role", "label", "lead"):
            self._set_fact(thing, place, new, old or was, annotation, row, read)
        else:
            setattr(thing, place.name, TypeAdapter(annotation).validate_python(cell(type(thing), place.name, new)))
            if isinstance(thing, Evidence):
                thing.read.setdefault(place.name, read)
                decided(thing, "corrected")
            if isinstance(thing, Payment) and place.name == "amount":
                thing.amount_source = None if new is None else "stated"

    def _set_fact(
        self, thing: Facts, place: Place, new: str | None, old: Evidence | None, annotation: Any, row: ledger.Row, read: str
    ) -> None:
        evidence: dict[str, Any] = {**self._evidence(old, row), "read": {"value": read}}
        made: Any
        if new is None:
            made = Unread.model_validate({**evidence, "value": None})
            decided(made, "corrected")
            setattr(thing, place.name, None)
            thing.unread[place.name] = made
            return
        if is_list(type(thing), place.name):
            made = TypeAdapter(annotation).validate_python([{**evidence, "value": one} for one in new.split("|")])
            for one in made:
                decided(one, "corrected")
        else:
            made = TypeAdapter(annotation).validate_python({**evidence, "value": typed(new)})
            decided(made, "corrected")
        setattr(thing, place.name, made)
        thing.unread.pop(place.name, None)

    def _set_listed(self, thing: Any, place: Place, new: str | None, row: ledger.Row) -> None:
        """One of a list of values (a further name of a party)."""
        listed = getattr(thing, place.name)
        old = listed[place.index - 1]
        self._changed_since(row, said(old))
        if new is None:
            del listed[place.index - 1]
        else:
            made = type(old).model_validate({**self._evidence(old, row), "read": {"value": said(old)}, "value": new})
            listed[place.index - 1] = decided(made, "corrected")

    def _changed_since(self, row: ledger.Row, read: str) -> None:
        """Tell of a value that is read otherwise now than when a person decided on it."""
        then = row.get("old_value")
        if then is not None and then != read:
            self.told.append(f"更正以后读法变了：{row['place']} 当时读作“{then}”，现在读作“{read}”，仍按更正")

    def _evidence(self, old: Evidence | None, row: ledger.Row) -> dict[str, Any]:
        """Where the value stands: as the correction says, else as it was read."""
        start, end = row["start"], row["end"]
        text = self.record.text or ""
        if start is not None and end is not None and 0 <= start < end <= len(text):
            page, boxes = self._where(start, end) if self._where else (self._page_of(start), [])
            clause = next((one.id for one in reversed(self.record.clauses) if one.start <= start < one.end), None)
            made = {"text": text[start:end], "start": start, "end": end, "page": page, "boxes": boxes, "clause": clause}
            return {**made, "rule": RULE, "confidence": 1.0}
        if old is not None:
            kept = old.model_dump(exclude={"value", "read"}, exclude_defaults=True)
            return {**kept, "confidence": 1.0}
        return {"text": "", "start": 0, "end": 0, "rule": RULE, "confidence": 1.0}

    def _page_of(self, offset: int) -> int | None:
        """The page as the clauses tell it, where nothing more is known."""
        return next((one.page_start for one in reversed(self.record.clauses) if one.start <= offset < one.end), None)


def _reckoned(record: Record, touched: set[str]) -> None:
    """What follows from what was put right: numbers of instalments, sums that were computed from a share of the price."""
    total = record.fields.total_amount
    for number, payment in enumerate(record.payments, start=1):
        if any(place.startswith("payments") for place in touched):
            payment.seq = number
        given = "corrected" in payment.flags and "amount" not in payment.read
        computed = payment.amount_source == "computed" or (payment.amount is None and given)
        if computed and payment.base == "contract_total" and payment.percent is not None and total is not None:
            share = payment.percent * total.value
            payment.amount, payment.amount_source = share.quantize(Decimal("0.01")), "computed"
