"""Many words as one pattern."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from extract.redact.anyof import any_of


@given(st.sets(st.text("ab.c", min_size=1, max_size=5), max_size=12), st.text("ab.c", max_size=12))
def test_it_finds_what_an_alternation_of_all_of_them_finds(words: set[str], text: str) -> None:
    way = any_of(words)
    plain = "|".join(regex.escape(word) for word in sorted(words, key=lambda one: (-len(one), one)))
    found = [match.span() for match in regex.finditer(way, text)] if way else []
    assert found == ([match.span() for match in regex.finditer(plain, text)] if plain else [])


def test_there_may_be_something_between_the_characters() -> None:
    assert regex.fullmatch(any_of(["1380", "1399"], "[ ]?"), "1 3 99")
