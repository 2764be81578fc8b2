"""Run the checks: every module of `checks/` is one, found because it is there.

A module has `CHECK`, the id of its table in `rules/audit/*.toml` (the file is called the same, with underscores), and
`run(case)` for a check of one contract; `rows(case, known)` and `judge(groups, portfolio)` for one over many.
"""

from __future__ import annotations

import logging
import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import ModuleType

from extract.audit import checks as folder
from extract.audit.across.collected import Collected
from extract.audit.across.keyed import Keyed
from extract.audit.case import Case, Contract
from extract.audit.catalogue import default_catalogue
from extract.audit.earned import once
from extract.audit.law import silent
from extract.audit.portfolio import Portfolio
from extract.audit.script import read_simplified
from extract.audit.verdict import NotAssessed
from extract.errors import RuleError
from extract.model import Document
from extract.plugins import Plugin, at_work, fault, plugins
from extract.record import Finding, Record
from extract.record.standing import AGREEMENTS

BROKEN = "检查程序出错"
"""How the reason of a check that failed by its own fault begins; the tests look for it."""

SLOW = "查找超时，没有查完"
"""Why a check stopped: one of its wordings took too long over this text."""

OUTSIDE = "采购人不是国家机关、事业单位或团体组织，合同也未援引政府采购规定，本项不适用"
"""Why a check that rests on procurement law stays silent."""

NOT_KNOWN = "文件具备合同的组成部分，但未能认定为合同，未作检查；请核对文件类型"
"""Why nothing is assessed of a document of an unknown kind that has the parts of a contract."""

TOLD_BY = "同一处已在“{}”中报告"
"""Why a check says nothing where another one has told the same."""

_BINDING = 2
"""Parts (price, payments, penalties, term, list) that a document of two sides has at least to be a contract."""

_log = logging.getLogger(__name__)
_RANK = {"error": 0, "warning": 1, "info": 2}


@dataclass
class Report:
    """What the checks of one contract gave: the findings in the order of severity and text, and what was not assessed
    (check id → reasons); `timeouts` are the checks that did not get to the end of the text."""

    findings: list[Finding] = field(default_factory=list)
    timeouts: list[str] = field(default_factory=list)
    not_assessed: dict[str, list[str]] = field(default_factory=dict)


@cache
def checks() -> Mapping[str, ModuleType]:
    """The modules of the checks by id, in the order of the catalogue."""
    names = (info.name for info in pkgutil.iter_modules(folder.__path__) if not info.name.startswith("_"))
    modules = [import_module(f"{folder.__name__}.{name}") for name in names]
    found = {module.CHECK: module for module in modules if hasattr(module, "CHECK")}
    order = list(default_catalogue().checks)
    for check_id, plugin in added().items():
        if check_id in found:
            raise fault(plugin, f"{check_id} is a check of the program", f"{check_id} 与自带的检查重名")
        if check_id not in order:
            raise fault(plugin, f"rules/audit of it lacks {check_id}", f"它的 rules/audit 里没有 {check_id}")
        found[check_id] = plugin.module()
    if unknown := sorted(set(found) - set(order)):
        raise RuleError(f"rules/audit：缺检查 {'、'.join(unknown)}", f"rules/audit lacks {', '.join(unknown)}")
    return dict(sorted(found.items(), key=lambda item: order.index(item[0])))


@cache
def added() -> Mapping[str, Plugin]:
    """The plug-ins that are checks, by the id of the check."""
    return {plugin.module().CHECK: plugin for plugin in plugins("checks")}


