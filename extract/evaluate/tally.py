"""Counting: right, given and wanted, for each part of a record and each name in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.evaluate.compare import answers, comparable, is_right

PARTS = (
    "fields", "parties", "payments", "payment_cells", "penalties", "penalty_cells", "clauses", "clause_types", "items",
)  # fmt: skip
"""The parts that the overall figure is made of."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Judgement:
    """A fact of a record that gold speaks about: is it right, and how sure was the rule that found it (0–1)?

    `part` is one of `fields`, `parties`, `payments`, `penalties`, `items`; `name` the field (`supplier.phone`) or, for
    a row, its figures in short.
    """

    part: str
    name: str
    right: bool
    confidence: float
    rule: str
    quote: str


@dataclass
class Tally:
    """True positives, values given and values wanted.

    The three counters are keyed by part (`fields`) and by part and name (`fields.total_amount`, `parties.phone`);
    `misses` says in words what was not right, `judged` holds every fact that gold speaks about.
    """

    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    judged: list[Judgement] = field(default_factory=list)

    def value(self, part: str, got: Any, want: Any, name: str, *, column: str = "") -> bool | None:
        """Count one value. Nothing given where nothing is stated counts for nothing; an invented value is wrong.

        `name` says what it is in the list of misses, `column` under what it is counted besides its part.
        Returns if it is right, `None` if there was nothing to judge.
        """
        stated = want is not None and not (isinstance(want, list) and None in want)
        found = comparable(got) is not None
        if not found and not stated:
            return None
        right = is_right(got, want)
        for key in (part, f"{part}.{column}") if column else (part,):
            self.count(key, int(right), int(found), int(stated or right))
        if not right:
            self.misses.append(f"{part}: {name}: got {show(got)}, want {show(want)}")
        return right

    def judge(self, part: str, name: str, right: bool, fact: Any) -> None:
        """Note how sure a fact or row (a dict with its evidence) was; what carries no confidence is passed over."""
        if isinstance(fact, dict) and isinstance(fact.get("confidence"), int | float):
            rule, quote = str(fact.get("rule") or ""), str(fact.get("text") or "")
            self.judged.append(Judgement(part, name, right, float(fact["confidence"]), rule, quote))

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
        # `update`, not `+=`: that would drop a count of 0.
        self.right.update(other.right)
        self.given.update(other.given)
        self.wanted.update(other.wanted)
        self.judged += other.judged

    def sums(self) -> tuple[int, int, int]:
        """Right, given and wanted over all parts of `PARTS`."""
        return sum(self.right[p] for p in PARTS), sum(self.given[p] for p in PARTS), sum(self.wanted[p] for p in PARTS)

    def names(self, part: str) -> Iterator[str]:
        """The keys `part.name` that were counted, in alphabetical order."""
        yield from sorted(key for key in {*self.given, *self.wanted} if key.startswith(f"{part}."))

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


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float] | None:
    """The interval in which a share lies with 95 % confidence (Wilson); `None` if nothing was counted.

    It holds its own where few were counted, and where all or none are right.

    >>> [round(one, 3) for one in wilson(95, 100)], [round(one, 3) for one in wilson(5, 5)]
    ([0.888, 0.978], [0.566, 1.0])
    """
    if not of:
        return None
    share, spread = right / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * ((share * (1 - share) + spread / 4) / of) ** 0.5 / (1 + spread)
    return max(middle - half, 0.0), min(middle + half, 1.0)


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


def show(value: Any) -> str:
    """A value in short, for people: several right answers are joined with `|`, nothing is `null`.

    >>> show(["a", None]), show({"count": 2, "unit": "year"}), show([]), show(True)
    ('a|null', '2 year', 'null', 'true')
    """
    if value is None or value == "" or value == []:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "|".join(map(show, value))
    if isinstance(value, dict):
        return " ".join(map(show, value.values()))
    return " ".join(str(value).split())
