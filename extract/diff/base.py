"""Which revision a change of rules is to be held against where nobody names one."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path

RULES = "rules"
UPSTREAM = ("origin/HEAD", "origin/main", "origin/master")


def base_of(repository: Path) -> str | None:
    """The commit before the change of rules that is looked at, or `None` where the clone does not hold it.

    On a branch of its own that is where it left the common one, if its rules are others since. Else the commit before
    the last one that touched `rules/`: the newest change of rules, and all that came after it. What is not committed counts.
    """
    if _git(repository, "status", "--porcelain", "--", RULES):
        return _commit(repository, "HEAD")
    for upstream in UPSTREAM:
        left = _git(repository, "merge-base", "HEAD", upstream)
        if left and _git(repository, "diff", "--name-only", left, "HEAD", "--", RULES):
            return left
    last = _git(repository, "log", "-1", "--format=%H", "--", RULES)
    return _commit(repository, f"{last}~1") if last else None


def _commit(repository: Path, revision: str) -> str | None:
    return _git(repository, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") or None


def _git(repository: Path, *arguments: str) -> str:
    """What git says; "" where it refuses or is not there."""
    with suppress(OSError):
        done = subprocess.run(["git", *arguments], cwd=repository, capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""
    return ""
