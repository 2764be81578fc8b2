"""Pairs worth judging: a contract and a paper that share a number, a project, or two of supplier, buyer, sum and subject.

A block is what they share. Its pairs are contracts × papers of that block only, and a block with more pairs than
`_CROWD` tells nothing (a form's number, a framework's supplier): its members meet in narrower blocks or not at all. So the
work grows with the number of papers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.reconcile.papers import Paper

_CROWD = 1600
_HEAD = 6
"""Characters of a subject by which papers of one buyer meet."""


def candidates(contracts: Sequence[Paper], others: Sequence[Paper]) -> Iterator[tuple[Paper, Paper]]:
    """Each pair (contract, other) once."""
    blocks: dict[str, tuple[list[Paper], list[Paper]]] = defaultdict(lambda: ([], []))
    for side, papers in enumerate((contracts, others)):
        for one in papers:
            for key in set(_keys(one)):
                blocks[key][side].append(one)
    told: set[tuple[str, str]] = set()
    for left, right in blocks.values():
        if len(left) * len(right) > _CROWD:
            continue
        for contract in left:
            for other in right:
                pair = contract.id, other.id
                if pair not in told:
                    told.add(pair)
                    yield contract, other


def _keys(one: Paper) -> Iterable[str]:
    yield from (f"n:{number}" for number in one.numbers)
    for project in one.projects:
        yield f"p:{project}"
        yield from (f"ps:{project}|{name}" for name in one.suppliers)
    for name in (*one.suppliers, *one.codes):
        yield from (f"sa:{name}|{amount}" for amount in one.sums)
        yield f"sb:{name}|{one.buyer}"
        yield f"ss:{name}|{one.subject[:_HEAD]}"
    if one.buyer and one.subject:
        yield f"bs:{one.buyer}|{one.subject[:_HEAD]}"
        yield f"be:{one.buyer}|{one.subject[-_HEAD:]}"
    if one.subject:
        yield f"t:{one.subject}"
