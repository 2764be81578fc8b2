"""The contracts of a folder as they come: kept light, and what of them has to be known before any is judged."""

from __future__ import annotations

import json
import marshal
from array import array
from collections.abc import Iterable

from extract.audit.across.shelf import Shelf
from extract.audit.card import Card
from extract.audit.case import Contract
from extract.audit.grouping import Grouper, Member
from extract.audit.names import tight
from extract.audit.sketch import Sketch
from extract.record import Record

_IN_MEMORY = 2000
"""Contracts that are held at once."""


class Collected(Shelf[Contract]):
    """Contracts by number. `known` is name → credit code, so that a supplier with its code in one contract and without it
    in another is one."""

    def __init__(self, contracts: Iterable[Contract] = ()) -> None:
        super().__init__(_packed, _unpacked, _IN_MEMORY)
        self.known: dict[str, str] = {}
        self.ids: list[str] = []
        self._grouper = Grouper()
        self._members: dict[str, Member] | None = None
        for contract in contracts:
            self.append(contract)

    def append(self, contract: Contract) -> None:
        light = contract.light()
        for party in light.record.parties:
            if party.name is not None and party.uscc is not None:
                self.known.setdefault(tight(party.name.value), party.uscc.value)
        self.ids.append(light.record.contract_id)
        self._grouper.add(light.card)
        super().append(light)

    @property
    def members(self) -> dict[str, Member]:
        """Contract id → its place among the others; no contract may be added after it was asked for."""
        if self._members is None:
            self._members = self._grouper.members()
        return self._members


def _packed(contract: Contract) -> bytes:
    record = contract.record.model_dump_json(exclude_defaults=True)
    known, card = contract.sketch, json.dumps(contract.card.to_json(), ensure_ascii=False)
    return marshal.dumps((record, dict(contract.metadata), known.whole.tobytes(), known.own.tobytes(), card))


def _unpacked(data: bytes) -> Contract:
    record, metadata, whole, own, card = marshal.loads(data)
    known = Sketch(array("Q", whole), array("Q", own))
    return Contract(Record.model_validate_json(record), metadata, known=known, known_card=Card.of_json(json.loads(card)))
