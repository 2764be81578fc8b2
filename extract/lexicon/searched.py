"""Phrases that are looked for in whole texts: the same patterns, behind a gate."""

from __future__ import annotations

from functools import cache

import regex

from extract.lexicon import phrase
from extract.lexicon.gates import gated


@cache
def searched(name: str) -> regex.Pattern[str]:
    """The phrase `FILE.NAME`, compiled to be looked for in whole texts. Raises `RuleError` for an unknown name."""
    known = phrase(name)
    return regex.compile(gated(known.pattern), known.flags)
