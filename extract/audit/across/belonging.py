"""Which contract a supplement, a renewal, a settlement or an annex belongs to, among as many as there are.

Documents of that kind are few. What they ask for (the number, both parties, pieces of their text) is looked up in every
contract once, and only those that have it are compared.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from extract.audit.card import Card
from extract.audit.likeness import contained
from extract.audit.names import alike

Relation = Literal["same", "version", "supplement", "renewal", "settlement", "annex"]
Link = tuple[int, Relation, str]
"""Number of the contract above, how, and why."""

_SUBJECT = 0.7
_IN_ANOTHER = 0.9
_PIECES = 16
_SHORTEST_NUMBER = 5
_MANY = 1000
"""Contracts with one thing in common beyond which it does not say which of them is meant."""


def links(heads: Sequence[int], cards: Sequence[Card]) -> dict[int, Link]:
    """Number of a document → what it belongs to, if that is one contract only. `heads` are the documents looked at."""
    asked: dict[str, list[int]] = defaultdict(list)
    for number in heads:
        for key in _asks(cards[number]):
            asked[key].append(number)
    if not asked:
        return {}
    having: dict[str, array[int]] = defaultdict(lambda: array("Q"))
    for number in heads:
        for key in _offers(cards[number], asked):
            if len(having[key]) <= _MANY:
                having[key].append(number)
    wanted: dict[int, Counter[int]] = defaultdict(Counter)
    for key, seekers in asked.items():
        if (holders := having.get(key)) is not None and len(holders) <= _MANY:
            for number in seekers:
                wanted[number].update(holders)
    found: dict[int, Link] = {}
    for number, candidates in wanted.items():
        del candidates[number]
        if (link := _above(cards[number], sorted(candidates), cards)) is not None:
            found[number] = link
    return found


def _asks(card: Card) -> Iterator[str]:
    if card.kind == "contract":
        if not (card.buyer and card.supplier and card.total):
            yield from (f"piece {piece}" for piece in card.least(_PIECES))
        return
    for one in {*card.numbers, *card.cites}:
        yield from (f"number {one[:end]}" for end in range(_SHORTEST_NUMBER, len(one) + 1))
    if card.buyer and card.supplier:
        yield f"parties {card.buyer}|{card.supplier}"


def _offers(card: Card, asked: dict[str, list[int]]) -> Iterator[str]:
    if card.kind != "contract":
        return
    known = [f"number {card.number}"] if card.number else []
    if card.buyer and card.supplier:
        known.append(f"parties {card.buyer}|{card.supplier}")
    known += (f"piece {piece}" for piece in card.sampled)
    yield from (key for key in known if key in asked)


def _above(card: Card, numbers: Sequence[int], cards: Sequence[Card]) -> Link | None:
    """The contract that a document belongs to, if it is one only among those of these numbers."""
    heads = {number: cards[number] for number in numbers}
    if card.kind == "contract":
        whole = [n for n, one in heads.items() if one.size > card.size and contained(card, one) >= _IN_ANOTHER]
        if len(whole) == 1 and len(card.pieces) >= 8:
            return whole[0], "annex", f"文字都在 {heads[whole[0]].path} 里"
        return None
    fits = [number for number, one in heads.items() if _belongs(card, one)]
    exact = [number for number in fits if _numbered(card, heads[number])] or fits
    if len(exact) > 1:  # the latest before it
        dated = [(heads[number].signed_on, number) for number in exact if heads[number].signed_on]
        before = [one for one in dated if card.signed_on and one[0] <= card.signed_on]
        exact = [max(before, key=lambda one: one[0])[1]] if before else exact
    if len(exact) != 1:
        return None
    head = heads[exact[0]]
    tie = "合同编号" if _numbered(card, head) else "双方和项目"
    relation: Relation = card.kind  # type: ignore[assignment]
    return exact[0], relation, f"{tie}与 {head.path} 相同"


def _belongs(card: Card, contract: Card) -> bool:
    """True if a later document is about a contract: by its number, or by both parties and the subject."""
    if any(a and b and a != b for a, b in ((card.buyer, contract.buyer), (card.supplier, contract.supplier))):
        return False
    days = card.signed_on, contract.signed_on
    if all(days) and len(days[0]) == len(days[1]) and days[1] > days[0]:
        return False
    if _numbered(card, contract):
        return True
    parties = bool(card.buyer and card.supplier and contract.buyer and contract.supplier)
    return parties and alike(card.subject, contract.subject) >= _SUBJECT


def _numbered(card: Card, contract: Card) -> bool:
    """True if the later document has the contract's number, or that number with something behind it, or cites it."""
    number = contract.number
    if not number:
        return False
    cited = any(one.startswith(number) and not one[len(number) :][:1].isdecimal() for one in card.cites)
    return cited or any(one.startswith(number) for one in card.numbers)
