"""How a pattern is run: behind its gate, and by the quicker of two engines where it can never take long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

import regex

from extract.lexicon.gates import gated
from extract.lexicon.inner import with_gates
from extract.lexicon.kept import by_re, by_regex, recall
from extract.lexicon.ways import ways

QUICK = 10_000_000
"""A pattern that can be tried in at most this many ways at one place runs without a clock."""

Pattern = re.Pattern[str] | regex.Pattern[str]


def finding(pattern: Pattern, seconds: float) -> Callable[..., Iterator[Any]]:
    """`finditer` of a pattern, under a clock of so many seconds where its engine knows one (else it is quick)."""
    return pattern.finditer if isinstance(pattern, re.Pattern) else partial(pattern.finditer, timeout=seconds)


def engine(pattern: str, *, multiline: bool) -> tuple[Pattern, bool]:
    """A verbose pattern, compiled behind its gate; true if it can only ever take little time and needs no clock.

    A quick pattern is run by `re`, in half the time, if `re` can read it (no two groups of one name, no looking behind of
    varying width); all others by `regex`, which knows a clock. Raises `regex.error`.
    """
    quick = recall("ways", pattern, lambda: ways(pattern)) <= QUICK
    lines = re.MULTILINE if multiline else 0
    behind = with_gates(pattern)
    if quick:
        with suppress(re.error):
            return by_re(gated(behind, for_re=True), re.VERBOSE | lines), True
    return by_regex(gated(behind), regex.VERBOSE | (regex.MULTILINE if multiline else 0)), quick
