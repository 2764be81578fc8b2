"""What of a record to mark in the text of its contract, and how overlapping marks share the characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.labels import COLUMNS, FIELDS
from extract.labels.record_codes import AMOUNT_KIND, DURATION_UNIT, ROLE
from extract.ner.legend import ENTITY_LABELS, GROUP_OF_FIELD
from extract.record import Duration, Evidence

if TYPE_CHECKING:
    from extract.ner.entities import Entity
    from extract.record import Party, Record

_OF_ROW = frozenset({"role", "label", "lead"})
"""Attributes of a party that are no value with a place of its own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to mark. `kind` is its name in the legend, `label` what stands beside it in the text.

    A mark that is not `whole` may be shown in pieces around others that lie inside of it (a payment around its rate).
    """

    start: int
    end: int
    kind: str
    label: str
    group: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that one mark has for itself; `first` is true for the piece that carries the label."""

    start: int
    end: int
    mark: Mark
    first: bool


def marks(record: Record, entities: Iterable[Entity] = ()) -> list[Mark]:
    """All marks of a record, the values first, then rows, then names that are no value of the record."""
    found = [*_fields(record)]
    for party in record.parties:
        found.extend(_party(party))
    found.extend(
        Mark(a.start, a.end, AMOUNT_KIND[a.kind], _with(AMOUNT_KIND[a.kind], a.value, a.text), "money")
        for a in record.amounts
        if a.value is not None
    )
    for payment in record.payments:
        name = f"付款{payment.seq}" + (f" {payment.label}" if payment.label else "")
        found.append(Mark(payment.start, payment.end, "付款", name, "payments", whole=False))
    for i, penalty in enumerate(record.penalties, 1):
        found.append(Mark(penalty.start, penalty.end, "违约责任", f"违约{i}", "penalties", whole=False))
    found.extend(Mark(item.start, item.end, "清单行", "清单", "items", whole=False) for item in record.items)
    for entity in entities:
        if (label := ENTITY_LABELS.get(entity.label)) is not None:
            found.append(Mark(entity.span.start, entity.span.end, label, label, "names"))
    return [mark for mark in found if mark.start < mark.end]


def pieces(found: Sequence[Mark], text: str) -> list[Piece]:
    """Share the characters: values and rows before names, the shorter (more specific) mark first, then the earlier.

    No two pieces overlap. A whole mark that meets one with better rights is not shown; the others get what is left.
    """
    order = sorted(
        range(len(found)),
        key=lambda i: (found[i].group == "names", found[i].kind == "币种", found[i].end - found[i].start, found[i].start, i),
    )
    taken = bytearray(len(text))
    placed: list[Piece] = []
    for i in order:
        mark = found[i]
        stretches = list(_free(taken, mark.start, min(mark.end, len(text))))
        if mark.whole and stretches != [(mark.start, mark.end)]:
            continue
        first = True
        for start, end in stretches:
            start, end = _trimmed(text, start, end)
            if end - start < (1 if mark.whole else 2) or not any(char.isalnum() for char in text[start:end]):
                continue
            placed.append(Piece(start, end, mark, first))
            taken[start:end] = b"\x01" * (end - start)
            first = False
    return sorted(placed, key=lambda piece: piece.start)


def _free(taken: bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of `[start, end)` that nobody has yet."""
    while start < end:
        start = taken.find(0, start, end)
        if start < 0:
            return
        stop = taken.find(1, start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space at both ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _fields(record: Record) -> Iterator[Mark]:
    for name, label in FIELDS.items():
        fact = getattr(record.fields, name, None)
        if fact is not None:
            group = GROUP_OF_FIELD.get(name, "others")
            # a sentence holds other values; the rest of it is shown around them
            whole = name not in {"term_text", "effective_condition", "title"}
            yield Mark(fact.start, fact.end, label, _with(label, fact.value, fact.text), group, whole)


def _party(party: Party) -> Iterator[Mark]:
    side = ROLE[party.role]
    for name, label in COLUMNS["parties"].items():
        value = getattr(party, name) if name not in _OF_ROW else None
        facts: list[Evidence] = value if isinstance(value, list) else [value] if value is not None else []
        for fact in facts:
            yield Mark(fact.start, fact.end, side + label, side + label, "parties")


def _with(label: str, value: object, text: str) -> str:
    """The label with the value as it was read, where it is written otherwise in the text."""
    if isinstance(value, Decimal):
        shown = format(value, "f")
    elif isinstance(value, Duration):
        shown = f"{value.count}{DURATION_UNIT[value.unit]}"
    elif isinstance(value, str) and value[:4].isdigit() and value[4:5] == "-":
        shown = value
    else:
        return label
    return label if shown == text else f"{label} = {shown}"
