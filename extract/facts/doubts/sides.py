"""Whose detail is it? On a scan the line that names the second party may be lost, and its details follow the first's.

The trace it leaves: a label that a party has once (电话, 传真, 账号) comes a second time before the other party has said
anything, and the other party lacks what follows. Those details stay where they were put, and are doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.lexicon import alternation
from extract.model import Document
from extract.record import Evidence, Party, Record

_ONCE = ("phone", "fax", "postcode", "account")
_DETAILS = (
    *("address", "legal_representative", "authorised_representative", "contact", "phone", "fax", "email", "postcode"),
    *("bank", "account", "uscc"),
)
_NEAR = 30  # lines that a block of details has at most


def misplaced(document: Document, record: Record) -> Iterator[tuple[str, Evidence]]:
    """(what, where) of the details that may belong to the other party; `what` is a name of `Party`'s fields."""
    for party in record.parties:
        others = [other for other in record.parties if other.role != party.role]
        if not others:
            continue
        mine = sorted(_details(party), key=lambda item: item[1].start)
        for name, fact in mine:
            start = mine[0][1].start
            if any(getattr(other, name) is not None for other in others) or not _one_block(document, start, fact.start):
                continue
            # The detail's own label is the second one, or another label came twice before it.
            stretch = document.folded[document.line_at(start).start : fact.start]
            said = any(start < other.start < fact.start for other in _evidence(others))
            if not said and any(len(label.findall(stretch)) > 1 for label in _once()):
                yield name, fact


@cache
def _once() -> tuple[re.Pattern[str], ...]:
    """The labels that a party has once, with their colons."""
    return tuple(re.compile(f"{alternation(f'label_{name}')}：") for name in _ONCE)


def _details(party: Party) -> Iterator[tuple[str, Evidence]]:
    for name in _DETAILS:
        fact = getattr(party, name)
        if fact is not None:
            yield name, fact


def _evidence(parties: list[Party]) -> Iterator[Evidence]:
    for party in parties:
        if party.name is not None:
            yield party.name
        for _, fact in _details(party):
            yield fact


def _one_block(document: Document, start: int, end: int) -> bool:
    """Two places on one page, a few lines apart."""
    return document.page_at(start) == document.page_at(end) and document.text.count("\n", start, end) <= _NEAR
