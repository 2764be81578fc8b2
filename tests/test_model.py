"""Folding keeps length, the view maps back, places find the rectangles."""

from __future__ import annotations

from array import array
from math import nan

from hypothesis import given
from hypothesis import strategies as st

from extract.model import Cell, Document, Line, Page, Place, Span, Table
from extract.model.view import View
from extract.text.fold import fold

TEXT = st.text(alphabet="甲乙合同价 　_【】*：:，,12０１()（）\n\tAb％¥￥—", max_size=80)


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_every_character_of_the_view_stands_where_the_map_says(text: str) -> None:
    folded = fold(text)
    view = View.of(text, folded)
    assert len(view.at) == len(view.text) + 1
    assert list(view.at) == sorted(set(view.at))
    for i, char in enumerate(view.text):
        assert folded[view.at[i]] == char


@given(TEXT)
def test_the_view_loses_nothing_but_layout(text: str) -> None:
    folded = fold(text)
    kept = set(View.of(text, folded).at)
    assert {folded[i] for i in range(len(folded)) if i not in kept} <= set(" _【】*#，\n\r\x0b\x0c\u00ad")


def test_the_view_drops_layout_and_keeps_words_apart() -> None:
    text = "单 位：__Oracle DB__ 【30】 %\n## **付款**"
    assert View.of(text, fold(text)).text == "单位：Oracle DB30%\n付款"


def test_places_join_the_characters_of_a_printed_line() -> None:
    boxes = array("f", [0, 0, 10, 10, 10, 0, 20, 10, nan, nan, nan, nan, 0, 20, 10, 30])
    document = Document("甲方\n乙", (Line(0, 2, 1), Line(3, 4, 1)), pages=(Page(1, 0, 4, 100, 100),), boxes=boxes)
    assert document.places(Span(0, 4)) == (Place(1, 0, 0, 20, 10), Place(1, 0, 20, 10, 30))
    assert document.page_at(3) == 1


def test_a_merged_cell_stands_at_each_place_it_covers() -> None:
    table = Table(0, 3, 2, 2, (Cell(0, 0, 0, 1, rowspan=2), Cell(0, 1, 2, 3)))
    grid = table.grid("a\tb")
    assert grid[0][0] is grid[1][0] is not None
    assert grid[1][1] is None
