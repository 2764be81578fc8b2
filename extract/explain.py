"""Why a value of a record is what it is: its evidence, its rule, and the candidates that were not chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from extract.errors import UsageError
from extract.model import Candidate, Outline
from extract.record import Evidence, Fields, Party, Record

if TYPE_CHECKING:
    from extract.pipeline import Examination
    from extract.rulebook import Rulebook

ROW_LISTS = ("amounts", "payments", "penalties", "items", "findings")
ROLES = ("buyer", "supplier", "agency", "guarantor", "other")
_PARTY_FIELDS = tuple(name for name in Party.model_fields if name not in ("role", "label", "lead"))


@dataclass(frozen=True)
class Value:
    """A value, or a row of a list, with its proof.

    `name` is the field (`total_amount`, `buyer.phone`) or the row (`payments.2`); `cells` what it says, one entry for a
    scalar and every stated column for a row. `clause` is the chain of headings above it, outermost first. `rule_file`
    and `rule_doc` are "" for what was not found by a rule of `rules/`.
    """

    name: str
    cells: Mapping[str, Any]
    evidence: Evidence
    clause: tuple[str, ...] = ()
    rule_file: str = ""
    rule_doc: str = ""


@dataclass(frozen=True)
class Explanation:
    """What there is to say about a field: its values (none if not stated), the candidates best first, the rules asked.

    `notes` are the record's warnings that name the field.
    """

    field: str
    values: tuple[Value, ...]
    candidates: tuple[Candidate, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...]


def explain(examination: Examination, field: str, rulebook: Rulebook) -> Explanation:
    """Explain a scalar field, a party or its field (`buyer.phone`), a list or one of its rows (`payments.2`).

    Rows count from 1. Raises `UsageError` for a name that is none of these.
    """
    record = examination.record
    # A whole party (`buyer`) stands for everything below it.
    wanted = [f"{field}.{name}" for name in _PARTY_FIELDS] if field in ROLES else [field]
    values = [value for name in wanted for value in _values(record, examination.outline, name, rulebook)]
    kinds = {kind for name in wanted for kind in _kinds(name)}
    return Explanation(
        field=field,
        values=tuple(values),
        candidates=tuple(one for name in wanted for one in examination.candidates.get(name, ())),
        rules=tuple(rule.id for rule in rulebook.rules if rule.kind in kinds or rule.kind.split(".")[0] in kinds),
        notes=tuple(note for note in record.source.warnings if any(note.startswith(name) for name in wanted)),
    )


def values(examination: Examination, rulebook: Rulebook) -> Iterator[Value]:
    """Every value of a record in the order of the specification: fields, parties, then the rows of the lists."""
    names = [*Fields.model_fields, *(f"{role}.{name}" for role in ROLES for name in _PARTY_FIELDS), *ROW_LISTS]
    for name in names:
        yield from _values(examination.record, examination.outline, name, rulebook)


def _values(record: Record, outline: Outline, field: str, rulebook: Rulebook) -> Iterator[Value]:
    for name, cells, evidence in _stated(record, field):
        rule = rulebook.by_id.get(evidence.rule)
        yield Value(
            name=name,
            cells=cells,
            evidence=evidence,
            clause=_path(outline, evidence.clause),
            rule_file=rule.file if rule else "",
            rule_doc=rule.doc or rule.subject if rule else "",
        )


def _stated(record: Record, field: str) -> Iterator[tuple[str, Mapping[str, Any], Evidence]]:
    """(name, cells, evidence) of what a record says under a name; nothing if it says nothing."""
    head, _, tail = field.partition(".")
    if not tail and head in Fields.model_fields:
        fact = getattr(record.fields, head)
        if fact is not None:
            yield head, {"value": fact.value}, fact
    elif head in ROLES and tail in _PARTY_FIELDS:
        sides = [party for party in record.parties if party.role == head]
        for i, party in enumerate(sides, start=1):
            found = getattr(party, tail)
            for fact in found if isinstance(found, list) else [found]:
                if fact is not None:
                    name = f"{head}.{tail}" if len(sides) == 1 else f"{head}[{i}].{tail}"
                    yield name, {"value": fact.value}, fact
    elif head in ROW_LISTS and (not tail or tail.isdecimal()):
        rows = getattr(record, head)
        if tail and not 1 <= int(tail) <= len(rows):
            raise UsageError(
                f"{head} 只有 {len(rows)} 行，没有第 {tail} 行（从 1 数起）",
                f"{head} has {len(rows)} rows, there is no row {tail} (the first is 1)",
            )
        for i, row in enumerate(rows, start=1):
            if not tail or int(tail) == i:
                yield f"{head}.{i}", _cells(row), row
    else:
        raise _unknown(field)


def _cells(row: Evidence) -> Mapping[str, Any]:
    own = [name for name in type(row).model_fields if name not in Evidence.model_fields]
    return {name: value for name in own if (value := getattr(row, name)) not in (None, [], "")}


def _path(outline: Outline, clause_id: str | None) -> tuple[str, ...]:
    clause = outline.by_id.get(clause_id or "")
    if clause is None:
        return ()
    chain = reversed(outline.ancestors(clause))
    return tuple(" ".join(word for word in (one.number, one.heading) if word) or one.id for one in chain)


def _kinds(field: str) -> tuple[str, ...]:
    """Kinds of fact that could state a field; for a list the first word of the kind (`payment.advance`)."""
    head, _, tail = field.partition(".")
    if head in ROW_LISTS:
        return (head, {"penalties": "penalty"}.get(head, head.removesuffix("s")))
    if head in ROLES:
        return (f"party.{tail.removesuffix('es')}", f"party.{tail}")
    return (f"field.{head}", head.replace("_", ".", 1))


def _unknown(field: str) -> UsageError:
    names = [*Fields.model_fields, *ROW_LISTS, *ROLES, *(f"{role}.{name}" for role in ROLES for name in _PARTY_FIELDS)]
    near = get_close_matches(field, names, n=3, cutoff=0.5)
    zh = f"，是不是 {'、'.join(near)}？" if near else f"。可用的名称：{'、'.join([*Fields.model_fields, *ROW_LISTS])}"
    en = f"; did you mean {', '.join(near)}?" if near else f". Names: {', '.join([*Fields.model_fields, *ROW_LISTS])}"
    return UsageError(f"没有 {field} 这个字段{zh}", f"there is no field {field}{en}")
