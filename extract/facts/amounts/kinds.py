"""What a sum of money is, by the words around it: the cues of `rules/amounts.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from extract.errors import RuleError
from extract.lexicon import with_words
from extract.lexicon.location import rules_dir

BEFORE = 48
"""Characters before a sum that cues look at; `AFTER` likewise."""
AFTER = 16


@dataclass(frozen=True)
class Cue:
    """Words before or after a sum that tell its `kind`; a `strong` one holds even for the contract's total."""

    kind: str
    before: regex.Pattern[str] | None
    after: regex.Pattern[str] | None
    strong: bool
    examples: tuple[str, ...]
    counter: tuple[str, ...]

    def matches(self, before: str, after: str) -> bool:
        """True if the tight text before or after a sum (without line ends) holds the cue."""
        return bool(
            (self.before is not None and self.before.search(before[-BEFORE:]))
            or (self.after is not None and self.after.search(after[:AFTER]))
        )


@cache
def cues() -> tuple[Cue, ...]:
    """The cues in their order. Raises `RuleError`."""
    try:
        data = tomllib.loads((rules_dir() / "amounts.toml").read_text(encoding="utf-8"))
        return tuple(_cue(entry) for entry in data["cue"])
    except (OSError, KeyError, tomllib.TOMLDecodeError, regex.error) as error:
        raise RuleError(f"amounts.toml：写错了：{error}", f"amounts.toml is wrong: {error}") from error


def _cue(entry: Mapping[str, Any]) -> Cue:
    if not entry["examples"] or not (entry.get("before") or entry.get("after")):
        raise KeyError(f"{entry['kind']}: examples, before or after")
    return Cue(
        entry["kind"],
        _compiled(entry.get("before")),
        _compiled(entry.get("after")),
        bool(entry.get("strong", False)),
        tuple(entry["examples"]),
        tuple(entry.get("counter", ())),
    )


def _compiled(pattern: str | None) -> regex.Pattern[str] | None:
    """A cue as rules are written: verbose, with `%{words.NAME}` for a list of synonyms."""
    return regex.compile(with_words(pattern), regex.VERBOSE) if pattern else None


def kind_by_cue(before: str, after: str, *, strong: bool = False) -> str | None:
    """The kind that the words around a sum tell (`strong`: only by strong cues), or `None`.

    >>> kind_by_cue("乙方应缴纳履约保证金", "。"), kind_by_cue("保洁员工资为", "/人/月"), kind_by_cue("其余", "")
    ('bond', 'unit_price', None)
    """
    return next((cue.kind for cue in cues() if (cue.strong or not strong) and cue.matches(before, after)), None)
