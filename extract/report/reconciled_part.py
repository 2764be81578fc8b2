"""What `hetong reconcile` found, as a section of the report: what needs a person, what differs, what was paid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extract import labels
from extract.dataset.reconciled import Reconciled
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
    found: Counter[str] = field(default_factory=Counter)

    @property
    def states(self) -> str:
        """What is said of its payments, but that they are as they should be."""
        told = [f"{labels.code('ledger', 'states', one)}{count}笔" for one, count in self.found.items() if one not in _FINE]
        return "、".join(told)


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
    papers = list(kept.rows("matches"))
    certain = Counter(_certainty(rows) for rows in _by_paper(papers).values())
    results: Counter[str] = Counter()
    different = []
    for row in kept.rows("differences"):
        results[row["result"]] += 1
        if row["result"] == "different":
            different.append({**row, "name": labels.code("differences", "field", row["field"])})
    accounts, payments = _accounts(kept)
    figures = [Figure(f"文书{labels.code('matches', 'certainty', one)}", str(certain[one])) for one in ("sure", "likely", "ambiguous")]
    figures.append(Figure("文书没有对应的合同", str(certain[""])))
    figures += [Figure(labels.code("differences", "result", one), str(results[one])) for one in ("same", "different")]
    if payments:
        figures.append(Figure("笔付款", str(payments)))
    return Section(figures, [row for row in papers if row["certainty"] != "sure"], different, results.total(), accounts)


def _by_paper(rows: list[dict[str, Any]]) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["contract_id"]].append(row)
    return found


def _certainty(rows: list[dict[str, Any]]) -> str:
    return rows[0]["certainty"] or ""


def _accounts(kept: Reconciled) -> tuple[list[Account], int]:
    found = {row["matter_id"]: Account(row) for row in kept.rows("balances")}
    count = 0
    for row in kept.rows("ledger"):
        count += 1
        if row["matter_id"] in found and row["certainty"] == "sure":
            found[row["matter_id"]].found.update(row["states"])
    return sorted(found.values(), key=lambda one: (-sum(n for s, n in one.found.items() if s not in _FINE), one.row["path"])), count
