"""The rulebook: all rules, and their matches in a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from extract.lexicon.cues import mark, words_in
from extract.lexicon.lines import LineIndex
from extract.model import Document, Fact, Hole, Outline, Span
from extract.rulebook.check import check_rule
from extract.rulebook.rule import Rule
from extract.values.lexer import lex
from extract.values.lexer.holes import FAMILY

MALFORMED = "malformed."
"""Before the kind of a fact whose value cannot be read whole: nobody who asks for the kind gets it by accident."""

_Filter = tuple[frozenset[str], frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Rulebook:
    """`rules` in order (earlier rules win); `version` is a hash of the files they came from."""

    rules: tuple[Rule, ...]
    version: str = ""
    timeouts: list[str] = field(default_factory=list, compare=False)

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words that rules look for before they look closely."""
        return frozenset(word for rule in self.rules for word in words_in(rule.cue))

    def check(self) -> list[str]:
        """Problems of all rules, as lines for people; empty if every rule keeps its word."""
        return [problem for rule in self.rules for problem in check_rule(rule)]

    def match(self, document: Document, outline: Outline) -> tuple[Fact, ...]:
        """All facts that the rules find, in the order of the text, then of the rules.

        A rule runs once over each stretch of the text whose clauses it applies to; neighbouring clauses are one stretch,
        so a rule without conditions runs over the document once. A rule that takes too long is noted in `timeouts`.
        """
        view = document.view
        text, place = view.text, view.span
        index = LineIndex(text, self.vocabulary)
        lexed = lex(text)
        for family in FAMILY.values():
            index.put(mark(family), ((token.start, token.end) for token in lexed.of(family)))
        clauses = _Clauses(outline, view.index)
        facts: list[Fact] = []
        stretches: dict[_Filter, list[tuple[int, int]]] = {}
        for rule in self.rules:
            if rule.cue and not index.holding(rule.cue):
                continue
            key = (rule.clauses, rule.not_clauses, rule.parts)
            windows = stretches.get(key)
            if windows is None:
                windows = stretches[key] = clauses.stretches(key, len(text))
            if rule.cue and windows:
                windows = index.windows(rule.cue, windows)
            try:
                for match in rule.scan(text, windows):
                    span = Span(*place(match.start, match.end))
                    clause = outline.clause_at(span.start)
                    facts.append(
                        Fact(
                            kind=f"{MALFORMED}{rule.kind}" if match.malformed else rule.kind,
                            rule=rule.id,
                            span=span,
                            clause=clause.id if clause else "",
                            holes={
                                name: Hole(value, Span(*place(i, j)), rule.types[name].name if name in rule.types else "")
                                for name, (value, i, j) in match.holes.items()
                            },
                            constants=rule.constants,
                            confidence=rule.confidence,
                            order=rule.order,
                        )
                    )
            except TimeoutError:
                self.timeouts.append(rule.id)
        facts.sort(key=lambda fact: (fact.span.start, fact.order, fact.span.end))
        return tuple(facts)


class _Clauses:
    """The clauses of a document in its view, and the types that each is of: its own and those of the clauses above it."""

    def __init__(self, outline: Outline, index: Callable[[int], int]) -> None:
        types: dict[str | None, frozenset[str]] = {}
        self._kinds: list[tuple[str, frozenset[str]]] = []
        """Of each run of neighbouring clauses: their part, and their types."""
        self._spans: list[tuple[int, int]] = []
        for clause in outline.clauses:
            # A clause stands behind the one above it; one whose parent does not is asked itself.
            above = types.get(clause.parent)
            if above is None:
                above = frozenset(name for one in outline.ancestors(clause)[1:] for name in one.types)
            types[clause.id] = own = above.union(clause.types) if clause.types else above
            if self._kinds and self._kinds[-1] == (clause.part, own):
                self._spans[-1] = (self._spans[-1][0], index(clause.end))
            else:
                self._kinds.append((clause.part, own))
                self._spans.append((index(clause.start), index(clause.end)))

    def stretches(self, key: _Filter, length: int) -> list[tuple[int, int]]:
        """The stretches `(start, end)` of neighbouring clauses that a rule applies to; the whole text if to all."""
        if not any(key):
            return [(0, length)]
        applies = {kind: _applies(*kind, key) for kind in set(self._kinds)}
        found: list[tuple[int, int]] = []
        before = False
        for (start, end), kind in zip(self._spans, self._kinds, strict=True):
            if applies[kind]:
                found.append((found.pop()[0], end) if before else (start, end))
            before = applies[kind]
        return found


def _applies(part: str, types: frozenset[str], key: _Filter) -> bool:
    """`types` are the clause's own and those of the clauses above it: a paragraph of 付款方式 is about payment."""
    clauses, not_clauses, parts = key
    if parts and part not in parts:
        return False
    return (not clauses or bool(types & clauses)) and not (types & not_clauses)
