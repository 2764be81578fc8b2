from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.compare.text import lcs

sequences = st.lists(st.integers(0, 5), max_size=14)


def heaviest(a: list[int], b: list[int], weight: list[int]) -> int:
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            here = best[i][j] + weight[i] if one == other else 0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], here)
    return best[-1][-1]


@settings(deadline=None)
@given(sequences, sequences, st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_it_is_common_ascending_and_the_heaviest(a: list[int], b: list[int], weights: list[int]) -> None:
    weight = [weights[one] for one in a]
    found = lcs.common(a, b, weight)
    assert all(a[i] == b[j] for i, j in found)
    assert all(x[0] < y[0] and x[1] < y[1] for x, y in pairwise(found))
    assert sum(weight[i] for i, _ in found) == heaviest(a, b, weight)


def test_long_texts_are_cut_at_what_is_unique(monkeypatch) -> None:
    monkeypatch.setattr(lcs, "_CELLS", 100)
    a = [one % 7 if one % 3 else 1000 + one for one in range(300)]
    b = [*a[:50], 5, 5, *a[60:200], 3, *a[200:]]
    found = lcs.common(a, b, [1] * len(a))
    assert all(a[i] == b[j] for i, j in found)
    assert len(found) >= 285


def test_thousands_of_equal_rows_are_matched_stretch_by_stretch(monkeypatch) -> None:
    monkeypatch.setattr(lcs, "_CELLS", 100)
    monkeypatch.setattr(lcs, "_STRETCH", 10)
    assert len(lcs.common([1, 2] * 50, [2, *[1, 2] * 45, 2], [1] * 100)) >= 80


@settings(deadline=None)
@given(st.lists(st.integers(0, 9), max_size=12))
def test_the_heaviest_chain_ascends(values: list[int]) -> None:
    chain = lcs.heaviest_chain(values, [1] * len(values))
    picked = [values[k] for k in chain]
    assert picked == sorted(set(picked))
    assert chain == sorted(chain)
