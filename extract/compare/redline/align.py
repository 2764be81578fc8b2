"""Which clause of one contract is which of the other: by their words, their type, their number and their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extract.compare.redline.judge import filled
from extract.compare.redline.side import Unit
from extract.compare.text.lcs import common, heaviest_chain
from extract.compare.text.likeness import likely
from extract.compare.text.tokens import Token

_LEAST = 0.3
"""Cosine below which two texts are never the same clause on words alone."""
_ENOUGH = 0.55
"""Score from which two clauses are one. Type, number, heading and place add to the cosine."""
_MOVABLE = 12
"""Characters (without punctuation) from which a text can be said to have moved: a short line may stand anywhere."""
_SHINGLE = 6
_INSIDE = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """Clauses that belong together (indices). `moved` if their order differs from that of the rest.

    More than one on a side where one side has in one clause what the other has in several. One side may be empty.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    moved: bool = False


def align(
    a: Sequence[Unit], b: Sequence[Unit], words_a: Sequence[Sequence[Token]], words_b: Sequence[Sequence[Token]]
) -> list[Match]:
    """All clauses of both, each in exactly one match; in the order of `b`, what is only in `a` behind its neighbour."""
    pairs = _equal(a, b)
    pairs |= _alike(a, b, words_a, words_b, pairs)
    order = sorted(pairs.items())
    chain = heaviest_chain([j for _, j in order], [_weight(a[i]) for i, _ in order])
    kept = {order[k][0] for k in chain}
    moved = {i: j for i, j in order if i not in kept and len(a[i].key) >= _MOVABLE}
    _with_children(a, b, moved, pairs, kept)
    pairs = {i: j for i, j in order if i in kept or i in moved}
    groups = _grouped(a, b, pairs, moved)
    return _in_order(len(a), groups)


def _weight(unit: Unit) -> int:
    return 1 + len(unit.key)


def _equal(a: Sequence[Unit], b: Sequence[Unit]) -> dict[int, int]:
    """Same text, in the same order as far as possible; then same texts in other places, if they are long enough."""
    first, second = [unit.key or f"#{unit.text}" for unit in a], [unit.key or f"#{unit.text}" for unit in b]
    pairs = dict(common(first, second, [_weight(unit) for unit in a]))
    free: dict[str, list[int]] = defaultdict(list)
    taken = set(pairs.values())
    for j, unit in enumerate(b):
        if j not in taken and len(unit.key) >= _MOVABLE:
            free[unit.key].append(j)
    for i, unit in enumerate(a):
        if i not in pairs and free.get(unit.key):
            pairs[i] = free[unit.key].pop(0)
    return pairs


def _alike(
    a: Sequence[Unit],
    b: Sequence[Unit],
    words_a: Sequence[Sequence[Token]],
    words_b: Sequence[Sequence[Token]],
    pairs: dict[int, int],
) -> dict[int, int]:
    """The most alike of what is left, the best first."""
    taken = set(pairs.values())
    left_a, left_b = [i for i in range(len(a)) if i not in pairs], [j for j in range(len(b)) if j not in taken]
    if not left_a or not left_b:
        return {}
    texts_a, texts_b = ([_words(words[k]) for k in left] for words, left in ((words_a, left_a), (words_b, left_b)))
    gap_a, gap_b = _gaps(len(a), dict(pairs)), _gaps(len(b), {j: i for i, j in pairs.items()}, by_value=True)
    scores: dict[tuple[int, int], float] = {}
    for cosine, x, y in likely(texts_a, texts_b, _LEAST):
        i, j = left_a[x], left_b[y]
        scores[i, j] = cosine + _kinship(a[i], b[j]) + 0.15 * (gap_a[i] == gap_b[j])
    # Between the same neighbours: one clause whose words were all replaced, or whose blanks were filled in.
    by_gap: dict[int, list[int]] = defaultdict(list)
    for j in left_b:
        by_gap[gap_b[j]].append(j)
    for i in left_a:
        for j in by_gap.get(gap_a[i], ())[:40]:
            if a[i].number and a[i].number == b[j].number:
                scores.setdefault((i, j), 0.2 + _kinship(a[i], b[j]))
            if scores.get((i, j), 0.0) < _ENOUGH and filled(a[i].text[a[i].label_end :], b[j].text[b[j].label_end :]):
                scores[i, j] = _ENOUGH
    found: dict[int, int] = {}
    used: set[int] = set()
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score >= _ENOUGH and i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found


