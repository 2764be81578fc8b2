"""Bidders that meet again and again and win in turn. A reason to look, never more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from math import exp

from extract.audit.entities import anchor
from extract.audit.portfolio import elsewhere
from extract.reconcile.matters import Matter
from extract.reconcile.papers import Paper
from extract.record import Finding

CHECKS = ("winner-rotation",)
_MOST_BIDDERS = 12
_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class Purchase:
    """Who bid and who won; `matter` is "" where the folder has no contract of it."""

    paper: Paper
    bidders: frozenset[str]
    winner: str
    matter: str


def purchases(papers: Iterable[Paper], matter_of_paper: Mapping[str, str]) -> list[Purchase]:
    """The purchases of which an announcement names all bidders: each once, by project and bidders."""
    found: dict[tuple[object, ...], Purchase] = {}
    for one in papers:
        bidders = one.bidders | one.suppliers
        if one.kind == "award_notice" and one.bidders and len(one.suppliers) == 1 and len(bidders) <= _MOST_BIDDERS:
            key = (one.projects or one.subject, bidders)
            found.setdefault(key, Purchase(one, bidders, next(iter(one.suppliers)), matter_of_paper.get(one.id, "")))
    return sorted(found.values(), key=lambda one: (one.paper.day or date.min, one.paper.path))


def rotation(met: Sequence[Purchase], meetings: int, chance: float) -> Iterator[tuple[Sequence[Purchase], str, str]]:
    """Sets of bidders that meet again and again and win in turn: their purchases, what to say, and the figure.

    How unusual it is: the chance that bidders who come as often as these do, each for itself, meet so often (Poisson), and
    the chance that of equal bidders none wins twice running so long. Both are told; one of them must be small.
    """
    times = Counter(name for one in met for name in one.bidders)
    sets: dict[frozenset[str], list[Purchase]] = defaultdict(list)
    for one in met:
        for members in combinations(sorted(one.bidders), _TOGETHER):
            sets[frozenset(members)].append(one)
    told: set[tuple[int, ...]] = set()
    tested = sum(len(rows) > 1 for rows in sets.values())  # many sets are looked at: one of them is always unusual
    for group, rows in sorted(sets.items(), key=lambda item: (-len(item[1]), sorted(item[0]))):
        some = sorted(group)
        wins = [one.winner for one in rows if one.winner in group]
        if len(rows) < meetings or len(wins) < meetings or len(set(wins)) < 2:
            continue
        place = tuple(id(one) for one in rows)
        expected = len(met) * _product(times[name] / len(met) for name in some)
        by_chance = min(_at_least(len(rows), expected) * tested, 1.0)
        runs = sum(a != b for a, b in pairwise(wins))
        in_turn = (1 - 1 / len(some)) ** (len(wins) - 1) if runs == len(wins) - 1 else 1.0
        if place in told or min(by_chance, in_turn) > chance:
            continue
        told.add(place)
        counts = "、".join(f"{name}{wins.count(name)}次" for name in some)
        figure = f"各家独立参加时，有三家同场达到{len(rows)}次的概率约{_small(by_chance)}"
        if in_turn < 1:
            figure += f"；{len(some)}家机会均等时连续{len(wins)}次无人连中的概率约{_small(in_turn)}"
        yield rows, f"{len(met)}次采购中这{len(some)}家同场{len(rows)}次，中标依次为{counts}", figure


def _small(value: float) -> str:
    return f"{value:.1%}" if value >= 0.001 else "不足0.1%"


def _product(values: Iterable[float]) -> float:
    product = 1.0
    for value in values:
        product *= value
    return product


def _at_least(count: int, expected: float) -> float:
    """Poisson: the chance of `count` or more where `expected` are expected.

    >>> round(_at_least(4, 1.0), 3)
    0.019
    """
    term, below = exp(-expected), 0.0
    for k in range(count):
        below += term
        term *= expected / (k + 1)
    return max(1 - below, 0.0)


def finding(matter: Matter, rows: Sequence[Purchase], told: str, figure: str) -> Finding | None:
    """The finding on the latest contract of a rotation."""
    case = matter.case("winner-rotation")
    mine = anchor(case.record)
    if mine is None:
        return None
    quotes = []
    for one in rows[:8]:
        paper = matter.contract(one.paper)
        evidence = next((row for row in (paper.record.notice.bidders if paper.record.notice else [])), None) or anchor(paper.record)
        if evidence is not None:
            quotes.append(elsewhere(paper, evidence))
    return case.finding(f"{told}（{figure}）。家数少的市场也会如此，仅供核实。", mine, *quotes, actual=figure)
