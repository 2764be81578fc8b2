"""The last step of assembling: every confidence becomes what its value has earned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.facts.earned.sides import sides
from extract.facts.earned.support import supports
from extract.facts.earned.table import standings
from extract.model import Candidate, Document
from extract.record import SURE, Record, stated_in, thawed
from extract.rulebook import Rulebook

_BELOW = 0.89
_HALVES = 0.5
"""What each thing that agrees leaves of the doubt."""
_MOST = 0.99
_WEAK = 0.88
"""A rule that states less of itself needs something that agrees."""
_PROVEN = 0.94
_ALONE = 0.95
"""The most that a value is worth that nothing but its rule speaks for: gold was seen when the rules were written."""
_OTHER_SIDE = 0.85
"""The most that a party's detail is worth below the other party's name."""
_DOUBTS = frozenset(("malformed", "conflict", "check_failed", "low_score", "near_seal", "words_disagree"))
_MARGIN = 0.015
_OF_NOTICES = "notice."


def with_earned(
    document: Document, record: Record, candidates: Mapping[str, Sequence[Candidate]], book: Rulebook
) -> Record:
    """The record with confidences of facts and rows as their rules and what agrees with them have earned.

    A value of one weak source with which nothing agrees stays below `SURE` and is flagged `uncorroborated`. Doubts that
    were raised before are never taken back.
    """
    table = standings()
    if not table:
        return record
    record = thawed(record)
    agree = supports(document, record, candidates)
    against: set[int] = set()
    for fact, own in sides(document, record):
        if own:
            agree[id(fact)] += 1
        else:
            against.add(id(fact))
    stated = {rule.id: rule.confidence for rule in book.rules}
    for evidence in stated_in(record):
        if evidence.rule.startswith(_OF_NOTICES):
            continue  # a form: how a value is tied to its label, and whether it is said twice, was weighed where it was read
        before = evidence.confidence
        claimed = max(stated.get(evidence.rule, before), before)
        standing = table.get(evidence.rule)
        doubted = bool(_DOUBTS & set(evidence.flags)) or before < claimed - _MARGIN
        count = agree[id(evidence)]
        earned = standing.share(claimed) if standing is not None else min(claimed, SURE)
        weak = claimed < _WEAK or earned < _PROVEN
        earned = min(earned, _ALONE)
        if standing is not None and count:
            earned = (earned + before) / 2  # the record of the rule, and what it says of this value
            earned = 1 - (1 - earned) * _HALVES**count
        unstated = evidence.rule not in stated  # given by code, which knows how sure it is: worked out, or doubtful
        if doubted or unstated or not count or standing is None or document.scores is not None:
            earned = min(earned, before)
        if weak and not count and not doubted:
            earned = min(earned, _BELOW)
            evidence.flags = [*evidence.flags, "uncorroborated"]
        if id(evidence) in against:
            earned = min(earned, _OTHER_SIDE)
        evidence.confidence = round(min(max(earned, 0.0), _MOST), 2)
    return record
