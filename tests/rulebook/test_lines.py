"""The lines that hold what a pattern needs, asked for one stretch of a long text and for all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.lexicon.lines import LineIndex

NEED = (frozenset({"付款"}),)


@given(st.lists(st.sampled_from(["付款", "验收后付款", "无", ""]), min_size=1, max_size=30), st.data())
def test_a_stretch_is_told_as_in_the_whole(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    index = LineIndex(text, frozenset({"付款"}))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    held = {at for a, b in index.windows(NEED, ((start, end),)) for at in range(a, b)}
    whole, at = set(), 0
    for line in lines:
        if "付款" in line:
            whole |= set(range(at, at + len(line) + 1))
        at += len(line) + 1
    assert {at for at in whole if start <= at < end} <= held <= set(range(start, end))


def test_no_stretch_has_no_windows() -> None:
    assert LineIndex("付款", frozenset({"付款"})).windows(NEED, ()) == []
