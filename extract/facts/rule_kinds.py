"""The kinds of facts that code asks rules for: a rule of any other kind (a typo) would never be read."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from extract.record import Fields, Party
from extract.rulebook import Rule

ASKED_FOR = frozenset(
    f"{room}.{name}"
    for room, names in {
        "acceptance": "days",
        "copies": "parts",
        "dispute": "method",
        "term": "day range range.year",
        "payment": (
            "bare_sum base blank count cumulative due due_on due_on_short due_plain each exclude exclude_bond graded head"
            " invoice_before label lump method name order pay per_part period_sum periodic rate rest retention return share"
            " split supplier_pays trigger unit_price"
        ),
        "option": "choice",
        "penalty": (
            "base blank cap consequence deduct full grace lpr months multiple noun period ratio repay sum trigger"
        ),
    }.items()
    for name in names.split()
) | {"money"}
"""Beside the fields of a record and the details of a party."""

_OF_PARTIES = frozenset({"party.alias", "party.holder"})


def known_kinds() -> frozenset[str]:
    """Every kind that a rule may have: `field.NAME`, `party.NAME`, and what the assemblers ask for."""
    fields = (f"field.{name}" for name in Fields.model_fields)
    details = (f"party.{name}" for name in Party.model_fields)
    return ASKED_FOR | _OF_PARTIES | frozenset((*fields, *details))


def unknown_kinds(rules: Iterable[Rule]) -> Iterator[str]:
    """A line for people for each rule whose kind nobody asks for, with the kind that is probably meant."""
    known = known_kinds()
    for rule in rules:
        if rule.kind not in known:
            near = difflib.get_close_matches(rule.kind, known, 1)
            meant = f"，是不是 {near[0]}？" if near else ""
            yield f"{rule.file}：{rule.id}：没有 {rule.kind} 这一类，写了也读不到{meant}"
