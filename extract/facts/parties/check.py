"""Parties against a model of names (the extra `ner`): what the rules left out, and what the model reads otherwise.

A fallback, never a second opinion that wins: what the rules found is never changed; where the model sees other borders
the value is held a little less sure. What they left empty is filled by `extract.facts.parties.fallback`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.facts.context import Context
from extract.facts.parties.fallback import PEOPLE, Finder, fill_names, fill_people
from extract.facts.parties.sides import sides_of
from extract.record import Party, TextFact

if TYPE_CHECKING:
    from extract.ner.lac import Named

DOUBT = 0.05
"""What a value loses in confidence where the model contradicts."""


def check_parties(context: Context, rows: list[Party], find: Finder) -> None:
    """Fill what the rules left empty (rule `ner.lac`, confidence 0.65) and lower the confidence of what is contradicted.

    Changes `rows` in place. `find` is asked for the lines of names found, and for those with a label and something to fill.
    """
    sides = sides_of(context)
    _cross_check(context, rows, find)
    fill_names(context, rows, find, sides)
    fill_people(context, rows, find, sides)


def _cross_check(context: Context, rows: list[Party], find: Finder) -> None:
    view = context.document.view
    values: list[tuple[Party, str, TextFact, tuple[int, str]]] = []
    for row in rows:
        for attribute in ("name", *(name for name, _ in PEOPLE)):
            fact = getattr(row, attribute)
            if fact is not None:
                values.append((row, attribute, fact, _line_at(view.text, view.index(fact.start))))
    found = find([text for *_, (_, text) in values])
    for (row, attribute, fact, (at, _)), named in zip(values, found, strict=True):
        start, end = view.index(fact.start) - at, view.index(fact.end) - at
        if _contradicts(named, start, end, "organisation" if attribute == "name" else "person"):
            lower = max(round(fact.confidence - DOUBT, 2), 0.0)
            setattr(row, attribute, fact.model_copy(update={"confidence": lower}))


def _contradicts(named: Sequence[Named], start: int, end: int, kind: str) -> bool:
    """Whether the model reads `[start, end)` otherwise: a name over its border, two names in one, the other kind of name.

    A shorter name inside of it is no objection: the model is known to cut long names.
    """
    over = [one for one in named if one.start < end and start < one.end]
    if any(one.start < start or one.end > end for one in over):
        return True
    if kind == "person":
        return any(one.kind == "organisation" for one in over)
    return len([one for one in over if one.kind == "organisation"]) > 1


def _line_at(text: str, index: int) -> tuple[int, str]:
    """The line of a text that holds an index, and where it begins."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    return start, text[start : end if end >= 0 else len(text)]
