"""What every assembler works with: the document, its outline, the facts by kind, and the way to prove a value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Any, TypeVar

from extract.clauses.front import KEY
from extract.model import Candidate, Clause, Document, Fact, Outline, Span
from extract.text.sentences import cut
from extract.values.lexer import lex
from extract.values.lexer.token import Lexed

T = TypeVar("T")
_PUT_RIGHT = 0.5
"""The most that is believed of a number whose separators or letters were put right."""
_FRONT = f"annex-{KEY}"


@dataclass
class Context:
    """One document on its way to a record.

    `notes` collects what a person should know (disagreements, what was left out); they end in `source.warnings`.
    `candidates` collects, for each field, what could have been its value, best first.
    """

    document: Document
    outline: Outline
    facts: tuple[Fact, ...]
    notes: list[str] = field(default_factory=list)
    candidates: dict[str, list[Candidate]] = field(default_factory=dict)
    _memo: dict[object, Any] = field(default_factory=dict, repr=False)
    _tight: dict[tuple[int, int], str] = field(default_factory=dict, repr=False)
    _split: dict[tuple[int, int], tuple[Span, ...]] = field(default_factory=dict, repr=False)
    _noted: set[str] = field(default_factory=set, repr=False)

    @cached_property
    def _by_kind(self) -> dict[str, list[Fact]]:
        kinds: dict[str, list[Fact]] = {}
        for fact in self.facts:
            kinds.setdefault(fact.kind, []).append(fact)
        return kinds

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {kind: [fact.span.start for fact in facts] for kind, facts in self._by_kind.items()}

    @cached_property
    def _reach(self) -> dict[str, list[int]]:
        """Of each kind: how far the facts up to each one reach."""
        return {kind: [*accumulate((fact.span.end for fact in facts), max)] for kind, facts in self._by_kind.items()}

    @cached_property
    def lexed(self) -> Lexed:
        """All values of the document, in indices of its view."""
        return lex(self.document.view.text)

    @cached_property
    def _marked(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """Where values stand of which a person should know something, in offsets of the document."""
        view = self.document.view
        return [(*view.span(t.start, t.end), t.flags) for t in self.lexed.tokens if t.flags]

    def of(self, kind: str) -> list[Fact]:
        """Facts of a kind, in the order of the text."""
        return self._by_kind.get(kind, [])

    def within(self, kind: str, span: Span) -> list[Fact]:
        """Facts of a kind that start inside a span, in the order of the text."""
        starts = self._starts.get(kind)
        if not starts:
            return []
        facts = self._by_kind[kind]
        return facts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def touching(self, kind: str, span: Span) -> list[Fact]:
        """Facts of a kind that share a character with a span, in the order of the text."""
        reach = self._reach.get(kind)
        if not reach:
            return []
        first, last = bisect_right(reach, span.start), bisect_left(self._starts[kind], span.end)
        return [fact for fact in self._by_kind[kind][first:last] if fact.span.end > span.start]

    def tight(self, span: Span) -> str:
        """The view of a span: folded, without layout."""
        key = (span.start, span.end)
        text = self._tight.get(key)
        if text is None:
            text = self._tight[key] = self.document.view.slice(span.start, span.end)
        return text

    def opening(self, span: Span, size: int) -> str:
        """The first characters of the view of a span."""
        view = self.document.view
        start = view.index(span.start)
        return view.text[start : min(start + size, view.index(span.end))]

    def clause(self, offset: int) -> Clause | None:
        """The clause that holds an offset."""
        return self.outline.clause_at(offset)

    def types_at(self, offset: int) -> frozenset[str]:
        """Types of the clause at an offset and of all above it."""
        clause = self.outline.clause_at(offset)
        if clause is None:
            return frozenset()
        return frozenset(name for above in self.outline.ancestors(clause) for name in above.types)

    def part_at(self, offset: int) -> str:
        """`cover`, `preamble`, `body`, `signature` or `annex`."""
        clause = self.outline.clause_at(offset)
        return clause.part if clause else "cover"

    def in_front(self, offset: int) -> bool:
        """True inside a paper that stands in front of the contract (approval form, notice of award, bid letter …)."""
        clause = self.outline.clause_at(offset)
        return clause is not None and clause.id.startswith(_FRONT)

    def _marks_in(self, span: Span) -> list[str]:
        found: set[str] = set()
        marked = self._marked
        for at in range(bisect_right(marked, span.start, key=itemgetter(1)), len(marked)):
            if marked[at][0] >= span.end:
                break
            found.update(marked[at][2])
        return sorted(found)

    def evidence(self, span: Span, rule: str, confidence: float) -> dict[str, Any]:
        """The evidence keys of a value, ready to be unpacked into a model of `extract.record`."""
        document = self.document
        clause = self.outline.clause_at(span.start)
        marks = self._marks_in(span)
        if "check_failed" in marks:
            confidence = min(confidence, _PUT_RIGHT)
        return {
            "text": document.quote(span),
            "start": span.start,
            "end": span.end,
            "page": document.page_at(span.start),
            "boxes": [
                {"page": p.page, "x0": p.x0, "top": p.top, "x1": p.x1, "bottom": p.bottom}
                for p in document.places(span)
            ],
            "clause": clause.id if clause else None,
            "rule": rule,
            "confidence": round(min(max(confidence, 0.0), 1.0), 2),
            **({"flags": marks} if marks else {}),
        }

    def once(self, work: Callable[[Context], T]) -> T:
        """What `work` says of this document, worked out the first time that an assembler asks."""
        if work not in self._memo:
            self._memo[work] = work(self)
        return self._memo[work]  # type: ignore[no-any-return]

    def offer(self, candidate: Candidate) -> None:
        """Keep a candidate of a field; the first one offered is the value."""
        self.candidates.setdefault(candidate.field, []).append(candidate)

    def note(self, message: str) -> None:
        """Leave a note for the reader of the record, once."""
        if message not in self._noted:
            self._noted.add(message)
            self.notes.append(message)

    def sentences(self, span: Span) -> Iterator[Span]:
        """Sentences of a span, as spans of the document without surrounding layout; a line end ends one, too."""
        key = (span.start, span.end)
        if key not in self._split:
            self._split[key] = tuple(self._sentences(span))
        return iter(self._split[key])

    def _sentences(self, span: Span) -> Iterator[Span]:
        view = self.document.view
        for start, end in cut(view.text, view.index(span.start), view.index(span.end)):
            yield Span(*view.span(start, end))


def hole(fact: Fact, name: str = "value") -> Any:
    """The value of a hole, else the constant of that name, else `None`."""
    if name in fact.holes:
        return fact.holes[name].value
    return fact.constants.get(name)


def hole_span(fact: Fact, name: str = "value") -> Span:
    """Where a hole stands; the whole match if the value is a constant."""
    return fact.holes[name].span if name in fact.holes else fact.span
