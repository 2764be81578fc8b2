"""The heaviest common subsequence of two sequences: what two texts have in common, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

_CELLS = 30_000_000
"""Largest table of the exact algorithm (a byte a cell); longer stretches are first cut at what is unique in both."""

_STRETCH = 4000
_GRAMS = (8, 4, 2, 1)
Pair = tuple[int, int]


def common(a: Sequence[Hashable], b: Sequence[Hashable], weight_a: Sequence[int]) -> list[Pair]:
    """Indices `(i, j)` with `a[i] == b[j]`, ascending in both; the weights (positive) of `a` that it gathers are most.

    Exact as long as what remains between equal ends and unique runs fits the table; beyond that, good enough.
    """
    ids: dict[Hashable, int] = {}
    first = [ids.setdefault(one, len(ids)) for one in a]
    second = [ids.setdefault(one, len(ids)) for one in b]
    found: list[Pair] = []
    _match(first, second, weight_a, 0, len(first), 0, len(second), found)
    found.sort()
    return found


def _match(
    a: list[int], b: list[int], weight: Sequence[int], a0: int, a1: int, b0: int, b1: int, found: list[Pair]
) -> None:
    while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
        found.append((a0, b0))
        a0, b0 = a0 + 1, b0 + 1
    while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
        found.append((a1, b1))
    if a0 == a1 or b0 == b1:
        return
    if (a1 - a0) * (b1 - b0) <= _CELLS:
        found += _table(a, b, weight, a0, a1, b0, b1)
        return
    for size in _GRAMS:
        anchors = _anchors(a, b, size, a0, a1, b0, b1)
        if anchors:
            i0, j0 = a0, b0
            for i, j in anchors:
                _match(a, b, weight, i0, i, j0, j, found)
                found.append((i, j))
                i0, j0 = i + 1, j + 1
            _match(a, b, weight, i0, a1, j0, b1, found)
            return
    # Thousands of equal rows: nothing to hold on to, so stretch by stretch from the start.
    while a0 < a1 and b0 < b1:
        i, j = min(a0 + _STRETCH, a1), min(b0 + _STRETCH, b1)
        found += _table(a, b, weight, a0, i, b0, j)
        a0, b0 = i, j


def _anchors(a: list[int], b: list[int], size: int, a0: int, a1: int, b0: int, b1: int) -> list[Pair]:
    """Starts of runs of `size` that stand once in each, the longest ascending chain of them."""
    once_a, once_b = (_unique(one, size, lo, hi) for one, lo, hi in ((a, a0, a1), (b, b0, b1)))
    pairs = sorted((i, once_b[run]) for run, i in once_a.items() if run in once_b)
    return [pairs[k] for k in heaviest_chain([j for _, j in pairs], [1] * len(pairs))]


def _unique(sequence: list[int], size: int, low: int, high: int) -> dict[tuple[int, ...], int]:
    runs = [tuple(sequence[i : i + size]) for i in range(low, high - size + 1)]
    count = Counter(runs)
    return {run: low + i for i, run in enumerate(runs) if count[run] == 1}


def heaviest_chain(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Indices of the strictly ascending subsequence of `values` that weighs most.

    >>> heaviest_chain([3, 1, 2, 0], [1, 1, 1, 9]), heaviest_chain([3, 1, 2, 0], [1, 1, 1, 1])
    ([3], [1, 2])
    """
    # Fenwick tree of the best chain that ends at a value of at most so much.
    ranks = sorted(set(values))
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    best: list[tuple[int, int]] = []
    for k, value in enumerate(values):
        rank = bisect_left(ranks, value)  # number of smaller values
        top = (0, -1)
        at = rank
        while at > 0:
            if tree[at][0] > top[0]:
                top = tree[at]
            at -= at & -at
        best.append((top[0] + weights[k], top[1]))
        at = rank + 1
        while at < len(tree):
            if best[k][0] > tree[at][0]:
                tree[at] = (best[k][0], k)
            at += at & -at
    if not best:
        return []
    k = max(range(len(best)), key=lambda one: best[one][0])
    chain = [k]
    while best[k][1] >= 0:
        k = best[k][1]
        chain.append(k)
    return chain[::-1]


def _table(a: list[int], b: list[int], weight: Sequence[int], a0: int, a1: int, b0: int, b1: int) -> list[Pair]:
    """Dynamic programming, a row of numpy at a time; kept is only which way each cell came."""
    import numpy

    other = numpy.asarray(b[b0:b1], dtype=numpy.int64)
    n, m = a1 - a0, b1 - b0
    came = numpy.zeros((n, m), dtype=numpy.uint8)  # 1: a match ends here; 2: as without this element of a
    above = numpy.zeros(m + 1, dtype=numpy.int64)
    for i in range(n):
        equal = other == a[a0 + i]
        here = numpy.zeros(m + 1, dtype=numpy.int64)
        if not equal.any():
            came[i] = 2
            continue
        taken = above[:-1] + weight[a0 + i]
        numpy.maximum.accumulate(numpy.maximum(above[1:], numpy.where(equal, taken, 0)), out=here[1:])
        came[i] = (equal & (here[1:] == taken)) + 2 * (here[1:] == above[1:]).astype(numpy.uint8)
        above = here
    found: list[Pair] = []
    i, j = n - 1, m - 1
    while i >= 0 and j >= 0:
        way = came[i, j]
        if way & 1:  # before the other ways: matches stay together
            found.append((a0 + i, b0 + j))
            i, j = i - 1, j - 1
        elif way & 2:
            i -= 1
        else:
            j -= 1
    return found
