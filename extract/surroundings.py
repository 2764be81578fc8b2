"""What a new Python process takes over from us: never the folder that the user happens to be in.

Python puts the current folder first on its path when it is started with `-c`, as all processes of `multiprocessing` are.
Contracts come from strangers, and people work in the folder that they lie in: a `regex.py` there must stay a file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

HOME = Path(__file__).resolve().parents[1]
"""Where `extract` was found."""


def leave_current_folder() -> None:
    """Import nothing more from the current folder, for a program that is ours alone (unless we live there)."""
    here = Path.cwd()
    sys.path[:] = [one for one in _absolute(sys.path) if Path(one) != here or here == HOME]


@contextmanager
def safe(*, main: bool = False) -> Iterator[None]:
    """Processes started meanwhile import what we could import ourselves, but for the current folder.

    With `main` they also import the main module of this program, which a worker that is defined there needs.
    """
    path, there = list(sys.path), sys.modules["__main__"]
    before = {name: os.environ.get(name) for name in ("PYTHONSAFEPATH", "PYTHONPATH")}
    os.environ["PYTHONSAFEPATH"] = "1"
    if before["PYTHONPATH"] is not None:
        os.environ["PYTHONPATH"] = os.pathsep.join(_absolute(before["PYTHONPATH"].split(os.pathsep)))
    sys.path[:] = _absolute(path)
    if not main:
        sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = there
        sys.path[:] = path
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _absolute(path: Iterable[str]) -> list[str]:
    """Entries that mean the same wherever one is; an empty one is the current folder."""
    kept = [one for one in path if Path(one).is_absolute()]
    # Started as `python -m extract` in its own tree: then the current folder is where we live.
    return kept if str(HOME) in kept or "" not in path else [str(HOME), *kept]
