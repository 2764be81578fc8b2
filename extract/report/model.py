"""What an audit is made of: the choice of findings, the contracts with theirs, and all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from extract.audit import default_catalogue
from extract.audit.catalogue import CATEGORIES, Severity
from extract.audit.grouping import COPIES, Member
from extract.dataset.reconciled import Reconciled
from extract.errors import UsageError
from extract.pages.tongue import CHINESE, Tongue
from extract.record import Finding, Record
from extract.report import history

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True)
class Choice:
    """Which findings are wanted: of these checks or categories (none: all), and down to which severity."""

    only: tuple[str, ...] = ()
    severity: Severity = "warning"

    def __post_init__(self) -> None:
        known = {*default_catalogue().checks, *CATEGORIES}
        if unknown := [name for name in self.only if name not in known]:
            raise UsageError(
                f"没有这项检查：{'、'.join(unknown)}；hetong audit --list 列出全部检查",
                f"no such check: {', '.join(unknown)}; hetong audit --list names them all",
            )

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severities wanted, the gravest first."""
        return SEVERITIES[: SEVERITIES.index(self.severity) + 1]

    def wants_check(self, check_id: str) -> bool:
        """True if a check is wanted at all."""
        category = default_catalogue().checks[check_id].category
        return not self.only or check_id in self.only or category in self.only

    def wants(self, finding: Finding) -> bool:
        """True if a finding is to be shown."""
        return finding.severity in self.severities and self.wants_check(finding.check)


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with what stands around it. `contract_id` is that of the document it stands in; `paper` is the path of one that is
    no contract, and has no part in the report ("" for a contract)."""

    contract_id: str
    before: str
    text: str
    after: str
    page: int | None
    clause: str
    paper: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with its passages, the first one its own, what a person decided on it (`""` if nobody did), and whether it
    is new or changed since the audit of the dataset before."""

    finding: Finding
    passages: tuple[Passage, ...]
    verdict: str = ""
    note: str = ""
    who: str = ""
    change: history.Change = ""

    def title(self, language: str = "zh") -> str:
        """What was found, in `zh` or `en`."""
        return default_catalogue().checks[self.finding.check].title["en"] if language == "en" else self.finding.title

    @property
    def weight(self) -> int:
        """What to look at first; what a person dismissed is last."""
        return 0 if self.verdict == "dismissed" else self.finding.weight


@dataclass
class Page:
    """A contract in the report. `record` is without its text, clauses, items and amounts: they are not shown.

    `findings` are those wanted, the weightiest first, `hints` the informations that are shown on
    request (of very many contracts none are kept), `hinted` the checks that gave any; `all_findings` all
    that belong to the dataset (of a further file of a contract only what the contract has not); `member` is its place among
    the files, `metadata` its row of `metadata.csv`.
    """

    record: Record
    findings: list[Shown] = field(default_factory=list)
    not_assessed: dict[str, list[str]] = field(default_factory=dict)
    all_findings: list[Finding] = field(default_factory=list)
    member: Member | None = None
    hints: list[Shown] = field(default_factory=list)
    hinted: set[str] = field(default_factory=set)
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.record.contract_id

    @property
    def title(self) -> str:
        """What people call the contract."""
        fields = self.record.fields
        named = fields.title or fields.project_name
        return named.value if named else self.record.source.path

    @property
    def told_apart(self) -> str:
        """What tells it from contracts of the same title: number and file."""
        return " · ".join(one for one in (self.number, self.record.source.path) if one)

    @property
    def counted(self) -> bool:
        """True for what totals count: a contract once, however many files it has."""
        return self.member is None or self.member.counted

    @property
    def group(self) -> str:
        """What it shares with the other files of the contract."""
        return self.member.group_id if self.member else self.id

    @property
    def number(self) -> str:
        """The contract number, "" where none is stated."""
        fact = self.record.fields.number
        return fact.value if fact and fact.value else ""

    @property
    def price(self) -> Decimal | None:
        """The total price in `currency`."""
        fact = self.record.fields.total_amount
        return fact.value if fact else None

    @property
    def currency(self) -> str:
        """ISO code; `CNY` where none is stated."""
        fact = self.record.fields.currency
        return fact.value if fact and fact.value else "CNY"

    @property
    def weight(self) -> int:
        """That of its weightiest finding, 0 without any."""
        return max((shown.weight for shown in self.findings), default=0)

    @property
    def is_copy(self) -> bool:
        """True for a further file of a contract."""
        return self.member is not None and self.member.relation in COPIES

    @property
    def unread(self) -> bool:
        """True for a file of which hardly anything was understood."""
        return self.record.source.read_state == "hardly"

    @property
    def source_is_partly(self) -> bool:
        """True for a file of which a part was understood."""
        return self.record.source.read_state == "partly"

    def names(self, role: str) -> str:
        """The names of the parties of a role, joined."""
        return "、".join(
            party.name.value for party in self.record.parties if party.role == role and party.name and party.name.value
        )


@dataclass
class Audit:
    """The audit of a run. `pages` are sorted by path; `run` tells the dataset that it is an audit of.

    `told` says what of `metadata.csv` was not understood. `reconciled` is what `hetong reconcile` found in the same dataset,
    `loose` its findings that belong to no contract, a page a ledger. `since` is what became of the findings since the audit of
    the dataset before, `states` what is kept of both; `judged`: key of a finding → what a person decided on it.
    `tongue` is what the report speaks.
    """

    pages: list[Page]
    choice: Choice
    unmatched: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    run: str = ""
    reconciled: Reconciled | None = None
    loose: list[Page] = field(default_factory=list)
    since: history.Since = field(default_factory=history.Since)
    judged: Mapping[str, str] = field(default_factory=dict)
    states: tuple[history.State | None, history.State] = (None, {})
    tongue: Tongue = CHINESE

    @property
    def contracts(self) -> list[Page]:
        """The pages without the further files of a contract that has one."""
        return [page for page in self.pages if not page.is_copy]

    @property
    def parts(self) -> list[Page]:
        """All that the report has a part for: the contracts, then the ledgers with payments that belong to none."""
        return [*self.pages, *self.loose]

    @property
    def findings(self) -> Iterator[tuple[Page, Shown]]:
        """All findings that are wanted, by contract."""
        return ((page, shown) for page in self.parts for shown in page.findings)

    @cached_property
    def by_check(self) -> Mapping[str, Counter[str]]:
        """Check id → how many findings of each severity, in the order of the catalogue; checks wanted only."""
        counts: dict[str, Counter[str]] = {
            name: Counter()
            for name, info in default_catalogue().checks.items()
            if self.choice.wants_check(name) and (info.scope != "matter" or (self.reconciled and self.reconciled.valid))
        }
        for _, shown in self.findings:
            counts[shown.finding.check][shown.finding.severity] += 1
        return counts

    def not_assessed(self, page: Page) -> dict[str, list[str]]:
        """Check → why it could not be made at a contract; checks wanted only."""
        return {check: why for check, why in page.not_assessed.items() if self.choice.wants_check(check)}

    @cached_property
    def assessed(self) -> list[str]:
        """The checks that every contract passes, fails or cannot be assessed by; not those against other papers."""
        checks = default_catalogue().checks
        return [check for check in self.by_check if checks[check].scope != "matter"]

    @cached_property
    def by_severity(self) -> Counter[str]:
        """How many findings of each severity."""
        return Counter(shown.finding.severity for _, shown in self.findings)
