"""What the rules do on real text: which never match, which contradict each other, which are slow.

Findings of this kind are for a person to weigh: earlier rules win on purpose, and a rule for a rare wording is no worse
for a corpus that lacks it. Only an example that is not kept (`check_rule`) is an error.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from time import perf_counter

from extract.model import Document, Fact, Outline
from extract.model.view import View
from extract.rulebook.book import Rulebook
from extract.rulebook.check import plain
from extract.rulebook.rule import Match, Rule
from extract.text.fold import fold


@dataclass(frozen=True)
class Overlap:
    """Two rules of one kind that read the same words differently; `first` is the earlier one, which wins.

    `hole` is what they differ in, `values` what each reads, `quote` the words, `where` the document or the rule whose
    example it is.
    """

    kind: str
    first: str
    second: str
    hole: str
    values: tuple[str, str]
    quote: str
    where: str


@dataclass
class Survey:
    """Matches and seconds by rule id, over all documents that were looked at, and the overlaps."""

    documents: int = 0
    matches: Counter[str] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    overlaps: list[Overlap] = field(default_factory=list)

    def unused(self, book: Rulebook) -> list[Rule]:
        """Rules that no document triggers, in the order of the book; empty if there were no documents."""
        return [rule for rule in book.rules if not self.matches[rule.id]] if self.documents else []

    def slowest(self, count: int = 5) -> list[tuple[str, float]]:
        """(rule id, seconds) of the rules that took longest, the slowest first."""
        return sorted(self.seconds.items(), key=lambda item: (-item[1], item[0]))[:count]

    def contradictions(self) -> list[tuple[Overlap, int]]:
        """One overlap for each pair of rules and hole, the first that was met, with how often it was met."""
        count = Counter((one.first, one.second, one.hole) for one in self.overlaps)
        first: dict[tuple[str, str, str], Overlap] = {}
        for one in self.overlaps:
            first.setdefault((one.first, one.second, one.hole), one)
        return [(one, count[key]) for key, one in sorted(first.items())]


@dataclass(frozen=True)
class _Seen:
    """A match: its place in a text, and for each hole the value (as an example writes it) and its place."""

    rule: Rule
    start: int
    end: int
    holes: Mapping[str, tuple[str, int, int]]


@dataclass(frozen=True)
class _Timed(Rule):
    """A rule that adds the time it takes to `seconds[id]`."""

    seconds: dict[str, float] = field(default_factory=dict)

    def scan(self, text: str, windows: Sequence[tuple[int, int]] | None = None) -> Iterator[Match]:
        begun = perf_counter()
        try:
            found = list(super().scan(text, windows))
        finally:
            self.seconds[self.id] = self.seconds.get(self.id, 0.0) + perf_counter() - begun
        yield from found


def survey(book: Rulebook, documents: Iterable[tuple[str, Document, Outline]]) -> Survey:
    """Run every rule over every document (with its name), each where it applies, and over the examples of its kind."""
    result = Survey()
    own = [entry.name for entry in dataclass_fields(Rule)]
    result.seconds.update((rule.id, 0.0) for rule in book.rules)  # also of rules that find nothing to look at
    timed = Rulebook(tuple(_Timed(**{n: getattr(rule, n) for n in own}, seconds=result.seconds) for rule in book.rules))
    for name, document, outline in documents:
        result.documents += 1
        seen = [_of_fact(book, fact) for fact in timed.match(document, outline)]
        result.matches.update(one.rule.id for one in seen)
        result.overlaps += _overlaps(seen, document.text, name)
    result.overlaps += _in_examples(book)
    return result


def _of_fact(book: Rulebook, fact: Fact) -> _Seen:
    holes = {name: (plain(hole.value), hole.span.start, hole.span.end) for name, hole in fact.holes.items()}
    return _Seen(book.by_id[fact.rule], fact.span.start, fact.span.end, holes)


def _in_examples(book: Rulebook) -> Iterator[Overlap]:
    """Each example under all rules of its own rule's kind."""
    for rule in book.rules:
        rivals = [one for one in book.rules if one.kind == rule.kind and not _apart(rule, one)]
        for example in rule.examples if len(rivals) > 1 else ():
            text = View.of(example.text, fold(example.text)).text
            seen = [
                _Seen(
                    one, match.start, match.end, {n: (plain(value), i, j) for n, (value, i, j) in match.holes.items()}
                )
                for one in rivals
                for match in one.scan(text)
            ]
            yield from (one for one in _overlaps(seen, text, rule.id) if rule.id in (one.first, one.second))


def _apart(a: Rule, b: Rule) -> bool:
    """True if the conditions of two rules exclude each other: no text is read by both."""
    return any(
        one and other and not one & other for one, other in ((a.parts, b.parts), (a.clauses, b.clauses))
    ) or bool((a.clauses and a.clauses <= b.not_clauses) or (b.clauses and b.clauses <= a.not_clauses))


def _overlaps(seen: Sequence[_Seen], text: str, where: str) -> Iterator[Overlap]:
    by_kind: defaultdict[str, list[_Seen]] = defaultdict(list)
    for one in sorted(seen, key=lambda one: (one.start, one.rule.order)):
        by_kind[one.rule.kind].append(one)
    for kind, rivals in by_kind.items():
        for i, a in enumerate(rivals):
            for b in rivals[i + 1 :]:
                if b.start >= a.end:
                    break
                if a.rule.id == b.rule.id:
                    continue
                first, second = sorted((a, b), key=lambda one: one.rule.order)
                quote = text[a.start : max(a.end, b.end)]
                for hole, values in _differences(first, second):
                    yield Overlap(kind, first.rule.id, second.rule.id, hole, values, quote, where)


def _differences(a: _Seen, b: _Seen) -> Iterator[tuple[str, tuple[str, str]]]:
    """Holes that share characters and differ in value; then the constants that differ, if the same words are meant."""
    common = [(name, a.holes[name], b.holes[name]) for name in sorted(a.holes.keys() & b.holes.keys())]
    meeting = [(name, x, y) for name, (x, i, j), (y, k, m) in common if i < m and k < j]
    yield from ((name, (x, y)) for name, x, y in meeting if x != y)
    if meeting or not common:
        for name in sorted(a.rule.constants.keys() & b.rule.constants.keys()):
            one, other = str(a.rule.constants[name]), str(b.rule.constants[name])
            if one != other:
                yield name, (one, other)
