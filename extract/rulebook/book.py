"""The rulebook: all rules, and their matches in a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from extract.model import Clause, Document, Fact, Hole, Outline, Span
from extract.rulebook.check import check_rule
from extract.rulebook.cues import LineIndex
from extract.rulebook.rule import Rule

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
        return frozenset(word for rule in self.rules for words in rule.cue for word in words)

    def check(self) -> list[str]:
        """Problems of all rules, as lines for people; empty if every rule keeps its word."""
        return [problem for rule in self.rules for problem in check_rule(rule)]

    def match(self, document: Document, outline: Outline) -> tuple[Fact, ...]:
        """All facts that the rules find, in the order of the text, then of the rules.

        A rule runs once over each stretch of the text whose clauses it applies to; neighbouring clauses are one stretch,
        so a rule without conditions runs over the document once. A rule that takes too long is noted in `timeouts`.
        """
        view = document.view
        index = LineIndex(view.text, self.vocabulary)
        types = {c.id: frozenset(t for above in outline.ancestors(c) for t in above.types) for c in outline.clauses}
        facts: list[Fact] = []
        stretches: dict[_Filter, list[tuple[int, int]]] = {}
        for rule in self.rules:
            if rule.cue and not index.holding(rule.cue):
                continue
            key = (rule.clauses, rule.not_clauses, rule.parts)
            if key not in stretches:
                stretches[key] = list(_stretches(outline, types, key, view.index, len(view.text)))
            try:
                for start, end in stretches[key]:
                    for match in rule.scan(view.text, start, end, index):
                        span = Span(*view.span(match.start, match.end))
                        clause = outline.clause_at(span.start)
                        holes = {
                            name: Hole(
                                value, Span(*view.span(i, j)), rule.types[name].name if name in rule.types else ""
                            )
                            for name, (value, i, j) in match.holes.items()
                        }
                        facts.append(
                            Fact(
                                kind=f"{MALFORMED}{rule.kind}" if match.malformed else rule.kind,
                                rule=rule.id,
                                span=span,
                                clause=clause.id if clause else "",
                                holes=holes,
                                constants=rule.constants,
                                confidence=rule.confidence,
                                order=rule.order,
                            )
                        )
            except TimeoutError:
                self.timeouts.append(rule.id)
        facts.sort(key=lambda fact: (fact.span.start, fact.order, fact.span.end))
        return tuple(facts)


def _applies(clause: Clause, types: frozenset[str], key: _Filter) -> bool:
    """`types` are the clause's own and those of the clauses above it: a paragraph of 付款方式 is about payment."""
    clauses, not_clauses, parts = key
    if parts and clause.part not in parts:
        return False
    return (not clauses or bool(types & clauses)) and not (types & not_clauses)


def _stretches(
    outline: Outline, types: Mapping[str, frozenset[str]], key: _Filter, index: Callable[[int], int], length: int
) -> Iterator[tuple[int, int]]:
    if not any(key):
        yield 0, length
        return
    start: int | None = None
    end = 0
    for clause in outline.clauses:
        if _applies(clause, types[clause.id], key):
            if start is None:
                start = index(clause.start)
            end = index(clause.end)
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end
