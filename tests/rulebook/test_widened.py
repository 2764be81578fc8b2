"""What a new word widens, before it is committed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from extract.rulebook import default_rulebook
from extract.rulebook.widened import known_by, uncommitted


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_words_that_are_not_committed_yet_are_new(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    (folder / "words").mkdir(parents=True)
    lists = folder / "words" / "payment.toml"
    lists.write_text('[paying]\nhead = "支付"\nwords = ["支付"]\n[bank]\nwords = ["银行"]\n', encoding="utf-8")
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", "--all")
    _git(tmp_path, "commit", "--quiet", "-m", "first")
    assert uncommitted(folder) == {}
    lists.write_text('[paying]\nhead = "支付"\nwords = ["支付"]\nsame = ["拨兑"]\n[bank]\nwords = ["银行"]\n', encoding="utf-8")
    (folder / "words" / "mine.toml").write_text('[own]\nwords = ["签押"]\n', encoding="utf-8")
    assert uncommitted(folder) == {"paying": ("拨兑",), "own": ("签押",)}


def test_outside_of_git_nothing_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "mine.toml").write_text('[own]\nwords = ["签押"]\n', encoding="utf-8")
    assert uncommitted(tmp_path) == {}


@pytest.mark.parametrize("name", ["paying", "guarantee", "buyer", "late", "accepting"])
def test_a_word_reaches_rules_phrases_and_checks(name: str) -> None:
    found = known_by(default_rulebook(), name)
    rules = {rule.id for rule in default_rulebook().rules}
    assert rules & set(found), "no rule knows it"
    assert any(": " in one for one in found), "no check and no clause type knows it"
