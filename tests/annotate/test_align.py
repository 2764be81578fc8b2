"""Characters of the frozen text find their place in the file, whatever the reader wrote out, joined or left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.annotate.align import align

LINE = st.text(st.sampled_from("甲乙方支付合同价款百分之三十，。（）0123456789%"), min_size=1, max_size=30)


def read(text: str, stream: str) -> str:
    return "".join(stream[at] for at in align(text, stream) if at is not None)


def test_generated_numbers_have_no_place_and_the_rest_has() -> None:
    text = "一、合同价款\n1.1合同总价为人民币玖拾元整。\n1.2 含税。"
    stream = "合同价款\n合同总价为人民币玖拾元整。\n含税。\n"
    places = align(text, stream)
    assert [at is None for at in places[:2]] == [True, True]
    assert read(text, stream) == "合同价款合同总价为人民币玖拾元整。含税。"


def test_a_struck_word_within_a_line_is_stepped_over() -> None:
    text = "乙方应在十日内交货，逾期承担违约责任。"
    stream = "乙方应在三十工作二十十日内交货，逾期承担违约责任。\n"
    assert read(text, stream) == text


def test_cells_and_repeated_lines_are_placed_in_order() -> None:
    text = "序号\t名称\t金额\n1\t课桌\t100\n2\t课桌\t100\n合计\t\t200"
    stream = "序号\n名称\n金额\n1\n课桌\n100\n2\n课桌\n100\n合计\n\n200\n"
    places = align(text, stream)
    second = text.rindex("课桌")
    assert places[second] == stream.rindex("课桌")
    assert [at for at in places if at is not None] == sorted(at for at in places if at is not None)


def test_forms_of_one_character_are_one() -> None:
    assert read("总价:10,000元(含税)", "总价：１０，０００元（含税）\n") == "总价：１０，０００元（含税）"


@given(st.lists(LINE, min_size=1, max_size=8))
def test_a_text_lies_wholly_on_itself(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert all(text[at] == char for at, char in zip(align(text, text), text, strict=True) if at is not None)
    assert all(at is not None for at, char in zip(align(text, text), text, strict=True) if len(lines) == 1 and not char.isspace())


@given(st.lists(LINE, min_size=1, max_size=6), st.lists(LINE, max_size=6))
def test_no_character_is_placed_on_another_one(lines: list[str], others: list[str]) -> None:
    text, stream = "\n".join(lines), "\n".join(others + lines[::-1])
    from extract.text.fold import fold

    folded = fold(stream)
    for char, at in zip(fold(text), align(text, stream), strict=True):
        assert at is None or folded[at] == char
