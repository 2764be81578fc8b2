"""Names are found among thousands as they are among few."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.facts.parties.alike import Alike
from extract.facts.parties.heads import same

NAMES = st.lists(st.text("青禾远山司", min_size=1, max_size=7), max_size=12)


@given(NAMES, st.text("青禾远山司", min_size=1, max_size=7))
def test_the_first_that_is_the_same_is_found(names: list[str], asked: str) -> None:
    known, order = Alike(), list(dict.fromkeys(names))
    assert [known.add(name) for name in names] == [order.index(name) for name in names]
    assert known.first(asked) == next((at for at, name in enumerate(order) if same(name, asked)), None)


def test_a_long_list_costs_a_look_and_not_a_walk() -> None:
    """Each name is compared with those that hold its rarest piece, not with all."""
    compared = 0

    class Counted(str):
        def __contains__(self, part: str) -> bool:  # type: ignore[override]
            nonlocal compared
            compared += 1
            return str.__contains__(self, part)

    known = Alike()
    for number in range(2000):
        known.add(Counted(f"{chr(0x4E00 + number)}{chr(0x6E00 + number)}山商贸有限公司"))
    for number in range(2000):
        assert known.first(f"{chr(0x4E00 + number)}{chr(0x6E00 + number)}山商贸有限公司") == number
    assert compared < 10_000
