"""`python -m extract.diff`: the code and the rules of a revision against those of the working tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract.lexicon.kept import FOLDER

ROOT = Path(__file__).parents[2]
CONTRACT = """云溪市示范中学课桌采购合同
甲方：云溪市示范中学
乙方：云溪青松家具有限公司
一、合同总价
合同总价为人民币壹拾贰万元整（¥120000.00）。
"""


def _git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with this code, committed, and two samples: one states a price."""
    folder = tmp_path / "project"
    for name in ("extract", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "samples").mkdir()
    (folder / "samples" / "a.txt").write_text(CONTRACT, encoding="utf-8")
    (folder / "samples" / "b.txt").write_text(CONTRACT.split("一、")[0], encoding="utf-8")
    _git(folder, "init", "--quiet")
    _git(folder, "add", "extract", "rules")
    _git(folder, "commit", "--quiet", "-m", "first")
    return folder


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extract.diff", *arguments]
    environment = {"PYTHONPATH": str(folder), "HETONG_LANG": "en", "PATH": str(Path(shutil.which("git") or "").parent)}
    environment |= {name: value for name, value in os.environ.items() if name == FOLDER}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_old_rules_are_run_with_the_old_code(repository: Path) -> None:
    # Today's tree does not know prices any more: what states none is read as before.
    (repository / "rules" / "price.toml").write_text('subject = "价款"\n', encoding="utf-8")
    done = _run(repository, "HEAD")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("a.txt\n") and "total_amount" in done.stdout and "b.txt" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 contracts differ: 0 gained (+), ")
    assert "worktree" not in _git(repository, "worktree", "list", "--porcelain").removeprefix("worktree")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_revision_that_does_not_exist(repository: Path) -> None:
    done = _run(repository, "nothing")
    assert done.returncode == 2 and "no such revision" in done.stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_without_a_base_there_is_nothing_to_compare_and_no_error(repository: Path) -> None:
    done = _run(repository)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("no revision from before")
