"""The tutorials with contracts of their own, and what holds for all of them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path

import pytest
from tutorials.walk import FINE, PAGES, TUTORIALS, begins_with_the_samples, blocks, run, walk

from extract import plugins as plugin_room
from extract.cli.app import app
from extract.cli.settings.schema import schema

NAMED = {"check", "cluster", "scans", "wording"}
"""Those with a test of their own."""


@pytest.mark.parametrize("page", [page for page in PAGES if not (page in NAMED or begins_with_the_samples(page))])
def test_a_tutorial_does_what_it_says(page: str, place: Path) -> None:
    assert walk(page) >= 3


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Words and rules are read once a process: the next test must not have those of a tutorial."""
    yield
    os.environ.pop("HETONG_RULES", None)
    from extract import lexicon
    from extract.rulebook import default_rulebook

    for cached in (lexicon._lists, lexicon._same, lexicon._words, lexicon.alternation, lexicon.phrase, lexicon.phrases, default_rulebook):
        cached.cache_clear()


def test_wording(place: Path, forgotten: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert walk("wording") >= 3
    before, after = capsys.readouterr().out.split("规则，", 1)
    assert "临湖县第二中学" not in _buyer(before) and "临湖县第二中学" in _buyer(after) and "5" in after


def _buyer(said: str) -> str:
    return "\n".join(line for line in said.splitlines() if line.startswith("buyer.name"))


@pytest.mark.skipif(not (find_spec("rapidocr") and find_spec("pypdf")), reason="extras ocr and papers are not installed")
def test_scans(place: Path) -> None:
    for _, _, text in blocks("scans"):
        for line in text.splitlines():
            run(line)
    assert list((place / "marked").glob("*.pdf")) and (place / "scans" / "review.csv").is_file()


@pytest.mark.skipif(not find_spec("ray"), reason="the extra cluster is not installed")
def test_cluster(place: Path) -> None:
    for kind, needs, text in blocks("cluster"):
        if kind == "bash":
            assert needs == "ray"
            for line in text.splitlines():
                run(line)


def test_check(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package of the tutorial is put where Python finds it, as `pip install .` does, in a process of its own."""
    names: dict[str, object] = {}
    for kind, _, text in blocks("check"):
        if kind == "python":
            exec(compile(text, "check", "exec"), names)
    site = place / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--disable-pip-version-check", "--target", str(site), "."], check=True, timeout=600)
    [lines] = [text for kind, needs, text in blocks("check") if needs == "plugin"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *sys.path[1:]])}
    out = ""
    for line in lines.splitlines():
        command = [sys.executable, "-m", "extract", *shlex.split(line)[1:]]
        done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=600, check=False)
        assert done.returncode in FINE, f"{line}\n{done.stderr}"
        out += done.stdout
    assert "质保期偏长" in out and "long-warranty" in out
    invalidate_caches()
    plugin_room.plugins.cache_clear()


def test_commands_that_are_not_run_have_verbs_and_options_that_exist() -> None:
    known = schema(app)
    lines = [line for page in PAGES for kind, _, text in blocks(page) if kind == "console" for line in text.splitlines()]
    assert lines
    for line in lines:
        words = shlex.split(line.split("#")[0])
        if words[0] != "hetong":
            assert words[0] in ("pip", "ray"), line
            continue
        keys = known[words[1]]
        for word in words[2:]:
            assert not word.startswith("--") or word.split("=")[0].removeprefix("--") in keys, line


def test_the_index_names_all_of_them() -> None:
    index = (TUTORIALS / "index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", index)) == set(PAGES)
    assert len(PAGES) == 10
