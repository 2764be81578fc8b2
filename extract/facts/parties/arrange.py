"""Whose detail is it? The arrangements that could have produced a run of labels, scored; the best one wins.

A run stands behind one or several parties. Behind one, everything is his. Behind several (names stacked, or side by side)
the labels may come in sets (地址 电话 地址 电话), in turns (地址 地址 电话 电话), in columns, or belong to the last party only.
Each reading that is possible is scored by how well its labels fit and by what can be checked (`affinity`); readings that
are as good as each other must agree on a detail, or it belongs to nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise, permutations

CLOSE = 0.5
"""Readings within this of the best count as equally good."""
SURE, GOOD, FAIR = 0.95, 0.93, 0.82
_MAX_SLOTS = 40


@dataclass(frozen=True, slots=True)
class Slot:
    """A label in the order of the text; `value` is `None` for a blank. `x` is its distance from the start of its line."""

    attribute: str
    value: str | None
    line: int
    cell: int
    x: int
    word: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party of the run is named."""

    line: int
    cell: int
    x: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One arrangement: for each slot the number of its party, `None` if this reading does not say."""

    kind: str
    owners: tuple[int | None, ...]
    prior: float


Affinity = Callable[[int, str, str, dict[str, str]], float]
"""`(party, attribute, value, what the party has in this reading)` → how well it fits, 0 if nothing is known."""


def solve(places: Sequence[Place], slots: Sequence[Slot], affinity: Affinity) -> list[tuple[int | None, float]]:
    """`(party, confidence)` of each slot; party `None` where two readings fit as well and differ."""
    if not slots:
        return []
    if len(places) == 1:
        return [(0, SURE) for _ in slots]
    slots = _distinct(slots)
    readings = list(_readings(places, slots[:_MAX_SLOTS]))
    if any(slot.attribute == "holder" and slot.value is not None for slot in slots):
        # Only what says whose it is can turn the order round: 户名：乙 before 户名：甲.
        readings += [_turned(one, order) for one in readings for order in _orders(len(places))]
    if not readings:
        return [(None, 0.0) for _ in slots]
    scored = sorted(((_score(one, slots, affinity), one) for one in readings), key=lambda pair: -pair[0])
    if scored[0][0] <= 0:
        return [(None, 0.0) for _ in slots]
    best = [one for score, one in scored if score >= scored[0][0] - CLOSE]
    confidence = FAIR if best[0].kind in ("last", "first", "side") else GOOD
    solved: list[tuple[int | None, float]] = []
    for i, slot in enumerate(slots):
        owners = {one.owners[i] for one in best if i < len(one.owners)}
        owner = owners.pop() if len(owners) == 1 else None
        if owner is None and slot.value is not None:
            owner = _checked(i, slot, scored[0][1], len(places), slots, affinity)
        solved.append((owner, confidence))
    return _with_holder(slots, solved)


_MONEY = ("holder", "bank", "account")


def _with_holder(slots: Sequence[Slot], solved: list[tuple[int | None, float]]) -> list[tuple[int | None, float]]:
    """户名 开户行 账号, one set behind details in turns: bank and account are his whose name the holder is."""
    solved = list(solved)
    for money, group in groupby(range(len(slots)), key=lambda i: slots[i].attribute in _MONEY):
        members = list(group)
        if not money or max(Counter(slots[i].label for i in members).values()) > 1:
            continue
        owner = next((solved[i][0] for i in members if slots[i].attribute == "holder" and slots[i].value is not None), None)
        for i in members:
            if owner is not None and solved[i][0] is None:
                solved[i] = (owner, FAIR)
    return solved


def _distinct(slots: Sequence[Slot]) -> list[Slot]:
    """住所地 and 通讯地址 are two labels where each comes more than once, else two words for the same one."""
    counts = Counter((slot.attribute, slot.word) for slot in slots)
    apart = {
        attribute
        for attribute in {slot.attribute for slot in slots}
        if all(count > 1 for (one, _), count in counts.items() if one == attribute)
    }
    return [replace(one, label=one.word if one.attribute in apart else one.attribute) for one in slots]


def _orders(count: int) -> Iterator[tuple[int, ...]]:
    return (order for order in permutations(range(count)) if order != tuple(range(count)))


def _turned(reading: Reading, order: tuple[int, ...]) -> Reading:
    owners = tuple(None if owner is None else order[owner] for owner in reading.owners)
    return Reading(reading.kind, owners, reading.prior - 1.5)


def _readings(places: Sequence[Place], slots: Sequence[Slot]) -> Iterator[Reading]:
    count = len(places)
    beside = len({place.line for place in places}) == 1
    if beside and len({place.cell for place in places}) == count:
        yield Reading("cells", tuple(_by_cell(places, slot) for slot in slots), 4.0)
    repeated = Counter(slot.label for slot in slots)
    if any(n > 1 for n in repeated.values()):
        yield _turns(count, slots)
        yield from _sets(count, slots)
    elif not beside:
        # One detail alone below the names may be anybody's, as below signatures that stood side by side.
        filled = sum(slot.value is not None for slot in slots)
        yield Reading("last", tuple(count - 1 for _ in slots), 1.5 if filled > 1 else 0.1)
        yield from (Reading("first", tuple(k for _ in slots), 0.1) for k in range(count - 1))
    if beside and len({place.cell for place in places}) == 1:
        yield from _columns(places, slots)


def _by_cell(places: Sequence[Place], slot: Slot) -> int | None:
    left = [i for i, place in enumerate(places) if place.cell <= slot.cell]
    return left[-1] if left else None


def _turns(count: int, slots: Sequence[Slot]) -> Reading:
    """The k-th of a label that comes as often as there are parties belongs to the k-th party."""
    total = Counter(slot.label for slot in slots)
    seen: Counter[str] = Counter()
    owners: list[int | None] = []
    for slot in slots:
        owners.append(seen[slot.label] if total[slot.label] == count else None)
        seen[slot.label] += 1
    return Reading("turns", tuple(owners), 2.0 if any(owner is not None for owner in owners) else 0.0)


def _sets(count: int, slots: Sequence[Slot]) -> Iterator[Reading]:
    """One set of labels after the other: every way to cut the run so that no label comes twice in a set."""
    for cuts in combinations(range(1, len(slots)), count - 1):
        borders = (0, *cuts, len(slots))
        chunks = [[slot.label for slot in slots[i:j]] for i, j in pairwise(borders)]
        if any(len(set(chunk)) < len(chunk) for chunk in chunks):
            continue
        first = chunks[0]
        prior = 2.0
        for chunk in chunks[1:]:
            shared = [one for one in chunk if one in first]
            prior += 1.0 if shared == [one for one in first if one in chunk] else 0.0
            prior += 1.0 if len(shared) > 1 else 0.0
            prior -= 0.7 * len(set(first) ^ set(chunk)) / (count - 1)
            prior -= 1.0 if chunk[0] != first[0] else 0.0
        owners = tuple(k for k, chunk in enumerate(chunks) for _ in chunk)
        yield Reading("sets", owners, prior)


def _columns(places: Sequence[Place], slots: Sequence[Slot]) -> Iterator[Reading]:
    """Parties side by side, details below: a line that has a label as often as there are parties shows the columns."""
    lines: dict[int, list[int]] = {}
    for i, slot in enumerate(slots):
        lines.setdefault(slot.line, []).append(i)
    owners: list[int | None] = [None] * len(slots)
    full = 0
    for members in lines.values():
        names = Counter(slots[i].label for i in members)
        seen: Counter[str] = Counter()
        for i in members:
            if names[slots[i].label] == len(places):
                owners[i] = seen[slots[i].label]
                seen[slots[i].label] += 1
                full += 1
    if full:
        yield Reading("columns", tuple(owners), 3.0)
    elif len({place.x for place in places}) == len(places):
        left = [[k for k, place in enumerate(places) if place.x <= slot.x + 2] for slot in slots]
        yield Reading("side", tuple(found[-1] if found else None for found in left), 1.5)


def _score(reading: Reading, slots: Sequence[Slot], affinity: Affinity) -> float:
    has: dict[int, dict[str, str]] = {}
    score = reading.prior
    for slot, owner in zip(slots, reading.owners, strict=False):
        if owner is not None and slot.value is not None:
            has.setdefault(owner, {}).setdefault(slot.attribute, slot.value)
    for slot, owner in zip(slots, reading.owners, strict=False):
        if owner is not None and slot.value is not None:
            score += affinity(owner, slot.attribute, slot.value, has[owner])
    return score


def _checked(
    i: int, slot: Slot, best: Reading, count: int, slots: Sequence[Slot], affinity: Affinity
) -> int | None:
    """A label that comes too seldom belongs to whom its value fits, if it fits one party and not the others."""
    assert slot.value is not None
    has: dict[int, dict[str, str]] = {k: {} for k in range(count)}
    for other, owner in zip(slots, best.owners, strict=False):
        if owner is not None and other.value is not None:
            has[owner].setdefault(other.attribute, other.value)
    taken = {k for k in range(count) if slot.attribute in has[k]}
    fits = [affinity(k, slot.attribute, slot.value, has[k]) for k in range(count)]
    winner = max(range(count), key=lambda k: fits[k])
    rest = max(fit for k, fit in enumerate(fits) if k != winner)
    return winner if fits[winner] >= 0.6 and fits[winner] - rest >= 1.2 and winner not in taken else None
