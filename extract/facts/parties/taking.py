"""What takes part in blocks: heads that name parties and not their people, and blocks with the names in front."""

from __future__ import annotations

from extract.facts.parties.entries import Entry
from extract.facts.parties.heads import Head, weak
from extract.facts.parties.label_words import NONE
from extract.facts.parties.names import is_organisation
from extract.facts.parties.roles import Sides, plain_label
from extract.values.person import is_name

Item = Head | Entry


def of_parties(found: list[Head], sides: Sides) -> list[Head]:
    """Heads without those that name who signs for a side, or one of its people."""
    return _without_people(_without_agents(found, sides), sides)


def _without_agents(found: list[Head], sides: Sides) -> list[Head]:
    """Heads without those that name a person for a side which is an organisation: 委托人：… below 甲方：某局 is who signs."""
    bodies = {sides.of(head.words) for head in found if any(is_organisation(name.value) for name in head.names)}
    return [
        head
        for head in found
        if plain_label(head.words) is not None or not head.names or sides.of(head.words) not in bodies
        or any(is_organisation(name.value) or not is_name(name.value) for name in head.names)
    ]  # fmt: skip


def _without_people(found: list[Head], sides: Sides) -> list[Head]:
    """Heads without a person under a word that is weak (讲师：…) where both sides are named: he is one of their people."""
    named = {sides.of(head.words) for head in found if head.names and not weak(head)}
    return [
        head
        for head in found
        if not (weak(head) and {"buyer", "supplier"} <= named and head.names and all(is_name(n.value) for n in head.names))
    ]


def turned(block: list[Item]) -> list[Item]:
    """A block in which each party is named below his details, turned so that the names go first.

    It begins with details and ends with a name, and every name has its own set of labels above it.
    """
    runs: list[list[Item]] = [[]]
    for item in block:
        runs[-1].append(item)
        if isinstance(item, Head):
            runs.append([])
    if runs.pop() or len(runs) < 2 or any(len(run) < 3 or not run[-1].names for run in runs):  # type: ignore[union-attr]
        return block
    labels = [{one.attribute for one in run if isinstance(one, Entry)} - {NONE} for run in runs]
    if any(isinstance(one, Entry) and one.role for run in runs for one in run) or not all(one & labels[0] for one in labels):
        return block
    # The places stay those of the text; only what goes before what is turned.
    return [one for run in runs for one in (run[-1], *run[:-1])]
