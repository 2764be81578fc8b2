"""One rule, compiled: what a match looks like, what it means, and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from extract.rulebook.cues import LineIndex, Words
from extract.rulebook.types import ValueType

if TYPE_CHECKING:
    from extract.view import View

TIMEOUT = 2.0
"""Seconds a rule may take on one document."""


@dataclass(frozen=True)
class Example:
    """A sentence that the rule must match, with the value expected of each hole (as `str`)."""

    text: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Match:
    """A match in a view: `start:end` and, for each hole, its parsed value and place (all indices of the view)."""

    start: int
    end: int
    holes: Mapping[str, tuple[object, int, int]]


@dataclass(frozen=True)
class Rule:
    """A pattern with typed holes.

    `kind` names the fact it states (`penalty.rate`, `field.place` …). `clauses` are the types of clause it applies to
    (empty: all), `not_clauses` those it never applies to, `parts` likewise for the parts of a document.
    `order` is its place in the rulebook: earlier rules win. `cue`: sets of words, every match holds one of each (`extract.rulebook.cues`);
    with an index of the lines, those without one are not looked at. `quick`: its repetitions allow so few ways that it
    cannot take long, and needs no clock (which would double its time).
    """

    id: str
    kind: str
    file: str
    subject: str
    source: str
    pattern: regex.Pattern[str]
    types: Mapping[str, ValueType]
    constants: Mapping[str, object]
    clauses: frozenset[str]
    not_clauses: frozenset[str]
    parts: frozenset[str]
    confidence: float
    order: int
    examples: tuple[Example, ...]
    counter: tuple[str, ...]
    cue: tuple[Words, ...] = ()
    quick: bool = False
    doc: str = ""
    _groups: tuple[str, ...] = field(default=(), repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("rules are loaded in each process, not sent to it")

    def scan(
        self, text: str, start: int = 0, end: int | None = None, index: LineIndex | None = None
    ) -> Iterator[Match]:
        """Yield the matches in `text[start:end]` whose holes all parse.

        Raises `TimeoutError` after `TIMEOUT` seconds.
        """
        stop = len(text) if end is None else end
        windows = index.windows(self.cue, start, stop) if index is not None and self.cue else ((start, stop),)
        for first, last in windows:
            for found in self.pattern.finditer(text, first, last, timeout=None if self.quick else TIMEOUT):
                holes = self._holes(found)
                if holes is not None:
                    yield Match(found.start(), found.end(), holes)

    def _holes(self, found: regex.Match[str]) -> dict[str, tuple[object, int, int]] | None:
        holes: dict[str, tuple[object, int, int]] = {}
        for name in self._groups:
            i, j = found.span(name)
            if i < 0:
                continue
            value_type = self.types.get(name)
            raw = found.group(name)
            if value_type is None:
                holes[name] = (raw, i, j)
                continue
            try:
                holes[name] = (value_type.parse(raw), i, j)
            except ValueError:
                return None
        return holes

    def first(self, view: View) -> Match | None:
        """The first match in a view, or `None`: what examples are checked with."""
        return next(self.scan(view.text), None)
