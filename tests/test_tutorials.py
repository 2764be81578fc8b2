"""Every command and every program of the tutorials is run, in a folder of its own with the samples in it.

A block ```bash holds commands, one a line; ```python what stands between them; ```console what only some machines can
do, which is held against the declared verbs and options instead. Words behind `bash` say what a block needs.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import pytest

from extract import plugins as plugin_room
from extract.cli import exits, main
from extract.cli.app import app
from extract.cli.language import choose
from extract.cli.settings.schema import schema

ROOT = Path(__file__).parents[1]
TUTORIALS = ROOT / "docs" / "tutorials"
PAGES = [path.stem for path in sorted(TUTORIALS.glob("*.md")) if path.stem != "index"]
BLOCK = re.compile(r"^```(bash|python|console)([^\n]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
FIRST = "hetong run samples --exclude scanned -o output"
FINE = {exits.OK, exits.SOME_FAILED}
"""A command that found differences, or files it cannot read, has done what it was asked."""


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    for match in BLOCK.finditer((TUTORIALS / f"{page}.md").read_text(encoding="utf-8")):
        yield match[1], match[2].strip(), match[3]


@pytest.fixture(scope="module")
def first_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command that most tutorials begin with writes: run once."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(ROOT / "samples", folder / "samples", ignore=shutil.ignore_patterns("make", "*.json"))
    before = Path.cwd()
    try:
        os.chdir(folder)
        assert main(shlex.split(FIRST)[1:]) == exits.OK
    finally:
        os.chdir(before)
    return folder


@pytest.fixture
def place(first_output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(first_output / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HETONG_RULES", raising=False)
    monkeypatch.delenv("HETONG_CONFIG", raising=False)
    choose("zh")
    return tmp_path


def run(line: str, first_output: Path) -> None:
    if line == FIRST and not Path("output").exists():
        shutil.copytree(first_output / "output", "output")
        return
    program, *arguments = shlex.split(line)
    assert program == "hetong", line
    code = main(arguments)
    fine = FINE | ({exits.DIFFERENT} if arguments[0] == "diff" else set())
    assert code in fine, f"{line}: exit code {code}"


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("check", "cluster", "scans")])
def test_a_tutorial_does_what_it_says(page: str, place: Path, first_output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"__name__": "tutorial"}
    ran = 0
    try:
        for kind, needs, text in blocks(page):
            if kind == "python":
                exec(compile(text, page, "exec"), names)
            elif kind == "bash" and needs == "serve":
                served(text.strip())
            elif kind == "bash":
                for line in text.splitlines():
                    run(line, first_output)
                    ran += 1
    finally:
        os.environ.pop("HETONG_RULES", None)
        _forget_rules()
    assert ran >= 3
    if page == "wording":
        said = capsys.readouterr().out
        before, after = said.split("规则，", 1)[0], said.split("规则，", 1)[1]
        assert "临湖县第二中学" not in _buyer(before) and "临湖县第二中学" in _buyer(after) and "5" in after
    if page == "audit":
        assert list(place.glob("papers/*.docx")) and list(place.glob("annotated/*"))
    if page == "publication":
        assert (place / "output" / "redacted" / "ocds.json").is_file()


def served(line: str) -> None:
    """Start the desk as the page says, open the address that it prints, end it."""
    if not (find_spec("starlette") and find_spec("uvicorn")):
        return
    command = [sys.executable, "-m", "extract", *shlex.split(line)[1:]]
    desk = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert desk.stdout is not None
        told = next(found for one in desk.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+\S*", one)))
        browser = build_opener(ProxyHandler({}), HTTPCookieProcessor())
        with browser.open(told[0], timeout=600) as answer:
            assert answer.status == 200
    finally:
        desk.terminate()
        desk.wait(timeout=600)


def _buyer(said: str) -> str:
    return "\n".join(line for line in said.splitlines() if line.startswith("buyer.name"))


def _forget_rules() -> None:
    """Words and rules are read once a process: the next test must not have those of the tutorial."""
    from extract import lexicon
    from extract.rulebook import default_rulebook

    for cached in (lexicon._lists, lexicon._same, lexicon._words, lexicon.alternation, lexicon.phrase, lexicon.phrases, default_rulebook):
        cached.cache_clear()


@pytest.mark.skipif(not (find_spec("rapidocr") and find_spec("pypdf")), reason="extras ocr and papers are not installed")
def test_scans(place: Path, first_output: Path) -> None:
    for _, _, text in blocks("scans"):
        for line in text.splitlines():
            run(line, first_output)
    assert list((place / "marked").glob("*.pdf")) and (place / "scans" / "review.csv").is_file()


@pytest.mark.skipif(not find_spec("ray"), reason="the extra cluster is not installed")
def test_cluster(place: Path, first_output: Path) -> None:
    for kind, needs, text in blocks("cluster"):
        if kind == "bash":
            assert needs == "ray"
            for line in text.splitlines():
                run(line, first_output)


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
