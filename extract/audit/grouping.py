"""Which files are one contract, and which documents belong to another one: supplements, renewals, settlements, annexes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.audit.across.belonging import Link, Relation, links
from extract.audit.across.keyed import Keyed
from extract.audit.across.shelf import Shelf
from extract.audit.across.twins import clusters, edges, put
from extract.audit.card import Card
from extract.audit.likeness import sameness

_IN_MEMORY = 10_000
"""Cards that are held at once."""
COPIES = frozenset({"same", "version", "annex"})
"""Relations of files that say nothing but what the head says."""
COUNTED = frozenset({"renewal"})
"""Relations of documents that are contracts with a price of their own: they count although they belong to another one."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a group. The head, which stands for the group, has no relation; `reason` says why it stands for it, or
    (of another) what ties it to the head. `stands` is the file of which it is a copy: the head, or a supplement's own."""

    contract_id: str
    group_id: str
    relation: Relation | None
    counted: bool
    reason: str
    stands: str = ""


class Grouper:
    """Cards as they come → the place of each. They are kept on disk where they are many: memory holds a line a contract."""

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        self._ids: list[str] = []
        self._cards = Shelf(_packed, _unpacked, _IN_MEMORY)
        self._keyed = Keyed()
        for card in cards:
            self.add(card)

    def add(self, card: Card) -> None:
        """One more."""
        put(self._keyed, len(self._ids), card)
        self._ids.append(card.contract_id)
        self._cards.append(card)

    def members(self) -> dict[str, Member]:
        """Contract id → its place, of all contracts; one that is alone is its own group. To be asked once."""
        ids, cards = self._ids, self._cards
        with self._keyed as keyed:
            several = clusters(edges(keyed, cards), cards)
        further = {number for cluster in several for number in cluster[1:]}
        above = links([number for number in range(len(ids)) if number not in further], cards)
        placed: dict[str, Member] = {}
        for number, contract_id in enumerate(ids):
            if number not in further:
                placed[contract_id] = _head(number, ids, above, "")
        for cluster in several:
            head = cards[cluster[0]]
            stands = placed[head.contract_id] = _head(cluster[0], ids, above, _why(head, cards[cluster[1]]))
            for number in cluster[1:]:
                other = cards[number]
                how = sameness(head, other) or "same"  # or through a third file
                said = f"与 {head.path} 是同一份合同" + ("，但总价不同" if how == "version" else "")
                placed[ids[number]] = Member(ids[number], stands.group_id, how, False, said, head.contract_id)
        return placed


def grouping(cards: Iterable[Card]) -> dict[str, Member]:
    """The places of cards at hand."""
    return Grouper(cards).members()


def families(members: Mapping[str, Member]) -> dict[str, list[Member]]:
    """Group id → its members, the head first, of groups with more than one."""
    found: dict[str, list[Member]] = defaultdict(list)
    for member in members.values():
        found[member.group_id].append(member)
    return {
        group: sorted(rows, key=lambda one: one.contract_id != group) for group, rows in found.items() if len(rows) > 1
    }


def _head(number: int, ids: list[str], above: Mapping[int, Link], reason: str) -> Member:
    """The place of a file that stands for a contract, or for a document that belongs to one."""
    contract_id, relation, top = ids[number], None, number
    while (link := above.get(top)) is not None:  # a link always leads to an earlier kind or date, or to a longer text
        top = link[0]
    if top != number:
        _, relation, reason = above[number]
    return Member(contract_id, ids[top], relation, relation is None or relation in COUNTED, reason, ids[top])


def _why(first: Card, second: Card) -> str:
    """Why the first of a cluster stands for it and not the second."""
    if first.hardly != second.hardly:
        return "读得最完整"
    if first.ocr != second.ocr:
        return "有文字层，其余为扫描件"
    if first.stated != second.stated:
        return "写明的要素最多"
    if first.size != second.size:
        return "文字最全"
    return "内容相当，取路径在前的"


def _packed(card: Card) -> bytes:
    return json.dumps(card.to_json(), ensure_ascii=False).encode()


def _unpacked(data: bytes) -> Card:
    return Card.of_json(json.loads(data))
