"""The index of lines only saves time: with it and without it a rule finds the same. A value is taken whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import ingest
from extract.lexicon.cues import Either, Need, cues, mark, unmarked, words_in
from extract.lexicon.lines import BRIDGE, LineIndex
from extract.model.view import View
from extract.rulebook import default_rulebook
from extract.rulebook.loader import load
from extract.text.fold import fold
from extract.values.lexer import lex
from extract.values.lexer.holes import FAMILY

BOOK = default_rulebook()
SAMPLES = Path(__file__).parents[2] / "samples"
RULES = SAMPLES.parent / "rules"
FILES = sorted(p for p in SAMPLES.glob("*.*") if p.suffix in (".txt", ".docx", ".pdf"))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"违约金(?:为|是)", [["违约"], ["约金"]]),
        (r"(?P<a>甲方)|(?P<a>乙方)", [["乙方", "甲方"]]),
        (r"(?:逾期)?付款", [["付款"]]),
        (r"[¥$]\d{1,3}", [["$", "¥"], list("0123456789")]),
        (r"\p{Han}{2,4}：[\p{Han}A-Z]{1,3}市", [["："], ["市"]]),
        (r"(?=合同)[^。]{0,3}(?!总价)价", [["价"]]),
        (r"(?:合同)?(?:总价)?", []),
        (r"(?:合同|)总?", []),
        (r"甲\n乙", []),
    ],
)
def test_words_are_read_off_the_pattern(pattern: str, words: list[list[str]]) -> None:
    assert [sorted(found) for found in cues(pattern) if not isinstance(found, Either)] == words


def test_what_each_alternative_needs_is_kept_apart() -> None:
    union, either = cues(r"(?:逾期[^。]{0,9}违约金|迟交[^。]{0,9}赔偿)")
    assert union == {"逾期", "迟交"}
    assert isinstance(either, Either)
    assert [[sorted(need) for need in way if not isinstance(need, Either)] for way in either.ways] == [
        [["逾期"], ["违约"], ["约金"]], [["迟交"], ["赔偿"]],
    ]  # fmt: skip
    assert cues("(?:逾期|迟交)") == (frozenset({"逾期", "迟交"}),)  # one word each: the union says it all


def test_the_sign_of_a_value_stands_for_its_shape() -> None:
    sign = mark("ratio")
    assert cues(rf"违约金(?P<rate>{sign}\d{{1,3}}%)") == (frozenset({"违约"}), frozenset({"约金"}), frozenset({sign}))
    assert unmarked(rf"(?P<rate>{sign}\d%)") == r"(?P<rate>\d%)"


def _index(text: str) -> LineIndex:
    """The lines of a text with its words and values, as the rulebook has them."""
    index = LineIndex(text, BOOK.vocabulary)
    for family in FAMILY.values():
        index.put(mark(family), [(token.start, token.end) for token in lex(text).of(family)])
    return index


def test_every_example_holds_what_its_rule_needs() -> None:
    assert not [
        (rule.id, example.text)
        for rule in BOOK.rules
        for example in rule.examples
        if not _holds(rule.cue, View.of(example.text, fold(example.text)).text)
    ]


def _holds(needs: tuple[Need, ...], text: str) -> bool:
    values = {mark(token.family) for token in lex(text).tokens if token.family != "none"}
    return all(
        any(_holds(way, text) for way in need.ways) if isinstance(need, Either)
        else any(word in text or word in values for word in need)
        for need in needs
    )  # fmt: skip


def _the_same(text: str) -> None:
    index = _index(text)
    for rule in BOOK.rules:
        plain = [m for m in rule.scan(text) if "\n" not in text[m.start : m.end]]
        windows = index.windows(rule.cue, [(0, len(text))]) if rule.cue else None
        assert [m for m in rule.scan(text, windows) if "\n" not in text[m.start : m.end]] == plain, rule.id


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_index_changes_nothing(path: Path) -> None:
    _the_same(ingest.read(path).view.text)


_WORDS = st.sampled_from(sorted(set(words_in(need for rule in BOOK.rules for need in rule.cue))))
_EXAMPLES = st.sampled_from([View.of(e.text, fold(e.text)).text for rule in BOOK.rules for e in rule.examples])
_BETWEEN = st.sampled_from(["", "，", "。", "：", "\n", "的", "30%", "¥500.00元", "2025年3月1日", "15个工作日", "（", "）"])


@settings(max_examples=15, deadline=None)
@given(st.lists(_WORDS | _EXAMPLES | _BETWEEN, min_size=1, max_size=25))
def test_the_index_changes_nothing_in_any_text(parts: list[str]) -> None:
    _the_same("".join(unmarked(part) for part in parts))


def test_a_pattern_sees_the_line_end_behind_its_line() -> None:
    _the_same("供货至现场后\n乙方")


def test_windows_join_neighbouring_lines_and_stay_inside() -> None:
    far = "丁" * BRIDGE
    text = f"甲方\n乙方\n{far}\n丙方甲\n丁"
    index = LineIndex(text, frozenset({"甲", "乙方", "方", "戊"}))
    last = text.index("丙")
    first, second, none = frozenset({"甲", "乙方"}), frozenset({"方"}), frozenset({"戊"})
    assert index.windows((first,), [(0, len(text))]) == [(0, 6), (last, last + 4)]
    assert index.windows((first,), [(1, last + 2)]) == [(1, 6), (last, last + 2)]
    assert index.windows((first,), [(0, 1), (1, 4), (last, len(text))]) == [(0, 1), (1, 4), (last, last + 4)]
    assert index.windows((first, second), [(0, last)]) == [(0, 6)]
    assert index.windows((none, first), [(0, len(text))]) == []
    assert index.windows((Either(((none, first), (second,))),), [(0, last)]) == [(0, 6)]


def test_a_value_stands_in_every_line_that_it_touches() -> None:
    text = "一\n二\n三\n四"
    index = LineIndex(text, frozenset())
    index.put("值", [(2, 5)])
    assert index.windows((frozenset({"值"}),), [(0, len(text))]) == [(2, 6)]


_RULE = """
[[rule]]
id = "demo.date"
kind = "field.signed_on"
pattern = '''签订日期：%{date:value}(?!前|止)'''
examples = [{ text = "签订日期：2025年5月31日", value = "2025-05-31" }]
counter = ["签订日期：2025年5月31日前"]

[[rule]]
id = "demo.sum"
kind = "field.total_amount"
pattern = '''总价%{money:value}(?=[^整]|$)'''
examples = [{ text = "总价5000元，", value = "5000" }]
counter = ["总价叁拾元整整"]
"""


def test_what_follows_a_value_is_not_met_inside_of_it(tmp_path: Path) -> None:
    """2025年5月 is no value of its own that 31日前 could follow."""
    (tmp_path / "types.toml").write_text((RULES / "types.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "demo.toml").write_text(_RULE, encoding="utf-8")
    assert load(tmp_path).check() == []
