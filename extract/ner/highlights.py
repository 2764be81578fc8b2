"""What of a record to mark in the text of its contract, and how overlapping marks share the characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.labels import COLUMNS, FIELDS
from extract.ner.legend import ENTITY_LABELS, GROUP_OF_FIELD
from extract.pages.filters import rate
from extract.pages.tongue import CHINESE, Tongue
from extract.record import Duration, Evidence, field_kind

if TYPE_CHECKING:
    from extract.ner.entities import Entity
    from extract.record import Party, Record

_LAST = frozenset({FIELDS["currency"], "currency"})
"""What is shown where nothing else is: the sign of a sum."""
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


def marks(record: Record, entities: Iterable[Entity] = (), tongue: Tongue = CHINESE) -> list[Mark]:
    """All marks of a record, the values first, then rows, then names that are no value of the record."""
    say = tongue.say
    found = [*_fields(record, tongue)]
    for party in record.parties:
        found.extend(_party(party, tongue))
    for amount in record.amounts:
        if amount.value is not None:
            name = tongue.code(amount.kind, "amounts", "kind")
            found.append(Mark(amount.start, amount.end, name, _with(name, amount.value, amount.text, tongue), "money"))
    for payment in record.payments:
        name = f"{say('付款', 'payment ')}{payment.seq}" + (f" {payment.label}" if payment.label else "")
        found.append(Mark(payment.start, payment.end, say("付款", "payment"), name, "payments", whole=False))
    for i, penalty in enumerate(record.penalties, 1):
        kind, name = say("违约责任", "penalty"), say(f"违约{i}", f"penalty {i}")
        found.append(Mark(penalty.start, penalty.end, kind, name, "penalties", whole=False))
    kind, name = say("清单行", "item"), say("清单", "item")
    found.extend(Mark(item.start, item.end, kind, name, "items", whole=False) for item in record.items)
    for entity in entities:
        if (both := ENTITY_LABELS.get(entity.label)) is not None:
            found.append(Mark(entity.span.start, entity.span.end, say(*both), say(*both), "names"))
    return [mark for mark in found if mark.start < mark.end]


def pieces(found: Sequence[Mark], text: str) -> list[Piece]:
    """Share the characters: values and rows before names, the shorter (more specific) mark first, then the earlier.

    No two pieces overlap. A whole mark that meets one with better rights is not shown; the others get what is left.
    """
    order = sorted(
        range(len(found)),
        key=lambda i: (found[i].group == "names", found[i].kind in _LAST, found[i].end - found[i].start, found[i].start, i),
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


def _fields(record: Record, tongue: Tongue) -> Iterator[Mark]:
    for name in FIELDS:
        fact = getattr(record.fields, name, None)
        if fact is not None:
            group = GROUP_OF_FIELD.get(name, "others")
            # a sentence holds other values; the rest of it is shown around them
            whole = name not in {"term_text", "effective_condition", "title"}
            label = tongue.column("contracts", name)
            ratio = field_kind(name) == "ratio"
            yield Mark(fact.start, fact.end, label, _with(label, fact.value, fact.text, tongue, ratio=ratio), group, whole)


def _party(party: Party, tongue: Tongue) -> Iterator[Mark]:
    side = tongue.code(party.role, "parties", "role")
    for name in COLUMNS["parties"]:
        value = getattr(party, name) if name not in _OF_ROW else None
        facts: list[Evidence] = value if isinstance(value, list) else [value] if value is not None else []
        for fact in facts:
            label = tongue.say("", " ").join((side, tongue.column("parties", name)))
            yield Mark(fact.start, fact.end, label, label, "parties")


def _with(label: str, value: object, text: str, tongue: Tongue, *, ratio: bool = False) -> str:
    """The label with the value as it was read, where it is written otherwise in the text."""
    if isinstance(value, Decimal):
        shown = rate(value) if ratio else format(value, "f")
    elif isinstance(value, Duration):
        shown = tongue.duration(value.count, value.unit)
    elif isinstance(value, str) and value[:4].isdigit() and value[4:5] == "-":
        shown = value
    else:
        return label
    return label if shown == text else f"{label} = {shown}"
