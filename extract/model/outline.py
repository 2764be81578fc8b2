"""The document as a tree of clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from extract.model.places import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the document's tree. `start:end` is its own text: from its first character to its first child.

    `part` is `cover`, `preamble`, `body`, `signature` or `annex`; `annex` is number and title of the annex it stands in.
    `number` is the label as written (`十二、`, `（三）`, `8.1.1`), `heading` the title behind it ("" if the clause
    is a plain paragraph), `level` 1 at the top of its part. `types` are the kinds of clause, most likely first;
    `type` is the first ("" when none is sure).
    """

    id: str
    parent: str | None
    part: str
    annex: str | None
    number: str
    heading: str
    level: int
    types: tuple[str, ...]
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def type(self) -> str:
        return self.types[0] if self.types else ""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """An oddity of the numbering, kept and never repaired: `duplicate`, `gap` or `backward`."""

    kind: str
    clause: str
    number: str
    expected: str


@dataclass(frozen=True)
class Outline:
    """The document as a tree: clauses in reading order, and the oddities of its numbering."""

    clauses: tuple[Clause, ...]
    anomalies: tuple[Anomaly, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    def clause_at(self, offset: int) -> Clause | None:
        """The clause whose own text holds the character at `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self.clauses[i] if i >= 0 else None

    def ancestors(self, clause: Clause) -> tuple[Clause, ...]:
        """The clause itself, its parent, and so on up to the top."""
        known = self._chains.get(clause.id)
        if known is not None and known[0] is clause:
            return known
        above = self.by_id.get(clause.parent) if clause.parent is not None else None
        chain = (clause, *self.ancestors(above)) if above is not None else (clause,)
        self._chains[clause.id] = chain
        return chain

    @cached_property
    def _chains(self) -> dict[str, tuple[Clause, ...]]:
        return {}

    def children(self, parent: str | None) -> tuple[Clause, ...]:
        """The clauses right below the one of that id (`None`: the topmost), in reading order."""
        return self._families.get(parent, ())

    @cached_property
    def _families(self) -> dict[str | None, tuple[Clause, ...]]:
        found: dict[str | None, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(clause.parent, []).append(clause)
        return {parent: tuple(clauses) for parent, clauses in found.items()}

    def behind(self, offset: int) -> Iterator[Clause]:
        """The clauses that begin at `offset` or later."""
        return islice(self.clauses, bisect_left(self._starts, offset), None)

    def subtree(self, clause: Clause) -> Span:
        """Span of a clause with everything below it."""
        return Span(clause.start, max(clause.end, self._ends_below.get(clause.id, 0)))

    @cached_property
    def _ends_below(self) -> dict[str, int]:
        """By the id of a clause: where the last of those below it ends."""
        ends: dict[str, int] = {}
        for clause in self.clauses:
            above = clause.id
            while (cut := above.rfind("/")) >= 0:
                above = above[:cut]
                ends[above] = max(clause.end, ends.get(above, 0))
        return ends
