"""The loader refuses what is not right, and names file and rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import RuleError
from extract.rulebook import load
from extract.rulebook.compile import unbounded

TYPES = "[type.ratio]\npattern = '''\\d{1,3}%'''\n[macros]\nword = '''(?:甲|乙)'''\n"
GOOD = """
[[rule]]
id = "demo.rate"
pattern = '''%{word}方支付%{ratio:rate}'''
examples = [{ text = "甲方支付 5 %", rate = "0.05" }]
counter = ["丙方支付5%"]
"""


def folder(tmp_path: Path, rules: str, types: str = TYPES) -> Path:
    (tmp_path / "types.toml").write_text(types, encoding="utf-8")
    (tmp_path / "demo.toml").write_text(rules, encoding="utf-8")
    return tmp_path


def test_a_good_file_loads_and_keeps_its_word(tmp_path: Path) -> None:
    book = load(folder(tmp_path, GOOD), check=True)
    assert [rule.id for rule in book.rules] == ["demo.rate"]
    assert book.check() == []
    assert len(book.version) == 16


def test_the_version_changes_with_the_rules(tmp_path: Path) -> None:
    before = load(folder(tmp_path, GOOD)).version
    after = load(folder(tmp_path, GOOD.replace("丙方", "丁方"))).version
    assert before != after


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (GOOD + GOOD, "重复"),
        (GOOD.replace('id = "demo.rate"\n', ""), "缺 id"),
        (GOOD.replace("examples", "example"), "不认识的键"),
        (GOOD.replace('examples = [{ text = "甲方支付 5 %", rate = "0.05" }]\n', ""), "没有例句"),
        (GOOD.replace("%{ratio:rate}", "%{percent:rate}"), "不认识 %{percent}"),
        (GOOD.replace("方支付", "方.*支付"), "没有上限"),
        (GOOD.replace("方支付", "方(支付"), "正则写错了"),
        (GOOD.replace("examples = [{", "examples = [3, {"), "例句要么是"),
        ("[[rule]\n", "不是正确的 TOML"),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, rules: str, said: str) -> None:
    with pytest.raises(RuleError, match=r"demo\.toml") as error:
        load(folder(tmp_path, rules))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (GOOD.replace('rate = "0.05"', 'rate = "0.5"'), "应为 '0.5'"),
        (GOOD.replace('"甲方支付 5 %"', '"乙方收取5%"'), "例句没有匹配"),
        (GOOD.replace("丙方支付5%", "乙方支付5%"), "反例不该匹配"),
        (GOOD.replace('counter = ["丙方支付5%"]', ""), "没有反例"),
    ],
)
def test_a_rule_that_breaks_its_word_is_refused_when_checked(tmp_path: Path, rules: str, said: str) -> None:
    with pytest.raises(RuleError) as error:
        load(folder(tmp_path, rules), check=True)
    assert said in str(error.value)


def test_a_type_without_a_parser_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="没有对应的解析器"):
        load(folder(tmp_path, GOOD, TYPES.replace("type.ratio", "type.rat")))


def test_unbounded_quantifiers_are_found_and_literals_are_not() -> None:
    assert unbounded(r"a{2,}") == "{2,}"
    assert unbounded(r"[^，]*") == "*"
    assert unbounded(r"\*\+[*+]{1,3}a{0,3}?b{1,2}+") is None
