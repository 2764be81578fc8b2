"""What is said about rules on real text: unused, contradicting, slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.cli import exits, main
from extract.cli.language import choose
from extract.model import Document, Outline
from extract.rulebook import Rulebook, load
from extract.rulebook.report import survey
from tests.rulebook.test_book import document, outline


def _rule(name: str, pattern: str, example: str, more: str = "", counter: str = "无") -> str:
    return (
        f"[[rule]]\nid = '{name}'\npattern = '''{pattern}'''\nexamples = ['{example}']\ncounter = ['{counter}']\n{more}\n"
    )


FIRST = _rule("demo.first", "支付(?P<value>[^。]{1,8})", "支付三成", "kind = 'demo.pay'\nset = { base = 'total' }")
LONGER = _rule("demo.longer", "(?P<value>应支付[^。]{1,8})", "应支付三成", "kind = 'demo.pay'\nset = { base = 'other' }")
SAME = _rule("demo.same", "方支付(?P<value>[^。]{1,8})", "甲方支付三成", "kind = 'demo.pay'\nset = { base = 'total' }")
APART = _rule("demo.apart", "支付(?P<value>[^。]{1,3})", "支付三成", "kind = 'demo.pay'\nparts = ['annex']")
OTHER = _rule("demo.other", "支付(?P<value>[^。]{1,2})", "支付三成", "kind = 'demo.other'")


def _book(tmp_path: Path, *rules: str) -> Rulebook:
    (tmp_path / "demo.toml").write_text("subject = '演示'\n" + "\n".join(rules), encoding="utf-8")
    return load(tmp_path)


def _sample(*lines: str) -> tuple[str, Document, Outline]:
    doc = document(*lines)
    return "a.txt", doc, outline(doc, *[("payment",)] * len(lines))


def test_matches_are_counted_and_unused_rules_named(tmp_path: Path) -> None:
    book = _book(tmp_path, FIRST, LONGER)
    found = survey(book, [_sample("甲方支付三成。", "乙方支付七成。"), _sample("甲方支付一成。")])
    assert found.documents == 2
    assert (found.matches["demo.first"], found.matches["demo.longer"]) == (3, 0)
    assert [rule.id for rule in found.unused(book)] == ["demo.longer"]
    # Without documents nothing can be said.
    assert survey(book, []).unused(book) == []


def test_same_words_different_values(tmp_path: Path) -> None:
    found = survey(_book(tmp_path, FIRST, LONGER), [_sample("甲方应支付三成。", "乙方应支付七成。")])
    assert [(one.first, one.second, one.hole, one.values, times) for one, times in found.contradictions()] == [
        # Twice in the sample; once more in the second rule's own example.
        ("demo.first", "demo.longer", "base", ("total", "other"), 3),
        ("demo.first", "demo.longer", "value", ("三成", "应支付三成"), 3),
    ]
    one = found.overlaps[0]
    assert (one.kind, one.where, one.quote) == ("demo.pay", "a.txt", "应支付三成")
    assert found.overlaps[-1].where == "demo.longer"


@pytest.mark.parametrize("rival", [SAME, APART, OTHER])
def test_no_contradiction(tmp_path: Path, rival: str) -> None:
    """The same value; a part of the document where the other never looks; another kind of fact."""
    found = survey(_book(tmp_path, FIRST, rival), [_sample("甲方支付三成。")])
    assert found.matches["demo.first"] == 1
    assert found.overlaps == []


def test_rules_without_holes_differ_by_what_they_set(tmp_path: Path) -> None:
    rules = [
        _rule(f"demo.{name}", words, words, f"kind = 'demo.cue'\nset = {{ trigger = '{name}' }}")
        for name, words in (("late", "逾期付款"), ("pay", "付款"), ("late_again", "逾期"))
    ]
    found = survey(_book(tmp_path, *rules), [_sample("乙方逾期付款的")])
    pairs = {(one.first, one.second, one.values) for one in found.overlaps}
    assert pairs == {
        ("demo.late", "demo.pay", ("late", "pay")),
        ("demo.late", "demo.late_again", ("late", "late_again")),
    }


def test_times(tmp_path: Path) -> None:
    book = _book(tmp_path, FIRST, LONGER, OTHER)
    found = survey(book, [_sample("甲方支付三成。" * 200)])
    assert set(found.seconds) == {"demo.first", "demo.longer", "demo.other"}
    times = [seconds for _, seconds in found.slowest(2)]
    assert len(times) == 2 and times == sorted(times, reverse=True) and times[-1] >= 0


def test_the_book_reads_the_same_when_it_is_watched(tmp_path: Path) -> None:
    book = _book(tmp_path, FIRST, LONGER, SAME, APART, OTHER)
    name, doc, tree = _sample("甲方应支付三成。", "乙方支付七成。")
    found = survey(book, [(name, doc, tree)])
    assert sum(found.matches.values()) == len(book.match(doc, tree))


@pytest.fixture
def sample_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "contracts"
    folder.mkdir()
    text = "校服采购合同\n甲方：云溪市示范中学\n一、合同总价为人民币壹拾贰万元整（¥120000.00）。\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    return folder


def test_the_verb(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose("zh")
    assert main(["rules", "check", "--samples", str(sample_folder)]) == exits.OK
    out, err = capsys.readouterr()
    assert "broken.pdf" in err
    assert "1 份样本没有触发的规则" in out and "  term" in out
    assert "最慢的规则" in out and "0 处问题" in out
    [line] = [line for line in out.splitlines() if line.startswith("price.toml")]
    assert all(int(cell) > 0 for cell in line.split()[1:])


def test_the_verb_without_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    choose("zh")
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "check"]) == exits.OK
    out = capsys.readouterr().out
    assert "没有触发" not in out and "0 处问题" in out
    assert main(["rules", "check", "--samples", "nothing"]) == exits.USAGE


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    choose("en")
    assert main(["rules", "list"]) == exits.OK
    everything = capsys.readouterr().out.splitlines()
    assert everything[0].split() == ["rule", "kind", "file", "examples", "subject"]
    assert main(["rules", "list", "--subject", "price"]) == exits.OK
    some = capsys.readouterr().out.splitlines()
    assert 1 < len(some) < len(everything)
    assert all("price" in line for line in some[1:])
    assert main(["rules", "list", "--subject", "没有这个"]) == exits.USAGE
    choose("zh")
