"""How a tutorial is walked: its blocks, its commands, the desk that it starts.

A block ```bash holds commands, one a line; ```python what stands between them; ```console what only some machines can
do, which is held against the declared verbs and options instead. Words behind `bash` say what a block needs.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from extract.cli import exits, main

ROOT = Path(__file__).parents[2]
TUTORIALS = ROOT / "docs" / "tutorials"
PAGES = [path.stem for path in sorted(TUTORIALS.glob("*.md")) if path.stem != "index"]
BLOCK = re.compile(r"^```(bash|python|console)([^\n]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
FIRST = "hetong run samples --exclude scanned -o output"
"""The command that most tutorials begin with: run once for all of them."""
FINE = {exits.OK, exits.SOME_FAILED}
"""A command that found differences, or files it cannot read, has done what it was asked."""


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    for match in BLOCK.finditer((TUTORIALS / f"{page}.md").read_text(encoding="utf-8")):
        yield match[1], match[2].strip(), match[3]


def begins_with_the_samples(page: str) -> bool:
    """True for a tutorial that has the command of `FIRST`."""
    return any(FIRST in text.splitlines() for _, _, text in blocks(page))


def run(line: str, first_output: Path | None = None) -> None:
    """One command, in this process; what `FIRST` writes is taken from `first_output`."""
    if line == FIRST and first_output is not None and not Path("output").exists():
        shutil.copytree(first_output / "output", "output")
        return
    program, *arguments = shlex.split(line)
    assert program == "hetong", line
    code = main(arguments)
    fine = FINE | ({exits.DIFFERENT} if arguments[0] == "diff" else set())
    assert code in fine, f"{line}: exit code {code}"


def walk(page: str, first_output: Path | None = None) -> int:
    """Every program and command of a page; how many commands ran."""
    names: dict[str, object] = {"__name__": "tutorial"}
    ran = 0
    for kind, needs, text in blocks(page):
        if kind == "python":
            exec(compile(text, page, "exec"), names)
        elif kind == "bash" and needs == "serve":
            served(text.strip())
        elif kind == "bash":
            for line in text.splitlines():
                run(line, first_output)
                ran += 1
    return ran


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