def audit_record(
    record: Record, *, metadata: Mapping[str, str] | None = None, document: Document | None = None
) -> Report:
    """Run every check of scope `contract`; none on what is no contract. Pure: the record is not changed."""
    if record.source.document_type not in AGREEMENTS:
        return _unknown_kind(record)
    contract = Contract(read_simplified(record), metadata or {}, document)
    report = Report()
    for check_id, module in checks().items():
        info = default_catalogue().checks[check_id]
        if info.scope != "contract":
            continue
        if silent(info, contract.law):
            report.not_assessed[check_id] = [OUTSIDE]
            continue
        answers: list[Finding | NotAssessed] = []
        try:
            answers.extend(module.run(Case(contract, info)))
        except TimeoutError:  # what was found until then is true
            report.timeouts.append(check_id)
            answers.append(NotAssessed(SLOW))
        except Exception as error:  # a slip in one check must not cost the record
            _log.warning("%s: %s", record.source.path, check_id, exc_info=True)
            answers = [NotAssessed(f"{BROKEN}（{type(error).__name__}）")]
        for answer in answers:
            if isinstance(answer, NotAssessed):
                report.not_assessed.setdefault(check_id, []).append(answer.reason)
            else:
                report.findings.append(answer)
    known = default_catalogue()
    report.findings, elsewhere = once(report.findings, known.same)
    for check_id, teller in elsewhere.items():
        report.not_assessed.setdefault(check_id, []).append(TOLD_BY.format(known.checks[teller].title["zh"]))
    report.findings = in_order(report.findings)
    return report


def _unknown_kind(record: Record) -> Report:
    """What is no contract is not checked; what has the parts of one (two sides, and clauses that pay or bind) but was not
    known as one is told as not assessed: silence would look like a pass."""
    if record.source.document_type != "other" or not _parts_of_a_contract(record):
        return Report()
    return Report(not_assessed={
        check_id: [NOT_KNOWN] for check_id in checks() if default_catalogue().checks[check_id].scope == "contract"
    })  # fmt: skip


def _parts_of_a_contract(record: Record) -> bool:
    roles = {party.role for party in record.parties if party.name and party.name.value}
    binding = (record.fields.total_amount, record.payments, record.penalties, record.fields.term_end, record.items)
    return {"buyer", "supplier"} <= roles and sum(bool(part) for part in binding) >= _BINDING


def audit_portfolio(contracts: Iterable[Contract]) -> dict[str, Report]:
    """Run every check of scope `portfolio`; contract id → what it gave for that contract, of those with anything to say.

    The contracts are kept light and, beyond a few thousand, on disk.
    """
    reports: dict[str, Report] = defaultdict(Report)
    for check_id, contract_id, answer in across(contracts):
        if isinstance(answer, NotAssessed):
            reports[contract_id].not_assessed.setdefault(check_id, []).append(answer.reason)
        else:
            reports[contract_id].findings.append(answer)
    for report in reports.values():
        report.findings = in_order(report.findings)
    return dict(reports)


def across(contracts: Iterable[Contract]) -> Iterator[tuple[str, str, Finding | NotAssessed]]:
    """The same one by one, as (check, contract id, what it gave): memory holds nothing of what was given out."""
    kept = contracts if isinstance(contracts, Collected) else Collected(contracts)
    wanted = {one: module for one, module in checks().items() if default_catalogue().checks[one].scope == "portfolio"}
    views = {one: Portfolio(kept, default_catalogue().checks[one], kept.members, kept.known, kept.ids) for one in wanted}
    with Keyed() as keyed:
        keeping = [(one, default_catalogue().checks[one], module) for one, module in wanted.items() if hasattr(module, "rows")]
        for number, contract in enumerate(kept):
            if kept.members[contract.record.contract_id].counted:
                for check_id, info, module in keeping:
                    with at_work(added().get(check_id)):
                        for key, facts in module.rows(Case(contract, info), kept.known):
                            keyed.add(check_id, key, number, facts)
        for check_id, module in wanted.items():
            with at_work(added().get(check_id)):
                view = views[check_id]
                judged = module.judge(keyed.shared(check_id), view) if hasattr(module, "judge") else module.run(view)
                for contract_id, answer in judged:
                    yield check_id, contract_id, answer


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by severity, then by place in the text, then by check."""
    return sorted(findings, key=order)


def order(finding: Finding) -> tuple[int, int, str, str]:
    """Sort key of findings."""
    return _RANK[finding.severity], finding.start, finding.check, finding.detail
