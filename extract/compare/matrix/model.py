"""What the matrix is made of: a contract and its clauses, those that are compared with each other, which are taken."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.compare.records.reference import Deviation, Reference
from extract.compare.records.terms import Value
from extract.labels.record_codes import CLAUSE_TYPE
from extract.pages.tongue import CHINESE, Tongue
from extract.text.fold import fold

TYPES = tuple(name for name in CLAUSE_TYPE if name != "other")


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """Where a contract has a clause of a type: number and heading as written, page (1-based), how it begins."""

    id: str
    name: str
    page: int | None
    excerpt: str


@dataclass(slots=True)
class Row:
    """A contract. `values` and `deviations` are by the name of the term, `clauses` by type (own ones first).

    `group` is "" where it has too few like it to be compared; `unread` names the terms that the text may hold and that were
    not read; `read_state` is that of its file.
    """

    contract_id: str
    path: str
    title: str
    buyer: str
    supplier: str
    category: str
    signed_on: str
    clauses: dict[str, list[ClauseRef]]
    values: dict[str, Value | None]
    number: str = ""
    kind: str = ""
    brief: bool = False
    read_state: str = "read"
    unread: frozenset[str] = frozenset()
    group: str = ""
    deviations: dict[str, Deviation] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def absent(self, term: str, tongue: Tongue = CHINESE) -> str:
        """Why there is no value of a term: the text has none, or it was not read."""
        return tongue.say("读不出", "unreadable") if term in self.unread else tongue.say("未见", "none")

    @property
    def readable(self) -> bool:
        """False where so little was read that nothing can be said to be missing."""
        return self.read_state != "hardly"

    @property
    def told_apart(self) -> str:
        """What tells it from contracts of the same title: number and file."""
        return " · ".join(one for one in (self.number, self.path) if one)


@dataclass(frozen=True)
class Group:
    """Contracts that are compared with each other: of one category and type, at least five. By term what is usual."""

    name: str
    size: int
    usual: dict[str, Reference]
    types: dict[str, int]


@dataclass(frozen=True)
class Matrix:
    """All that is shown. `left_out` counts the contracts that the filters left out, `types` the contracts with a clause.

    Everything that is said of the contracts is said in one `tongue`.
    """

    rows: tuple[Row, ...]
    groups: dict[str, Group]
    types: dict[str, int] = field(default_factory=dict)
    filters: tuple[str, ...] = ()
    left_out: int = 0
    tongue: Tongue = CHINESE


@dataclass(frozen=True, slots=True)
class Filter:
    """Which contracts are compared; empty parts let everything through. A contract that does not say is left out."""

    buyer: str = ""
    category: str = ""
    year: str = ""

    def takes(self, row: Row) -> bool:
        """True if a contract is compared."""
        if self.buyer and _bare(self.buyer) not in _bare(row.buyer):
            return False
        if self.category and row.category != self.category:
            return False
        return not self.year or row.signed_on.startswith(self.year)

    def words(self, tongue: Tongue = CHINESE) -> tuple[str, ...]:
        """What is filtered, for people."""
        pairs = (
            (tongue.say("采购人含", "buyer with "), self.buyer),
            (tongue.say("类别为", "category "), tongue.code(self.category, "contracts", "category")),
            (tongue.say("签订年份为", "signed in "), self.year),
        )
        return tuple(f"{name}“{value}”" for name, value in pairs if value)


def _bare(text: str) -> str:
    return "".join(fold(text).split())
