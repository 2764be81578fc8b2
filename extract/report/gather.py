"""A finished run → the audit of all its contracts: findings with their surroundings, ready to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from extract.audit import Contract, Report, audit_portfolio, audit_record
from extract.audit.across.collected import Collected
from extract.audit.run import order
from extract.dataset import ledger
from extract.dataset.derived import run_of
from extract.dataset.read import Overlay, document_ids, read_record, read_records
from extract.dataset.reconciled import Reconciled
from extract.dataset.tables import finding_rows
from extract.pages.tongue import CHINESE, Tongue
from extract.record import ClauseRow, Finding, Quote, Record
from extract.record.standing import AGREEMENTS
from extract.report import history
from extract.report.metadata import Metadata
from extract.report.model import Audit, Choice, Page, Passage, Shown

_HINTED = 2000
"""Contracts up to which informations are kept for the report: beyond that memory is better spent."""
_QUOTED = 64
"""Documents kept that findings quote."""
CONTEXT = 60
"""Characters shown before and after a quote."""


def gather(output: str | Path, choice: Choice, metadata: Metadata | None = None, tongue: Tongue = CHINESE) -> Audit:
    """Audit the records of a run; the report is to speak `tongue`. Raises `UsageError` if `output` is no run."""
    metadata = metadata or Metadata(())
    contracts = Collected()
    pages: dict[str, Page] = {}
    overlay = Overlay(output, audited=False)
    hinted = choice.severity == "warning" and len(document_ids(output)) <= _HINTED
    for record in read_records(output, audited=False):
        row = metadata.of(record)
        report = _with_boxes(audit_record(record, metadata=row), record)
        contract = Contract(record, row).light()
        contracts.append(contract)
        page = pages[record.contract_id] = Page(contract.record.model_copy(update={"items": []}), metadata=row)
        _add(page, report, choice, {record.contract_id: record}.__getitem__, hinted=hinted)
    read = lru_cache(_QUOTED)(lambda contract_id: read_record(output, contract_id, overlay))  # what is quoted, once more
    for contract_id, report in audit_portfolio(contracts).items():
        _add(pages[contract_id], report, choice, read, hinted=hinted)
    reconciled = Reconciled(output)
    for contract_id in reconciled.owners:
        if contract_id in pages:
            _add(pages[contract_id], Report(reconciled.of(contract_id)), choice, read)
    for page in pages.values():
        page.findings.sort(key=_weightiest)
        page.hints.sort(key=_weightiest)
        page.all_findings.sort(key=order)
        page.member = contracts.members[page.id]
    for page in pages.values():
        if page.is_copy and page.member is not None:  # what its contract has already is not found twice
            told = {_said(one) for one in pages[page.member.stands].all_findings}
            page.findings = [shown for shown in page.findings if _said(shown.finding) not in told]
            page.hints = [shown for shown in page.hints if _said(shown.finding) not in told]
            page.all_findings = [one for one in page.all_findings if _said(one) not in told]
    audit = Audit(list(pages.values()), choice, metadata.unmatched, metadata.told, run_of(Path(output)), reconciled)
    audit.tongue = tongue
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


def _add(page: Page, report: Report, choice: Choice, read: Callable[[str], Record], *, hinted: bool = False) -> None:
    """Put what is wanted of a report on a page; `read` gives the record of a contract with its text.

    `hinted`: the informations too, to be unfolded.
    """
    page.all_findings += [one for one in report.findings if one.severity != "info" or choice.severity == "info"]
    page.findings += [shown(finding, page.id, read) for finding in report.findings if choice.wants(finding)]
    page.hinted |= {one.check for one in report.findings if one.severity == "info"}
    if hinted:
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
    return Passage(record.contract_id, before, one.text, after, one.page, _clause_name(one.clause, record.clauses), paper, one.start)


def _clause_name(clause_id: str | None, clauses: list[ClauseRow]) -> str:
    """A clause as people name it: annex, number and heading."""
    clause = next((one for one in clauses if one.id == clause_id), None)
    if clause is None:
        return ""
    name = f"{clause.number or ''}{clause.heading or ''}"
    return f"{clause.annex} {name}".strip() if clause.annex else name
