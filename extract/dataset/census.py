"""What a dataset holds, in a few numbers: contracts once each, documents that are none, files that were hardly read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from extract.dataset.load import read_rows


@dataclass(frozen=True)
class Census:
    """`contracts` in `files` (a contract may have several), `others` by type of document, `hardly` read files by path.

    `totals`: currency → how many contracts state a total in it, and the sum; a contract in several files counts once.
    """

    contracts: int = 0
    files: int = 0
    others: Counter[str] = field(default_factory=Counter)
    hardly: tuple[str, ...] = ()
    totals: dict[str, tuple[int, Decimal]] = field(default_factory=dict)


def take(output: str | Path) -> Census:
    """Count a finished run. Raises `UsageError` if its tables are missing or broken."""
    contracts = read_rows(output, "contracts")
    documents = read_rows(output, "documents")
    own = {row["contract_id"] for row in contracts}
    totals: dict[str, tuple[int, Decimal]] = {}
    for row in contracts:
        if row["counted"] and row["total_amount"] is not None:
            currency = row["currency"] or "CNY"
            count, total = totals.get(currency, (0, Decimal(0)))
            totals[currency] = (count + 1, total + row["total_amount"])
    return Census(
        contracts=sum(bool(row["counted"]) for row in contracts),
        files=len(contracts),
        others=Counter(row["document_type"] for row in documents if row["contract_id"] not in own),
        hardly=tuple(row["path"] for row in contracts if row["read_state"] == "hardly"),
        totals=dict(sorted(totals.items())),
    )
