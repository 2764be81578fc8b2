"""Which files are one contract, and which documents belong to another one: supplements, renewals, settlements, annexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.audit.card import Card
from extract.audit.likeness import contained, contradictory, sameness
from extract.audit.names import alike

Relation = Literal["same", "version", "supplement", "renewal", "settlement", "annex"]
COPIES = frozenset({"same", "version", "annex"})
"""Relations of files that say nothing but what the head says."""
COUNTED = frozenset({"renewal"})
"""Relations of documents that are contracts with a price of their own: they count although they belong to another one."""

_SUBJECT = 0.7
_IN_ANOTHER = 0.9


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


def grouping(cards: Iterable[Card]) -> dict[str, Member]:
    """Contract id → its place, of all contracts; one that is alone is its own group."""
    known = {card.contract_id: card for card in cards}
    clusters = _clusters(list(known.values()))
    heads = [cluster[0] for cluster in clusters]
    above = {head.contract_id: found for head in heads if (found := _above(head, heads)) is not None}
    placed: dict[str, Member] = {}
    for cluster in clusters:
        head = cluster[0]
        top = head
        while (found := above.get(top.contract_id)) is not None:  # a link always leads to an earlier kind or date
            top = found[0]
        relation: Relation | None = None
        reason = _why(cluster)
        if top is not head:
            _, relation, reason = above[head.contract_id]
        counted = relation is None or relation in COUNTED
        placed[head.contract_id] = Member(head.contract_id, top.contract_id, relation, counted, reason, top.contract_id)
        for other in cluster[1:]:
            how = sameness(head, other) or "same"  # or through a third file
            said = f"与 {head.path} 是同一份合同" + ("，但总价不同" if how == "version" else "")
            placed[other.contract_id] = Member(other.contract_id, top.contract_id, how, False, said, head.contract_id)
    return placed


def families(members: Mapping[str, Member]) -> dict[str, list[Member]]:
    """Group id → its members, the head first, of groups with more than one."""
    found: dict[str, list[Member]] = defaultdict(list)
    for member in members.values():
        found[member.group_id].append(member)
    return {
        group: sorted(rows, key=lambda one: one.contract_id != group) for group, rows in found.items() if len(rows) > 1
    }


def _clusters(cards: Sequence[Card]) -> list[list[Card]]:
    """Files of one contract together, the one that stands for it first."""
    cluster_of = {card.contract_id: [card] for card in cards}
    for a, b in _pairs(cards):
        first, second = cluster_of[a.contract_id], cluster_of[b.contract_id]
        if first is second or not sameness(a, b):
            continue
        # A file that states little may be like two contracts; they do not become one through it.
        if any(contradictory(one, other) for one in first for other in second):
            continue
        first += second
        for card in second:
            cluster_of[card.contract_id] = first
    distinct = {id(cluster): cluster for cluster in cluster_of.values()}
    return [sorted(cluster, key=_rank) for cluster in distinct.values()]


def _pairs(cards: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    """Pairs that share a number, a price, a party with a subject, or much text: not every contract with every other."""
    blocks: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for card in cards:
        for number in card.numbers:
            blocks["number", number].append(card)
        for name in ("buyer", "supplier"):
            if getattr(card, name) and card.total:
                blocks[name, f"{getattr(card, name)}|{card.total}"].append(card)
        if card.buyer and card.supplier:
            blocks["parties", f"{card.buyer}|{card.supplier}"].append(card)
        for piece in sorted(card.pieces)[:8]:
            blocks["piece", str(piece)].append(card)
    told: set[tuple[str, str]] = set()
    for (kind, _), members in blocks.items():
        if kind == "piece" and len(members) > _COMMON:
            continue
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                key = (a.contract_id, b.contract_id)
                if key not in told and a.contract_id != b.contract_id:
                    told.add(key)
                    yield a, b


_COMMON = 12
"""Contracts that share a piece beyond which it is a piece of a model."""


def _rank(card: Card) -> tuple[object, ...]:
    """What stands for a group: read well, text before recognised text, most facts, most text, first by path."""
    return card.hardly, card.ocr, -card.stated, -card.size, card.path


def _why(cluster: Sequence[Card]) -> str:
    """Why the first of a cluster stands for it."""
    if len(cluster) == 1:
        return ""
    first, second = cluster[0], cluster[1]
    if first.hardly != second.hardly:
        return "读得最完整"
    if first.ocr != second.ocr:
        return "有文字层，其余为扫描件"
    if first.stated != second.stated:
        return "写明的要素最多"
    if first.size != second.size:
        return "文字最全"
    return "内容相当，取路径在前的"


def _above(card: Card, heads: Sequence[Card]) -> tuple[Card, Relation, str] | None:
    """The contract that a supplement, renewal, settlement or annex belongs to, if it is one only."""
    if card.kind == "contract":
        if card.buyer and card.supplier and card.total:
            return None
        whole = [
            one for one in heads if one is not card and one.size > card.size and contained(card, one) >= _IN_ANOTHER
        ]
        if len(whole) == 1 and len(card.pieces) >= 8 and whole[0].kind == "contract":
            return whole[0], "annex", f"文字都在 {whole[0].path} 里"
        return None
    fits = [one for one in heads if one.kind == "contract" and _belongs(card, one)]
    exact = [one for one in fits if _numbered(card, one)] or fits
    if len(exact) > 1:  # the latest before it
        before = [one for one in exact if one.signed_on and card.signed_on and one.signed_on <= card.signed_on]
        exact = sorted(before, key=lambda one: one.signed_on)[-1:] if before else exact
    if len(exact) != 1:
        return None
    tie = "合同编号" if _numbered(card, exact[0]) else "双方和项目"
    relation: Relation = card.kind  # type: ignore[assignment]
    return exact[0], relation, f"{tie}与 {exact[0].path} 相同"


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
