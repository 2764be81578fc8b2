"""The index of sums against looking at all of them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extract.facts.amounts.places import Places

_SPAN = st.tuples(st.sampled_from([Decimal(1), Decimal("1.00"), Decimal(2), None]), st.integers(0, 30), st.integers(1, 9))


@given(st.lists(_SPAN, max_size=12), st.integers(0, 40), st.integers(1, 9))
def test_as_if_all_were_looked_at(spans: list[tuple[Decimal | None, int, int]], start: int, length: int) -> None:
    rows = [(value, at, at + size) for value, at, size in spans]
    places, end = Places(rows), start + length
    for value in (Decimal(1), Decimal(2), Decimal(3)):
        assert places.covers(value, start, end) == any(v == value and a <= start and end <= b for v, a, b in rows)
        assert places.meets(value, start, end) == any(v == value and a < end and start < b for v, a, b in rows)
    assert not places.covers(None, start, end)
