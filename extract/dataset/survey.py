"""All contracts of a dataset looked at once before its tables are written: which are one, and what tells the dataset."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extract.audit.card import Card
from extract.audit.grouping import Grouper, Member
from extract.dataset.failure import Failure
from extract.dataset.parts import CARD, Parts


@dataclass(frozen=True)
class Survey:
    """`members`: contract id → its place among the others; `paths`: contract id → its file; `run`: what tells the dataset
    from any other, 16 hex digits. Memory holds a line a contract."""

    members: dict[str, Member]
    paths: dict[str, str]
    run: str


def survey(contract_ids: Iterable[str], part: Callable[[str], Parts], failures: Iterable[Failure]) -> Survey:
    """Go through all records once; `part` gives what was kept of each."""
    digest = hashlib.sha256()
    grouper = Grouper()
    paths: dict[str, str] = {}
    for contract_id in contract_ids:
        kept = part(contract_id)
        for texts in kept.values():
            for name, text in sorted(texts.items()):
                digest.update(f"{name}\n{text}".encode())
        if kept[CARD]:
            card = Card.of_json(json.loads(kept[CARD][CARD]))
            grouper.add(card)
            paths[card.contract_id] = card.path
    for failure in failures:
        # what the table keeps of it, so that a dataset that is written again from its tables is the same one
        told = (failure.path, failure.sha256, failure.stage, failure.error_class, failure.message)
        digest.update(repr(told).encode())
    return Survey(grouper.members(), paths, digest.hexdigest()[:16])
