"""Links held against each other: a paper of one contract cannot be of two, and what cannot be told apart is said to be so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.reconcile.match.candidates import candidates
from extract.reconcile.match.judge import Link, judge
from extract.reconcile.papers import Paper

_OF_A_PURCHASE = frozenset({"tender"})
"""Papers that are of every contract that the purchase gave."""


@dataclass(frozen=True, slots=True)
class Settled:
    """`links`: paper id → its links, the best first, all of one certainty; `alone`: papers without any."""

    links: Mapping[str, Sequence[Link]]
    alone: Sequence[Paper]


def settle(contracts: Sequence[Paper], others: Sequence[Paper], matter_of: Mapping[str, str]) -> Settled:
    """Match papers to contracts. `matter_of`: contract id → its matter; two files of one matter are one answer."""
    found: dict[str, list[Link]] = defaultdict(list)
    for contract, other in candidates(contracts, others):
        if (link := judge(contract, other)) is not None:
            found[other.id].append(link)
    links = {other.id: _decide(found[other.id], matter_of) for other in others if other.id in found}
    return Settled(links, [other for other in others if other.id not in links])


def _decide(links: Iterable[Link], matter_of: Mapping[str, str]) -> list[Link]:
    """What a paper is linked with in the end."""
    best: dict[str, Link] = {}
    heads = set(matter_of.values())
    for link in sorted(links, key=lambda one: (one.certainty != "sure", -one.strength, one.contract.id not in heads, one.contract.path)):
        best.setdefault(matter_of.get(link.contract.id, link.contract.id), link)
    chosen = [one for one in best.values() if one.certainty == "sure"]
    if not chosen:
        likely = list(best.values())
        top = max(one.strength for one in likely)
        likely = [one for one in likely if one.strength == top] or likely
        return likely if len(likely) == 1 else [replace(one, certainty="ambiguous") for one in likely]
    paper = chosen[0].paper
    if len(chosen) == 1:
        return chosen
    if paper.kind in _OF_A_PURCHASE or chosen[0].other_bidder:
        return [one for one in chosen if _numbered(one) == _numbered(chosen[0])]
    if paper.kind == "award_notice" and _one_supplier_each(chosen):
        return chosen
    # Of several the one that its number names, or the one whose price it states.
    for telling in ("合同编号相同", "包号相同", "金额相同"):
        some = [one for one in chosen if telling in one.ties]
        if len(some) == 1:
            return some
        chosen = some or chosen
    return [replace(one, certainty="ambiguous") for one in chosen]


def _numbered(link: Link) -> bool:
    return "项目编号相同" in link.ties or "合同编号相同" in link.ties


def _one_supplier_each(links: Sequence[Link]) -> bool:
    """An award of several lots: every contract with a supplier of its own that the award names, or a lot of its own."""
    lots = [one.contract.lots for one in links]
    if all(lots) and len(set().union(*lots)) == sum(map(len, lots)) and all("包号相同" in one.ties for one in links):
        return True
    suppliers = [one.contract.suppliers & one.paper.suppliers for one in links]
    return all(suppliers) and len(set().union(*suppliers)) == sum(map(len, suppliers))
