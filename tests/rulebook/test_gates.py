"""Gates and the quicker engine only save time: with them and without them a rule finds the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from extract import ingest
from extract.lexicon import engines, gates, inner
from extract.lexicon.gates import finder, gate, gated, plain, widest
from extract.lexicon.location import rules_dir
from extract.lexicon.ways import LIMIT, ways
from extract.rulebook import Rulebook, default_rulebook, loader

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted(p for p in SAMPLES.glob("*.*") if p.suffix in (".txt", ".docx", ".pdf"))


@pytest.mark.parametrize(
    ("pattern", "look"),
    [
        (r"违约金(?:为|是)", "(?=[违][约][金])"),
        (r"(?P<a>甲方)|(?P<a>乙)\d", r"(?=[乙甲][\d方])"),
        (r"(?:逾期)?付款", "(?=[付逾][期款])"),
        (r"(?<!未)付[0-9]{0,3}元", "(?=[付][0-9元])"),
        (r"[^，]{0,9}付款", ""),
        (r"[^，]付[^，]款", r"(?=[\s\S][付])"),
        (r"\p{Han}{2,4}：", ""),
        (r"[元\-]{2}3", r"(?=[\U0000002d元][\U0000002d元][3])"),
        (r"(?i:usd)9", ""),
        (r"(?i)usd", ""),
        (r"(?:合同|)总?", ""),
        (r"(?:甲|乙方(?:代表)?)章?", "(?=[乙甲])"),
        (r"(?>甲方)代表", "(?=[甲][方][代])"),
        (r"(甲)\1", "(?=[甲])"),
        (r"(", ""),
    ],
)
def test_beginnings_are_read_off_the_pattern(pattern: str, look: str) -> None:
    assert gate(pattern) == look


def test_blanks_count_where_a_pattern_is_not_verbose() -> None:
    assert gate("a b", verbose=False) == r"(?=[a][\U00000020][b])"
    assert gated("a b # c") == "(?=[a][b])(?:a b # c\n)"
    assert gated("a b", verbose=False).endswith("(?:a b)")


def test_all_chinese_characters_are_meant() -> None:
    meant = regex.compile(plain(r"\p{Han}"))
    assert all(bool(meant.match(chr(code))) == bool(regex.match(r"\p{Han}", chr(code))) for code in range(0x10000))
    assert meant.match("\U00020bb7")
    assert plain(r"[^\p{Han}\]]\\p{Han}") == f"[^{gates._HAN}\\]]\\\\p{{Han}}"


def test_a_finder_finds_every_beginning() -> None:
    found = finder(r"(?P<a>\p{Han}{1,2}方)|(?P<a>方)：").finditer("甲方方：乙")
    assert [match.span() for match in found] == [(0, 0), (1, 1), (2, 2)]
    assert widest(r"(?:甲|乙方){1,3}：") == 7
    with pytest.raises(ValueError, match="甲"):
        widest("(甲")


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        (r"合同[^，]{0,9}总价", 10),
        (r"合同[^，]{0,9}，", 1),
        (r"(?:甲|乙){0,9}丙", 1),
        (r"(?:甲乙|甲丙){0,2}丁", 1),
        (r"(?:甲|甲[乙丁]){2}丁", 4),
        (r"(?:(?!甲)[^，]){0,5}乙", 6),
        (r"(?:[甲乙]{0,9}甲){0,20}丙", LIMIT),
        (r"(?P<a>甲)(?P=a)", LIMIT),
    ],
)
def test_ways_count_what_is_left_open(pattern: str, most: int) -> None:
    assert ways(pattern) == most


@pytest.mark.parametrize(
    ("pattern", "behind"),
    [
        ("约(?:甲|乙|丙|丁)方", None),
        ("(?:甲|乙|丙|丁|戊)方", None),  # a set of characters is a gate itself
        ("(?:甲|乙|丙|丁|戊己)方", "(?:(?=[丁丙乙戊甲])(?:甲|乙|丙|丁|戊己))方"),
        ("(?P<a>甲|乙|丙|丁|戊己)方", "(?P<a>(?=[丁丙乙戊甲])(?:甲|乙|丙|丁|戊己))方"),
        ("约(?!甲|乙|丙|丁|戊己)方", "约(?!(?=[丁丙乙戊甲])(?:甲|乙|丙|丁|戊己))方"),
        ("(?<!甲|乙|丙|丁|戊)方", None),
        (r"(?>甲\)|[乙)]|丙|丁|戊)[|(]", r"(?>(?=[\U00000029丁丙乙戊甲])(?:甲\)|[乙)]|丙|丁|戊))[|(]"),
        ("(?:甲|乙|丙|丁|戊?)方", None),
        ("(?:a|b|c|d|e) # 甲", None),
        ("(?:甲|乙|丙|丁|戊", None),
    ],
)
def test_a_group_of_many_alternatives_has_a_gate_of_its_own(pattern: str, behind: str | None) -> None:
    assert inner.with_gates(pattern) == (pattern if behind is None else behind)


@pytest.fixture(scope="module")
def bare() -> Rulebook:
    """The rules without gates, all run by `regex`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "QUICK", -1)
        patch.setattr(engines, "with_gates", lambda pattern: pattern)
        patch.setattr(gates, "gate", lambda pattern, verbose=True: "")
        return loader.load(rules_dir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rules_find_the_same(path: Path, bare: Rulebook) -> None:
    text = ingest.read(path).view.text
    for quick, slow in zip(default_rulebook().rules, bare.rules, strict=True):
        assert not isinstance(slow.pattern, type(gates._GROUP_NAME))
        assert list(quick.scan(text)) == list(slow.scan(text)), quick.id


def test_examples_are_found_by_the_bare_rules_too(bare: Rulebook) -> None:
    assert bare.check() == []
