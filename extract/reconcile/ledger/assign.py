"""The contract of each payment: by a number that the row states, else by payee with subject, sum or both."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

from rapidfuzz import fuzz

from extract.audit.names import tight
from extract.reconcile.ledger.rows import Payout
from extract.reconcile.match import Certainty
from extract.reconcile.papers import Paper, plain_number, plain_subject
from extract.text.fold import fold

_SUBJECT = 90.0
"""Of 100: the row names the project."""
_SHORTEST = 3
_BETWEEN = re.compile(r"[\s，。；、：|]+")
_BEFORE = timedelta(days=60)
"""A payment this long before signing is of another contract, unless the row names this one."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A payment and the matters that it may be of (ids): one where it is sure or likely, several where they cannot be told
    apart, none. `ties` says why."""

    payout: Payout
    matters: tuple[str, ...] = ()
    certainty: Certainty | None = None
    ties: tuple[str, ...] = ()


@dataclass
class Index:
    """Where payments look for their contract. `papers`: matter → its contract files."""

    papers: Mapping[str, Sequence[Paper]]
    sums: dict[str, frozenset[Decimal]] = field(default_factory=dict)
    _numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _payees: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _subjects: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for matter, papers in self.papers.items():
            self.sums[matter] = frozenset().union(*(paper.parts | paper.sums for paper in papers))
            for paper in papers:
                for number in (*paper.numbers, *paper.projects):
                    self._numbers[number].add(matter)
                for name in paper.suppliers:
                    self._payees[name].add(matter)
                if len(paper.subject) >= _SHORTEST:
                    self._subjects[paper.subject].add(matter)
        self._lengths = sorted({len(number) for number in self._numbers}, reverse=True)
        self._subject_lengths = sorted({len(subject) for subject in self._subjects}, reverse=True)

    def numbered(self, text: str) -> set[str]:
        """Matters of the longest number that stands in a text, whole: not as a part of another number."""
        for token in _BETWEEN.split(fold(text)):
            if found := _within(plain_number(token), self._numbers, self._lengths, whole=True):
                return found
        return set()

    def named(self, text: str) -> set[str]:
        """Matters whose subject stands in a text as it is."""
        return _within(plain_subject(text), self._subjects, self._subject_lengths, whole=False)

    def payee(self, name: str) -> set[str]:
        """Matters of a supplier; a branch is paid for its company."""
        plain = tight(name)
        if plain in self._payees:
            return self._payees[plain]
        whole = next((plain[:i] for i in range(len(plain) - 1, _SHORTEST, -1) if plain[:i] in self._payees), "")
        return self._payees[whole] if whole and whole.endswith("公司") else set()


def assign(payouts: Iterable[Payout], index: Index) -> list[Assigned]:
    """Each payment with its contract, in the order given.

    Where the contract numbers of a ledger are those of the contracts read (half of them, or more), one that is not known is
    of a contract that was not read; where they are numbers of another kind, payee and sum may still tell, never for sure.
    """
    given = list(payouts)
    stated = [one.number for one in given if plain_number(one.number)]
    ours = sum(bool(index.numbered(number)) for number in stated) * 2 >= len(stated)
    return [_one(payout, index, ours) for payout in given]


def _one(payout: Payout, index: Index, ours: bool) -> Assigned:
    found = _found(payout, index)
    if "编号相同" in found.ties or not plain_number(payout.number):
        return found
    if ours:
        return Assigned(payout)
    return replace(found, certainty="likely") if found.certainty == "sure" else found


def _found(payout: Payout, index: Index) -> Assigned:
    numbered = index.numbered(payout.number) or index.numbered(payout.told)
    paid_to = index.payee(payout.payee) if payout.payee else set()
    named = index.named(payout.told)
    if numbered:
        for some, tie in ((paid_to, "收款人相同"), (named, "项目名称相同")):
            both = numbered & some
            if both and len(both) < len(numbered):
                numbered = both
                return _assigned(payout, numbered, ("编号相同", tie))
        return _assigned(payout, numbered, ("编号相同",))
    if not paid_to:
        exact = {one for one in named if payout.amount.normalize() in index.sums[one]}
        return _assigned(payout, exact, ("项目名称相同", "金额与一期款相同")) if len(exact) == 1 else Assigned(payout)
    possible = {one for one in paid_to if _in_time(payout, index.papers[one])}
    if not possible:
        return Assigned(payout, tuple(sorted(paid_to)), "ambiguous", ("收款人相同", "日期早于合同"))
    about = possible & named or {one for one in possible if _names(payout, index.papers[one])}
    exact = {one for one in possible if payout.amount.normalize() in index.sums[one]}
    for some, ties in (
        (about & exact, ("收款人相同", "项目名称相同", "金额与一期款相同")),
        (about, ("收款人相同", "项目名称相同")),
    ):
        if len(some) == 1:
            telling = "金额与一期款相同" in ties or _telling(index.papers[next(iter(some))])
            return replace(_assigned(payout, some, ties), certainty="sure" if telling else "likely")
    if len(exact) == 1:
        sure = _assigned(payout, exact, ("收款人相同", "金额与一期款相同"))
        return sure if len(possible) == 1 else replace(sure, certainty="likely")
    if len(possible) == 1:
        return replace(_assigned(payout, possible, ("收款人相同",)), certainty="likely")
    return _assigned(payout, about or possible, ("收款人相同",))


def _assigned(payout: Payout, matters: set[str], ties: tuple[str, ...]) -> Assigned:
    return Assigned(payout, tuple(sorted(matters)), "sure" if len(matters) == 1 else "ambiguous", ties)


def _in_time(payout: Payout, papers: Sequence[Paper]) -> bool:
    days = [paper.day for paper in papers if paper.day is not None]
    return not days or payout.day >= min(days) - _BEFORE


def _telling(papers: Sequence[Paper]) -> bool:
    """True if the subject is long enough to be no part of another one by accident."""
    return any(len(paper.subject) > _SHORTEST for paper in papers)


def _names(payout: Payout, papers: Sequence[Paper]) -> bool:
    said = plain_subject(payout.told)
    return len(said) >= _SHORTEST and any(
        len(paper.subject) >= _SHORTEST and fuzz.partial_ratio(paper.subject, said) >= _SUBJECT for paper in papers
    )


def _within(text: str, known: Mapping[str, set[str]], lengths: Sequence[int], *, whole: bool) -> set[str]:
    for length in lengths:
        for i in range(len(text) - length + 1):
            found = known.get(text[i : i + length])
            if found is not None and not (whole and (_goes_on(text, i - 1, i) or _goes_on(text, i + length - 1, i + length))):
                return set(found)
    return set()


def _goes_on(text: str, left: int, right: int) -> bool:
    """True where two neighbours are of one run of digits or letters."""
    if left < 0 or right >= len(text):
        return False
    pair = text[left] + text[right]
    return pair.isascii() and pair.isalnum()
