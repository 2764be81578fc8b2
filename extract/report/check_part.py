"""A part for each check: why it is a red flag, what it cites, its thresholds, where it fired, how often it did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from extract.audit import default_catalogue
from extract.audit.catalogue import CheckInfo
from extract.labels import CHECK_CATEGORY
from extract.pages.tongue import CHINESE, Tongue
from extract.report.model import Audit, Page, Shown

LISTED = 100
"""Findings of a check that its part names; the list of findings has all."""


@dataclass(frozen=True)
class Check:
    """A check over all contracts: findings by severity, the contracts with any, those it passed, those not assessed.

    What `hetong reconcile` holds against other papers passes nothing: a contract without papers is not assessed.
    """

    info: CheckInfo
    category: str
    found: Counter[str]
    contracts: int
    passed: int
    not_assessed: int
    hits: list[tuple[Page, Shown]]
    tongue: Tongue = CHINESE

    @property
    def statutes(self) -> list[str]:
        """The articles with the time they are in force."""
        return list(statutes(self.info, self.tongue))


def checks(audit: Audit) -> list[Check]:
    """Every check that ran, in the order of the catalogue; a contract in several files counts once."""
    unassessed = Counter(check for page in audit.contracts for check in page.not_assessed)
    with_it: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    hits: dict[str, list[tuple[Page, Shown]]] = {check: [] for check in audit.by_check}
    hints: Counter[str] = Counter()
    for page in audit.parts:
        for shown in page.findings:
            hits[shown.finding.check].append((page, shown))
        hints.update(shown.finding.check for shown in page.hints)
        named = {shown.finding.check for shown in page.findings} | page.hinted
        with_it.update(check for check in named if check in hits)
        if not page.is_copy and not page.unread:
            told = {one.check for one in page.all_findings} | page.hinted
            silent.update(check for check in audit.assessed if check not in told and check not in page.not_assessed)
    checks = default_catalogue().checks
    made = []
    for check, counts in audit.by_check.items():
        info = checks[check]
        category = audit.tongue.say(CHECK_CATEGORY[info.category], info.category.replace("-", " "))
        listed = list(islice(hits[check], LISTED))
        found = Counter(counts)
        found["info"] += hints[check]
        made.append(
            Check(info, category, found, with_it[check], silent[check], unassessed[check], listed, audit.tongue)
        )
    return made


def statutes(info: CheckInfo, tongue: Tongue = CHINESE) -> Iterator[str]:
    """The articles with the time they are in force."""
    for statute in info.statutes:
        since, until = statute.law.since.isoformat(), statute.law.until.isoformat() if statute.law.until else ""
        chinese = f"至{until}" if until else "起施行"
        english = f"{since} to {until}" if until else f"since {since}"
        yield tongue.kept(str(statute)) + tongue.say(f"（{since}{chinese}）", f" ({english})")
