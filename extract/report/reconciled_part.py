"""What `hetong reconcile` found, as a section of the report: what needs a person, what differs, what was paid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.dataset.reconciled import Reconciled
from extract.pages.tongue import Tongue
from extract.report.model import Audit

MOST = 500
"""Rows of a table of the section; the tables of the dataset have all."""
_FINE = frozenset({"on_time", "undated"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the top."""

    name: str
    value: str


@dataclass
class Account:
    """A row of `balances`, and what is said of the payments."""

    row: Mapping[str, Any]
    tongue: Tongue
    found: Counter[str] = field(default_factory=Counter)

    @property
    def states(self) -> str:
        """What is said of its payments, but that they are as they should be."""
        tongue = self.tongue
        names = ((tongue.code(one, "ledger", "states"), count) for one, count in self.found.items() if one not in _FINE)
        return tongue.join(tongue.say(f"{name}{count}笔", f"{name} {count}") for name, count in names)


@dataclass(frozen=True)
class Section:
    """`open_papers`: those that are not surely of one contract; `different`: rows that differ; `accounts`: by contract."""

    figures: list[Figure]
    open_papers: list[dict[str, Any]]
    different: list[dict[str, Any]]
    compared: int
    accounts: list[Account]
    most: int = MOST


def reconciled(audit: Audit) -> Section | None:
    """The section; `None` where nothing was reconciled."""
    kept = audit.reconciled
    if kept is None or not kept.valid:
        return None
    tongue, say = audit.tongue, audit.tongue.say
    papers = list(kept.rows("matches"))
    certain = Counter(_certainty(rows) for rows in _by_paper(papers).values())
    results: Counter[str] = Counter()
    different = []
    for row in kept.rows("differences"):
        results[row["result"]] += 1
        if row["result"] == "different":
            different.append({**row, "name": tongue.code(row["field"], "differences", "field")})
    accounts, payments = _accounts(kept, tongue)
    figures = [
        Figure(say("文书", "papers: ") + tongue.code(one, "matches", "certainty"), str(certain[one]))
        for one in ("sure", "likely", "ambiguous")
    ]
    figures.append(Figure(say("文书没有对应的合同", "papers without a contract"), str(certain[""])))
    figures += [Figure(tongue.code(one, "differences", "result"), str(results[one])) for one in ("same", "different")]
    if payments:
        figures.append(Figure(say("笔付款", "payments"), str(payments)))
    return Section(figures, [row for row in papers if row["certainty"] != "sure"], different, results.total(), accounts)


def _by_paper(rows: list[dict[str, Any]]) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["contract_id"]].append(row)
    return found


def _certainty(rows: list[dict[str, Any]]) -> str:
    return rows[0]["certainty"] or ""


def _accounts(kept: Reconciled, tongue: Tongue) -> tuple[list[Account], int]:
    found = {row["matter_id"]: Account(row, tongue) for row in kept.rows("balances")}
    count = 0
    for row in kept.rows("ledger"):
        count += 1
        if row["matter_id"] in found and row["certainty"] == "sure":
            found[row["matter_id"]].found.update(row["states"])
    return sorted(found.values(), key=lambda one: (-sum(n for s, n in one.found.items() if s not in _FINE), one.row["path"])), count
