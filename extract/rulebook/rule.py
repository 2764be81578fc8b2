"""One rule, compiled: what a match looks like, what it means, and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extract.lexicon.cues import Need
from extract.lexicon.engines import Pattern, finding
from extract.rulebook.holes import take
from extract.rulebook.types import ValueType
from extract.values.lexer import lex

if TYPE_CHECKING:
    from extract.model.view import View

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
    malformed: bool = False
    """A hole covers a value that is written and cannot be read whole: its value is `None`."""


@dataclass(frozen=True)
class Rule:
    """A pattern with typed holes.

    `kind` names the fact it states (`penalty.rate`, `field.place` …). `clauses` are the types of clause it applies to
    (empty: all), `not_clauses` those it never applies to, `parts` likewise for the parts of a document.
    `order` is its place in the rulebook: earlier rules win. `cue`: what every match
    holds (`extract.lexicon.cues`); lines without it are not looked at. `quick`: its repetitions allow so few ways that it
    cannot take long, and needs no clock (which would double its time).
    """

    id: str
    kind: str
    file: str
    subject: str
    source: str
    pattern: Pattern
    types: Mapping[str, ValueType]
    constants: Mapping[str, object]
    clauses: frozenset[str]
    not_clauses: frozenset[str]
    parts: frozenset[str]
    confidence: float
    order: int
    examples: tuple[Example, ...]
    counter: tuple[str, ...]
    cue: tuple[Need, ...] = ()
    quick: bool = False
    doc: str = ""
    words: frozenset[str] = frozenset()
    """The lists of words (`rules/words`) that the pattern names."""
    sole: str = ""
    """The name of the hole that is all of the pattern: the lexer has found its matches already."""
    _groups: tuple[str, ...] = field(default=(), repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("rules are loaded in each process, not sent to it")

    def scan(self, text: str, windows: Sequence[tuple[int, int]] | None = None) -> Iterator[Match]:
        """Yield the matches whose holes all hold a value, whole, or one that is malformed; in `windows` of the text or all.

        `text` is all of the view: values are lexed once for it. Raises `TimeoutError` after `TIMEOUT` seconds.
        """
        if windows is None:
            windows = ((0, len(text)),)
        if self.sole:
            for start, end in windows:
                yield from _tokens(self.sole, self.types[self.sole].family, text, start, end)
            return
        find = self.pattern.finditer if self.quick else finding(self.pattern, TIMEOUT)
        for start, end in windows:
            for found in find(text, start, end):
                holes = self._holes(found, text) if self._groups else {}
                if holes is not None:
                    malformed = bool(holes) and any(value is None for value, _, _ in holes.values())
                    yield Match(found.start(), found.end(), holes, malformed)

    def _holes(self, found: Any, text: str) -> dict[str, tuple[object, int, int]] | None:
        holes: dict[str, tuple[object, int, int]] = {}
        for name in self._groups:
            i, j = found.span(name)
            if i < 0:
                continue
            value_type = self.types.get(name)
            if value_type is None:
                holes[name] = (text[i:j], i, j)
                continue
            taken = take(value_type, text, i, j)
            if taken is None:
                return None
            holes[name] = taken
        return holes

    def first(self, view: View) -> Match | None:
        """The first match in a view, or `None`: what examples are checked with."""
        return next((match for match in self.scan(view.text) if not match.malformed), None)


def _tokens(hole: str, family: str, text: str, start: int, end: int) -> Iterator[Match]:
    for token in lex(text).within(family, start, end):
        if text.startswith("/人", token.end):
            continue  # a sum for each person: the rules of penalties and prices take it with its person
        if token.value is not None or token.malformed:
            yield Match(token.start, token.end, {hole: (token.value, token.start, token.end)}, token.value is None)
