"""Counting: right, given and wanted, for each part of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.evaluate.compare import answers, comparable, is_right

PARTS = (
    "fields", "parties", "payments", "payment_cells", "penalties", "penalty_cells", "clauses", "clause_types", "items",
)  # fmt: skip
"""The parts that the overall figure is made of."""

Row = dict[str, Any]


@dataclass
class Tally:
    """True positives, values given and values wanted by part; `misses` says in words what was not right."""

    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def value(self, part: str, got: Any, want: Any, name: str) -> None:
        """Count one value. Nothing given where nothing is stated counts for nothing; an invented value is wrong."""
        stated = want is not None and not (isinstance(want, list) and None in want)
        found = comparable(got) is not None
        if not found and not stated:
            return
        right = is_right(got, want)
        self.count(part, int(right), int(found), int(stated or right))
        if not right:
            self.misses.append(f"{part}: {name}: got {got!r}, want {want!r}")

    def count(self, part: str, right: int, given: int, wanted: int) -> None:
        """Add to the counts of a part."""
        self.right[part] += right
        self.given[part] += given
        self.wanted[part] += wanted

    def rows(
        self, part: str, given: Sequence[Row], wanted: Sequence[Row], likeness: Callable[[Row, Row], float]
    ) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
        """Pair rows one to one, count them, and return (pairs, rows too many, rows missed)."""
        pairs, extra, missed = pair(given, wanted, likeness)
        self.count(part, len(pairs), len(given), len(wanted))
        return pairs, extra, missed

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.right += other.right
        self.given += other.given
        self.wanted += other.wanted

    def precision(self, part: str) -> float | None:
        """Share of the values given that are right; `None` if none was given."""
        return self.right[part] / self.given[part] if self.given[part] else None

    def recall(self, part: str) -> float | None:
        """Share of the values wanted that are right; `None` if none was wanted."""
        return self.right[part] / self.wanted[part] if self.wanted[part] else None

    def f1(self, part: str) -> float | None:
        """Harmonic mean of both; `None` if there was nothing to find and nothing given."""
        total = self.given[part] + self.wanted[part]
        return 2 * self.right[part] / total if total else None

    def overall(self) -> float:
        """F1 over all values and rows of `PARTS` together; 0 if there are none."""
        total = sum(self.given[part] + self.wanted[part] for part in PARTS)
        return 2 * sum(self.right[part] for part in PARTS) / total if total else 0.0


def pair(
    given: Sequence[Row], wanted: Sequence[Row], likeness: Callable[[Row, Row], float]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pair rows one to one, the likest first, ties in the order of the lists; a likeness of 0 is no pair."""
    scored = [(likeness(a, b), i, j) for i, a in enumerate(given) for j, b in enumerate(wanted)]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    pairs: list[tuple[Row, Row]] = []
    for like, i, j in sorted(scored, key=lambda one: -one[0]):
        if like > 0 and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
            pairs.append((given[i], wanted[j]))
    extra = [row for i, row in enumerate(given) if i not in partner]
    missed = [row for j, row in enumerate(wanted) if j not in taken]
    return pairs, extra, missed


def nothing_wanted(gold: Any) -> bool:
    """True if a gold value says that nothing is stated."""
    return answers(gold) == [None]
