"""A user's own words, phrases and rules over the built-in ones: checked the same way, part of the version."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.errors import RuleError
from extract.lexicon.location import OVERLAY, overlay_dir, rules_dir
from extract.review.lessons import Slip
from extract.review.pasted import table
from extract.rulebook import default_rulebook, load
from extract.version import rules_hash

RULE = """
subject = "own"
[[rule]]
id = "own.number"
kind = "field.number"
pattern = '''档案号：%{code:value}'''
examples = [{ text = "档案号：QD-2026-1", value = "QD-2026-1" }]
counter = ["合同"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "own.toml").write_text('[buyer]\nwords = ["用货单位"]\n', encoding="utf-8")
    (tmp_path / "own.toml").write_text(RULE, encoding="utf-8")
    return tmp_path


def test_own_rules_come_first_and_change_the_version(folder: Path) -> None:
    book, plain = load(rules_dir(), folder), default_rulebook()
    assert book.rules[0].id == "own.number" and len(book.rules) == len(plain.rules) + 1
    assert book.version != plain.version


def test_a_rule_of_the_same_id_takes_the_place(folder: Path) -> None:
    first = default_rulebook().rules[3]
    (folder / "own.toml").write_text(RULE.replace("own.number", first.id), encoding="utf-8")
    book = load(rules_dir(), folder)
    assert [rule.file for rule in book.rules if rule.id == first.id] == ["own.toml"]


def test_the_folder_belongs_to_what_resume_compares(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules_hash()
    monkeypatch.setenv(OVERLAY, str(folder))
    assert rules_hash() != before


def test_what_cannot_be_laid_over_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OVERLAY, str(folder / "nowhere"))
    with pytest.raises(RuleError):
        overlay_dir()
    (folder / "types.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv(OVERLAY, str(folder))
    with pytest.raises(RuleError):
        overlay_dir()


def test_own_words_reach_rules_and_code(folder: Path) -> None:
    code = (
        "import json; from extract.lexicon import added, words; from extract.rulebook import default_rulebook as book;"
        "rule = next(r for r in book().rules if 'buyer' in r.words);"
        "print(json.dumps([words('buyer'), dict(added()), '用货单位' in rule.pattern.pattern]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, OVERLAY: str(folder)}, capture_output=True, text=True, check=True
    )
    known, more, in_rule = json.loads(done.stdout)
    assert "用货单位" in known and "甲方" in known and more == {"buyer": ["用货单位"]} and in_rule


@pytest.mark.parametrize(
    "phrase",
    [
        "pattern = '付讫'\nexamples = [{ text = '款项付讫' }]",
        "pattern = '付讫'\nexamples = '款项付讫'",
        "pattern = '付讫'\nexamples = ['款项付讫']\ncounter = [3]",
        "examples = ['款项付讫']",
    ],
)
def test_a_phrase_in_another_shape_is_one_line_that_names_it(folder: Path, phrase: str) -> None:
    (folder / "phrases").mkdir()
    (folder / "phrases" / "own.toml").write_text(f"[paid_off]\n{phrase}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "extract", "rules", "check", "--rules", str(folder)], capture_output=True, text=True, check=False
    )
    said = done.stdout + done.stderr
    assert done.returncode != 0 and "own.toml：paid_off" in said and "Traceback" not in said


def test_sentences_are_added_to_a_rule_that_stands_elsewhere(folder: Path) -> None:
    """What the desk gives to paste: an example that the rule reads as it should passes, one that it does not is told."""
    rule = next(one for one in default_rulebook().rules if one.id == "acceptance.days")
    known = rule.examples[0]
    for value, problems in ((known.values["value"], 0), ("99 working_day", 1)):
        added = {"was": known.values["value"].split()[0], "should": value.split()[0], "sentence": known.text}
        slip = Slip("fields.acceptance_days", "fields.acceptance_days", rule.id, **added, contract_id="", who="")
        (folder / "mine.toml").write_text(table(slip, {rule.id: rule}, "验收期限"), encoding="utf-8")
        book = load(rules_dir(), folder)
        found = next(one for one in book.rules if one.id == rule.id)
        assert found.pattern.pattern == rule.pattern.pattern and len(found.examples) == len(rule.examples) + 1
        assert len([one for one in book.check() if known.text in one]) == problems
    (folder / "mine.toml").write_text('[[rule]]\nid = "nowhere"\ncounter = ["合同"]\n', encoding="utf-8")
    with pytest.raises(RuleError, match="nowhere"):
        load(rules_dir(), folder)
