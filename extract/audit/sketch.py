"""A contract's sentences as numbers, so that thousands of contracts can be compared without their texts in memory."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from extract.lexicon import phrase
from extract.record import ClauseRow
from extract.text.fold import fold
from extract.text.sentences import STOPS, cut

SHORTEST = 8
"""Characters of the shortest sentence that counts: shorter ones stand in every contract."""

_LAYOUT = re.compile(r"[\s_　]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """Sorted 64-bit hashes of distinct sentences: of the whole contract, and of the annexes that a supplier writes
    (price list, plans, promises)."""

    whole: array[int]
    own: array[int]


def sketch(clauses: Iterable[ClauseRow]) -> Sketch:
    """The sketch of a contract from its clauses' own texts."""
    whole: set[int] = set()
    own: set[int] = set()
    for clause in clauses:
        hashes = {_hash(sentence) for sentence in _sentences(clause.text)}
        whole |= hashes
        if clause.annex and phrase("audit.suppliers_own").search(clause.annex):
            own |= hashes
    return Sketch(array("Q", sorted(whole)), array("Q", sorted(own)))


def similarity(a: array[int], b: array[int]) -> float:
    """Share of sentences that both have among all that either has, 0–1; 0 if one has none."""
    first, second = set(a), set(b)
    return len(first & second) / len(first | second) if first and second else 0.0


def _sentences(text: str) -> Iterable[str]:
    folded = fold(text)
    for start, end in cut(folded, 0, len(folded)):
        for cell in folded[start:end].split("\t"):
            tight = _LAYOUT.sub("", cell).rstrip(STOPS)
            if len(tight) >= SHORTEST:
                yield tight


def _hash(sentence: str) -> int:
    return int.from_bytes(blake2b(sentence.encode(), digest_size=8).digest(), "big")
