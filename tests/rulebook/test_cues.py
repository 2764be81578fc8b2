"""The index of lines only saves time: with it and without it a rule finds the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import ingest
from extract.model.view import View
from extract.rulebook import Rule, default_rulebook
from extract.rulebook.cues import BRIDGE, LineIndex, cues
from extract.text.fold import fold

BOOK = default_rulebook()
SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted(p for p in SAMPLES.glob("*.*") if p.suffix in (".txt", ".docx", ".pdf"))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"违约金(?:为|是)", [["违约"], ["为", "是"]]),
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
    assert [sorted(found) for found in cues(pattern)] == words


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_every_example_holds_a_cue_of_its_rule(rule: Rule) -> None:
    for example in rule.examples:
        text = View.of(example.text, fold(example.text)).text
        assert all(any(word in text for word in words) for words in rule.cue)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_index_changes_nothing(path: Path) -> None:
    text = ingest.read(path).view.text
    index = LineIndex(text, BOOK.vocabulary)
    for rule in BOOK.rules:
        plain = [m for m in rule.scan(text) if "\n" not in text[m.start : m.end]]
        assert list(rule.scan(text, 0, None, index)) == plain, rule.id


def test_windows_join_neighbouring_lines_and_stay_inside() -> None:
    far = "丁" * BRIDGE
    text = f"甲方\n乙方\n{far}\n丙方甲\n丁"
    index = LineIndex(text, frozenset({"甲", "乙方", "方", "戊"}))
    last = text.index("丙")
    first, second, none = frozenset({"甲", "乙方"}), frozenset({"方"}), frozenset({"戊"})
    assert index.windows((first,), 0, len(text)) == [(0, 5), (last, last + 3)]
    assert index.windows((first,), 1, last + 2) == [(1, 5), (last, last + 2)]
    assert index.windows((first, second), 0, last) == [(0, 5)]
    assert index.windows((none, first), 0, len(text)) == []
