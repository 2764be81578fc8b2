"""What a change of rules is held against where nobody names a revision."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from extract.diff.base import base_of

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def _git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _commit(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "-m", name)
    return _git(folder, "rev-parse", "HEAD")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository: a change of rules between two changes of code."""
    folder = tmp_path / "project"
    folder.mkdir()
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _commit(folder, "rules/price.toml", "a = 1")
    return folder


def test_before_the_last_commit_that_touched_rules(project: Path) -> None:
    before = _commit(project, "code.py", "1")
    _commit(project, "rules/price.toml", "a = 2")
    _commit(project, "code.py", "2")
    assert base_of(project) == before


def test_what_is_not_committed_is_held_against_the_last_commit(project: Path) -> None:
    last = _commit(project, "code.py", "1")
    (project / "rules" / "own.toml").write_text("a = 3", encoding="utf-8")
    assert base_of(project) == last


def test_a_branch_is_held_against_where_it_left(project: Path, tmp_path: Path) -> None:
    left = _commit(project, "rules/price.toml", "a = 2")
    _git(tmp_path, "clone", "--quiet", str(project), "copy")
    copy = tmp_path / "copy"
    _git(copy, "switch", "--quiet", "--create", "mine")
    _commit(copy, "rules/price.toml", "a = 3")
    _commit(copy, "rules/price.toml", "a = 4")
    assert base_of(copy) == left


def test_a_clone_may_be_too_shallow(project: Path, tmp_path: Path) -> None:
    before = _git(project, "rev-parse", "HEAD")
    _commit(project, "rules/price.toml", "a = 2")
    for depth in ("1", "2"):
        _git(tmp_path, "clone", "--quiet", "--depth", depth, project.as_uri(), depth)
    assert base_of(tmp_path / "1") is None
    assert base_of(tmp_path / "2") == before


def test_a_folder_that_git_does_not_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert base_of(tmp_path) is None
