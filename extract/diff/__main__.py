"""`python -m extract.diff [REVISION] [INPUT]`: what the working tree reads differently from a revision.

Without a revision it is the one before the change of rules that is looked at (`base_of`); a clone too shallow to hold
that one is told so, and it is no error. The old code runs in a temporary git worktree with its own rules, on today's
samples, in the same virtual environment.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from extract.diff.base import base_of

_COMMAND = "import sys; from extract.cli import main; sys.exit(main(sys.argv[1:]))"
_CHANGED = 1
"""Exit code of `hetong run` with files that could not be read, and of `hetong diff` with differences: both are fine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the differences; 0 if both runs came to an end, whatever they found."""
    parser = argparse.ArgumentParser(prog="python -m extract.diff", description=__doc__)
    parser.add_argument("revision", nargs="?", default="", help="commit, branch or tag (default: before the change of rules)")
    parser.add_argument("input", nargs="?", default="samples", help="folder of contracts (default: samples)")
    parser.add_argument("--json", action="store_true", help="as hetong diff --json")
    asked = parser.parse_args(arguments)
    here, contracts = Path.cwd(), Path(asked.input).resolve()
    if not asked.revision:
        asked.revision = base_of(here)
        if asked.revision is None:
            print("no revision from before the change of rules in this clone: nothing to compare with")
            return 0
        print(f"against {asked.revision[:12]}, from before the change of rules", flush=True)
    if _git(here, "rev-parse", "--verify", "--quiet", f"{asked.revision}^{{commit}}"):
        print(f"no such revision: {asked.revision!r}; name one, as BASE=HEAD~1", file=sys.stderr)
        return 2
    with TemporaryDirectory(prefix="hetong-diff-") as name, _worktree(here, asked.revision, Path(name)) as old:
        temporary = Path(name)
        runs = {"old": old, "new": here}
        for name, code in runs.items():
            status = _hetong(code, "run", str(contracts), "-o", str(temporary / name), quiet=True)
            if status > _CHANGED:
                print(f"the {name} code ended with {status}", file=sys.stderr)
                return status
        status = _hetong(here, "diff", *(str(temporary / name) for name in runs), *["--json"] * asked.json)
    return 0 if status <= _CHANGED else status


@contextmanager
def _worktree(repository: Path, revision: str, temporary: Path) -> Iterator[Path]:
    """A checkout of a revision that leaves no trace in the repository."""
    tree = temporary / "tree"
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(tree), revision], cwd=repository, check=True)
    try:
        yield tree
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=repository, check=False)


def _hetong(code: Path, *arguments: str, quiet: bool = False) -> int:
    """Run the command with the code (and the rules) of a folder, whatever is installed."""
    environment = {**os.environ, "PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1"}
    stdout = subprocess.DEVNULL if quiet else None
    sys.stdout.flush()
    command = [sys.executable, "-c", _COMMAND, *arguments]
    return subprocess.run(command, cwd=code, env=environment, stdout=stdout, check=False).returncode


def _git(folder: Path, *arguments: str) -> int:
    return subprocess.run(["git", *arguments], cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
