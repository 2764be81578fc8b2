from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.search.query import parse
from extract.search.tokens import spans, tokens


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("违 约 金", "违约金"),
        ("违约\n金", "违约金"),
        ("１，１９２，０００．００元", "1192000元"),
        ("5.50%", "５．５％"),
        ("PDF", "pdf"),
        ("二○二五", "二〇二五"),
        ("验收、合格", "验收合格"),
    ],
)
def test_what_reads_alike_has_the_same_tokens(a: str, b: str) -> None:
    assert tokens(a) == tokens(b)


@pytest.mark.parametrize(("a", "b"), [("5%", "5‰"), ("1.5", "15"), ("☑", "□"), ("10 20", "1020")])
def test_what_does_not_differs(a: str, b: str) -> None:
    assert tokens(a) != tokens(b)


@given(st.text(max_size=40))
def test_tokens_are_letters_and_digits_with_their_places(text: str) -> None:
    last = 0
    for token, start, end in spans(text):
        assert token and not set(token) & set(' "*()')
        assert last <= start < end <= len(text)
        last = end


def test_words_are_phrases_that_must_all_be_there() -> None:
    assert parse("违约金 验收").match == '"违 约 金" AND "验 收"'
    assert parse("“合同签订之日起”").match == '"合 同 签 订 之 日 起"'
    assert parse('"签订之日" 付款').phrases == (("签", "订", "之", "日"), ("付", "款"))


def test_a_sentence_is_cut_into_words_without_its_small_ones() -> None:
    assert parse("乙方逾期交货的违约金").match == '"乙 方" AND "逾 期" AND "交 货" AND "违 约 金"'


@given(st.text(max_size=30))
def test_no_question_is_an_operator(text: str) -> None:
    for phrase in parse(text).match.split(" AND "):
        assert phrase == "" or (phrase[0] == phrase[-1] == '"' and '"' not in phrase[1:-1])


def test_punctuation_asks_for_nothing() -> None:
    assert parse("，。“”").phrases == ()
