"""A finished run → the audit of all its contracts: findings with their surroundings, ready to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path

from extract.audit import Contract, Report, audit_portfolio, audit_record, default_catalogue
from extract.audit.catalogue import CATEGORIES, Severity
from extract.audit.grouping import COPIES, Member, grouping
from extract.audit.run import order
from extract.dataset import ledger
from extract.dataset.derived import run_of
from extract.dataset.read import Overlay, read_record, read_records
from extract.dataset.reconciled import Reconciled
from extract.dataset.tables import finding_rows
from extract.errors import UsageError
from extract.record import ClauseRow, Finding, Quote, Record
from extract.report import history
from extract.report.metadata import Metadata
from extract.standing import AGREEMENTS

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
_QUOTED = 64
"""Documents kept that findings quote."""
CONTEXT = 60
"""Characters shown before and after a quote."""


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

    @property
    def weight(self) -> int:
        """What to look at first; what a person dismissed is last."""
        return 0 if self.verdict == "dismissed" else self.finding.weight


@dataclass
class Page:
    """A contract in the report. `record` is without its text, clauses, items and amounts: they are not shown.

    `findings` are those wanted, the weightiest first, `hints` the informations that are shown on request; `all_findings` all
    that belong to the dataset (of a further file of a contract only what the contract has not); `member` is its place among
    the files, `metadata` its row of `metadata.csv`.
    """

    record: Record
    findings: list[Shown] = field(default_factory=list)
    not_assessed: dict[str, list[str]] = field(default_factory=dict)
    all_findings: list[Finding] = field(default_factory=list)
    member: Member | None = None
    hints: list[Shown] = field(default_factory=list)
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


def gather(output: str | Path, choice: Choice, metadata: Metadata | None = None) -> Audit:
    """Audit the records of a run. Raises `UsageError` if `output` is no run."""
    metadata = metadata or Metadata(())
    contracts: list[Contract] = []
    pages: dict[str, Page] = {}
    overlay = Overlay(output, audited=False)
    for record in read_records(output, audited=False):
        row = metadata.of(record)
        report = _with_boxes(audit_record(record, metadata=row), record)
        contract = Contract(record, row).light()
        contracts.append(contract)
        page = pages[record.contract_id] = Page(contract.record.model_copy(update={"items": []}), metadata=row)
        _add(page, report, choice, {record.contract_id: record}.__getitem__)
    read = lru_cache(_QUOTED)(lambda contract_id: read_record(output, contract_id, overlay))  # what is quoted, once more
    for contract_id, report in audit_portfolio(contracts).items():
        _add(pages[contract_id], report, choice, read)
    reconciled = Reconciled(output)
    for contract_id in reconciled.owners:
        if contract_id in pages:
            _add(pages[contract_id], Report(reconciled.of(contract_id)), choice, read)
    members = grouping(contract.card for contract in contracts)
    for page in pages.values():
        page.findings.sort(key=_weightiest)
        page.hints.sort(key=_weightiest)
        page.all_findings.sort(key=order)
        page.member = members[page.id]
    for page in pages.values():
        if page.is_copy and page.member is not None:  # what its contract has already is not found twice
            told = {_said(one) for one in pages[page.member.stands].all_findings}
            page.findings = [shown for shown in page.findings if _said(shown.finding) not in told]
            page.hints = [shown for shown in page.hints if _said(shown.finding) not in told]
            page.all_findings = [one for one in page.all_findings if _said(one) not in told]
    audit = Audit(list(pages.values()), choice, metadata.unmatched, metadata.told, run_of(Path(output)), reconciled)
    audit.loose = _loose(reconciled, pages, choice, read)
    _told_before(audit, Path(output))
    return audit


def _told_before(audit: Audit, output: Path) -> None:
    """Put verdicts, and what has changed since the audit of the dataset before, beside the findings."""
    keys = {page.id: _keys(page) for page in audit.parts}
    told = ((keys[page.id][id(one)], page.record.source.path, one) for page in audit.parts for one in page.all_findings)
    old, new = history.before(output, audit.run), history.state(audit.run, told)
    audit.since, audit.states = history.since(old, new), (old, new)
    verdicts = ledger.by_finding(output)
    audit.judged = {key: str(row["verdict"]) for key, row in verdicts.items()}
    for page in audit.parts:
        page.findings = sorted((_decided(one, keys[page.id], verdicts, audit.since) for one in page.findings), key=_weightiest)


def _keys(page: Page) -> dict[int, str]:
    """Identity of a finding object → its key."""
    rows = zip(page.all_findings, finding_rows(page.id, page.all_findings), strict=True)
    return {id(finding): row["key"] for finding, row in rows}


def _loose(
    reconciled: Reconciled, pages: Mapping[str, Page], choice: Choice, read: Callable[[str], Record]
) -> list[Page]:
    """A page for each ledger with payments that belong to no contract."""
    found = []
    for owner in reconciled.owners:
        if owner not in pages:
            page = Page(read(owner).model_copy(update={"text": None}))
            _add(page, Report(reconciled.of(owner)), choice, read)
            found.append(page)
    return found


def _decided(one: Shown, keys: Mapping[int, str], verdicts: Mapping[str, ledger.Row], since: history.Since) -> Shown:
    """A finding with the verdict on it, and whether it is new or changed."""
    key = keys.get(id(one.finding), "")
    row, change = verdicts.get(key), since.changes.get(key, "")
    if row is None:
        return replace(one, change=change) if change else one
    return replace(one, verdict=row["verdict"], note=row["note"] or "", who=row["who"] or "", change=change)


def _weightiest(shown: Shown) -> tuple[int, tuple[int, int, str, str]]:
    """Sort key: by weight, what weighs the same by severity and place."""
    return -shown.weight, order(shown.finding)


def _said(finding: Finding) -> tuple[str, str | None, str | None]:
    """What a finding says, however the passage was recognised."""
    return finding.check, finding.expected, finding.actual


def _add(page: Page, report: Report, choice: Choice, read: Callable[[str], Record]) -> None:
    """Put what is wanted of a report on a page; `read` gives the record of a contract with its text."""
    page.all_findings += [one for one in report.findings if one.severity != "info" or choice.severity == "info"]
    page.findings += [shown(finding, page.id, read) for finding in report.findings if choice.wants(finding)]
    if choice.severity == "warning":
        hints = (one for one in report.findings if one.severity == "info" and choice.wants_check(one.check))
        page.hints += [shown(finding, page.id, read) for finding in hints]
    page.not_assessed |= report.not_assessed


def _with_boxes(report: Report, record: Record) -> Report:
    """Passages that the run found with the document at hand have boxes; a record alone has none for them."""
    known = {(one.start, one.end): one for finding in record.findings for one in (finding, *finding.quotes)}
    for finding in report.findings:
        for one in (finding, *finding.quotes):
            if not one.boxes and (before := known.get((one.start, one.end))):
                one.boxes, one.page = before.boxes, before.page
    return report


def shown(finding: Finding, contract_id: str, read: Callable[[str], Record]) -> Shown:
    """A finding with its passages; `read` gives the record of a contract with its text."""
    passages = [_passage(finding, read(contract_id))]
    passages += [_passage(quote, read(quote.contract_id or contract_id)) for quote in finding.quotes]
    return Shown(finding, tuple(dict.fromkeys(passages)))


def _passage(one: Finding | Quote, record: Record) -> Passage:
    text = record.text or ""
    before = text[max(one.start - CONTEXT, 0) : one.start].rpartition("\n")[2]
    after = text[one.end : one.end + CONTEXT].partition("\n")[0]
    paper = "" if record.source.document_type in AGREEMENTS else record.source.path
    return Passage(record.contract_id, before, one.text, after, one.page, _clause_name(one.clause, record.clauses), paper)


def _clause_name(clause_id: str | None, clauses: list[ClauseRow]) -> str:
    """A clause as people name it: annex, number and heading."""
    clause = next((one for one in clauses if one.id == clause_id), None)
    if clause is None:
        return ""
    name = f"{clause.number or ''}{clause.heading or ''}"
    return f"{clause.annex} {name}".strip() if clause.annex else name