def _words(tokens: Sequence[Token]) -> list[str]:
    """Words for likeness: of a value only that there is one, since a clause with another figure is the same clause."""
    return [token.key if token.kind in ("word", "symbol", "code") else token.kind for token in tokens]


def _kinship(a: Unit, b: Unit) -> float:
    """What speaks for two clauses being one apart from their words."""
    heading = bool(a.heading) and a.heading == b.heading
    number = bool(a.number) and a.number == b.number and a.part == b.part
    return 0.25 * heading + 0.1 * number + 0.1 * (bool(a.type) and a.type == b.type) + 0.05 * (a.part == b.part)


def _gaps(count: int, pairs: dict[int, int], by_value: bool = False) -> list[int]:
    """For each clause the last matched clause in front of it, as an index into `a`; -1 for none."""
    gaps: list[int] = []
    last = -1
    for k in range(count):
        if k in pairs:
            last = pairs[k] if by_value else k
        gaps.append(last)
    return gaps


def _with_children(
    a: Sequence[Unit], b: Sequence[Unit], moved: dict[int, int], pairs: dict[int, int], kept: set[int]
) -> None:
    """A short heading moves with what stands below it, and a short line with the clause that it belongs to."""
    changed = True
    while changed:
        changed = False
        for i, j in pairs.items():
            if i in kept or i in moved:
                continue
            for x, y in ((i - 1, j - 1), (i + 1, j + 1)):
                if moved.get(x) == y:
                    moved[i] = j
                    changed = True
                    break


def _grouped(a: Sequence[Unit], b: Sequence[Unit], pairs: dict[int, int], moved: dict[int, int]) -> list[Match]:
    """Pairs, with the clauses beside them that hold a part of the other side: one clause that was cut in two."""
    back = {j: i for i, j in pairs.items()}
    more_a: dict[int, list[int]] = defaultdict(list)
    more_b: dict[int, list[int]] = defaultdict(list)
    free_a, free_b = ({k for k in range(len(u)) if k not in taken} for u, taken in ((a, pairs), (b, back)))
    for i, j in sorted(pairs.items()):
        if a[i].key == b[j].key:
            continue
        _extend(a[i].key, b, j, free_b, more_b[j])
        _extend(b[j].key, a, i, free_a, more_a[i])
    groups = [
        Match(tuple(sorted([i, *more_a[i]])), tuple(sorted([j, *more_b[j]])), i in moved) for i, j in pairs.items()
    ]
    groups += [Match((i,), ()) for i in sorted(free_a)]
    groups += [Match((), (j,)) for j in sorted(free_b)]
    return groups


def _extend(whole: str, units: Sequence[Unit], at: int, free: set[int], more: list[int]) -> None:
    """Take the free neighbours of a clause whose text is mostly found in `whole` but not in the clause itself.

    A short line that both hold is taken if what stands behind it is.
    """
    partner = units[at].key
    rest = _shingles(whole) - _shingles(partner)
    for step in (1, -1):
        taken: list[int] = []
        waiting: list[int] = []
        k = at + step
        while k in free:
            key, own = units[k].key, _shingles(units[k].key)
            if (own and len(own & rest) >= _INSIDE * len(own)) or (not own and key in whole and key not in partner):
                taken += [*waiting, k]
                waiting = []
            elif len(key) < 2 * _SHINGLE and key in whole:
                waiting.append(k)
            else:
                break
            k += step
        more += taken
        free.difference_update(taken)


def _shingles(key: str) -> set[str]:
    return {key[i : i + _SHINGLE] for i in range(max(len(key) - _SHINGLE + 1, 0))}


def _in_order(count: int, groups: Sequence[Match]) -> list[Match]:
    """In the order of `b`; what is only in `a` behind the clause that precedes it there."""
    placed = sorted((one for one in groups if one.b), key=lambda one: one.b[0])
    holder: dict[int, int] = {}
    for at, one in enumerate(placed):
        if one.a and not one.moved:
            holder.update(dict.fromkeys(one.a, at))
    behind: dict[int, list[Match]] = defaultdict(list)
    only = {one.a[0]: one for one in groups if not one.b}
    last = -1
    for i in range(count):
        last = holder.get(i, last)
        if i in only:
            behind[last].append(only[i])
    result = list(behind[-1])
    for at, one in enumerate(placed):
        result += [one, *behind[at]]
    return result
