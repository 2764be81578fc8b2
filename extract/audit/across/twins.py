"""Which files are one contract: candidates by what they share, clusters of those that are the same.

Cards that share a number, a price with a party, both parties or much text are compared pair by pair, as long as few share
it. What many share (a buyer, a supplier and a price that stand in ten thousand orders) tells nothing apart: there only
those are compared that agree in more, and of these each with a few. Time and memory grow with the number of contracts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from extract.audit.across.keyed import Keyed
from extract.audit.card import Card
from extract.audit.likeness import contradictory, sameness

_PAIRS = 48
"""Cards of which each is compared with each."""
_LEADERS = 8
"""Of more that agree in everything looked at, each is compared with so many."""
_COMMON = 12
"""Contracts that share a piece beyond which it is a piece of a model."""
_PIECES = 8
_REMEMBERED = 200_000
"""Pairs that are remembered as compared."""

Edge = tuple[int, int]


def put(keyed: Keyed, number: int, card: Card) -> None:
    """Put down what a card shares with those it may be the same as."""
    for one in card.numbers:
        keyed.add("number", one, number)
    if card.buyer and card.supplier:
        keyed.add("parties", f"{card.buyer}|{card.supplier}", number)
    for side in {card.buyer, card.supplier} - {""} if card.total else ():
        keyed.add("price", f"{side}|{card.total}", number)
    for piece in card.least(_PIECES):
        keyed.add("piece", str(piece), number)


def edges(keyed: Keyed, cards: Sequence[Card]) -> list[Edge]:
    """Pairs of numbers whose cards are one contract, in their order; of many that are the same not every pair."""
    found: set[Edge] = set()
    compared: set[Edge] = set()
    led: set[int] = set()
    for kind in ("number", "parties", "price", "piece"):
        for rows in keyed.shared(kind):
            block = sorted({row.number for row in rows})
            if kind == "piece" and len(block) > _COMMON:
                continue
            for part in [block] if len(block) <= _PAIRS else _finer(block, cards):
                if len(compared) > _REMEMBERED:
                    compared.clear()
                if len(part) <= _PAIRS:
                    found.update(_pairs(part, cards, compared))
                elif (known := hash(tuple(part))) not in led:  # a party's orders of one price are often those of both
                    led.add(known)
                    found.update(_led(part, cards))
    return sorted(found)


def clusters(found: Sequence[Edge], cards: Sequence[Card]) -> list[list[int]]:
    """The numbers of each contract that lies in more than one file, the file that stands for it first."""
    made: list[list[int]] = []
    for component in _components(found):
        cluster_of: dict[int, _Cluster] = {}
        for edge in component:
            first, second = (cluster_of.get(number) or _Cluster.of(number, cards[number]) for number in edge)
            cluster_of[edge[0]], cluster_of[edge[1]] = first, second
            # A file that states little may be like two contracts; they do not become one through it.
            if first is not second and not first.contradicts(second):
                first.take(second)
                for number in second.numbers:
                    cluster_of[number] = first
        distinct = {id(one): one for one in cluster_of.values()}.values()
        made += [sorted(one.numbers, key=lambda number: rank(cards[number])) for one in distinct if len(one.numbers) > 1]
    return made


def rank(card: Card) -> tuple[object, ...]:
    """What stands for a group: read well, text before recognised text, most facts, most text, first by path."""
    return card.hardly, card.ocr, -card.stated, -card.size, card.path


@dataclass(eq=False)
class _Cluster:
    """Files of one contract; of those that state the same one is enough to tell whether another contradicts them."""

    numbers: list[int] = field(default_factory=list)
    states: dict[tuple[object, ...], Card] = field(default_factory=dict)

    @staticmethod
    def of(number: int, card: Card) -> _Cluster:
        told = (card.kind, card.buyer, card.supplier, card.lot, card.number, card.signed_on, card.term_start, card.term_end, card.ocr)
        return _Cluster([number], {told: card})

    def contradicts(self, other: _Cluster) -> bool:
        return any(contradictory(a, b) for a in self.states.values() for b in other.states.values())

    def take(self, other: _Cluster) -> None:
        self.numbers += other.numbers
        self.states = {**other.states, **self.states} if len(other.states) > len(self.states) else self.states | other.states


def _finer(block: Sequence[int], cards: Sequence[Card]) -> Iterator[list[int]]:
    """The parts of a block whose members agree in more than what the block has in common."""
    parts: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number in block:
        card = cards[number]
        stated = (card.signed_on, card.term_start, card.term_end)
        parts["all", card.buyer, card.supplier, card.numbers, card.lot, card.total, card.subject, *stated].append(number)
        if card.signed_on:
            parts["signed", card.signed_on].append(number)
        for one in card.numbers:
            parts["number", one].append(number)
        for piece in card.least(_PIECES):
            parts["piece", piece].append(number)
    return (part for key, part in parts.items() if len(part) > 1 and (key[0] != "piece" or len(part) <= _COMMON))


def _pairs(part: Sequence[int], cards: Sequence[Card], compared: set[Edge]) -> Iterator[Edge]:
    """The pairs that are the same, of those that were not compared before."""
    known = [(number, cards[number]) for number in part]
    for (a, first), (b, second) in combinations(known, 2):
        if (a, b) not in compared:
            compared.add((a, b))
            if sameness(first, second):
                yield a, b


def _led(part: Sequence[int], cards: Sequence[Card]) -> Iterator[Edge]:
    """Each with the first of those that it is the same as; what is like none of the first few stays alone."""
    leaders: list[tuple[int, Card]] = []
    for number in part:
        card = cards[number]
        like = next((one for one, leader in leaders if sameness(leader, card)), None)
        if like is not None:
            yield like, number
        elif len(leaders) < _LEADERS:
            leaders.append((number, card))


def _components(found: Sequence[Edge]) -> list[list[Edge]]:
    """Edges that hang together."""
    above: dict[int, int] = {}

    def top(number: int) -> int:
        while (up := above.setdefault(number, number)) != number:
            above[number] = above[up]
            number = up
        return number

    for a, b in found:
        above[top(b)] = top(a)
    parts: dict[int, list[Edge]] = defaultdict(list)
    for edge in found:
        parts[top(edge[0])].append(edge)
    return list(parts.values())
