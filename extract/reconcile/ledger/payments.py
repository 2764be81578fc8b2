"""All payments of all ledgers, judged matter by matter, and their rows in the order of the ledgers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from extract.reconcile.ledger.assign import Assigned
from extract.reconcile.ledger.judge import judge
from extract.reconcile.ledger.rows import Payout
from extract.reconcile.library import Library
from extract.reconcile.matters import Matter
from extract.record import Finding

_Key = tuple[str, str, int]


class Payments:
    """Memory holds the payments (about a KB each) and what was said of them."""

    def __init__(self, assigned: Sequence[Assigned], tolerance: Decimal | None = None) -> None:
        self._assigned = assigned
        self._tolerance = tolerance
        self._by_matter: dict[str, list[Assigned]] = defaultdict(list)
        for one in assigned:
            if len(one.matters) == 1:
                self._by_matter[one.matters[0]].append(one)
        self._last = max((one.payout.day for one in assigned), default=date.min)
        self._states: dict[_Key, list[str]] = {}
        self._more: dict[_Key, dict[str, Any]] = {}
        self.balances: list[Mapping[str, Any]] = []

    def of(self, matter: Matter) -> Iterator[Finding]:
        """The findings on the payments of a matter."""
        mine = self._by_matter.get(matter.id)
        if mine:
            judged = judge(matter, mine, self._last, self._tolerance)
            self._states |= {_key(payout): states for payout, states in judged.states.items()}
            self._more |= {_key(payout): row for payout, row in judged.rows.items()}
            if judged.balance:
                self.balances.append(judged.balance)
            yield from judged.findings

    def rows(self, library: Library, counts: Counter[str]) -> Iterator[Mapping[str, Any]]:
        """The rows of the table `ledger`, after all matters; `counts` is told of each payment's certainty."""
        paths = {one.id: one.path for one in library.papers}
        for one in self._assigned:
            payout, key = one.payout, _key(one.payout)
            counts[one.certainty or "none"] += 1
            states = self._states.get(key, ["no_contract"] if not one.matters else [])
            yield {
                "ledger_id": payout.ledger, "path": payout.path, "sheet": payout.sheet or None, "row": payout.row,
                "paid_on": payout.day.isoformat(), "amount": payout.amount, "payee": payout.payee or None,
                "account": payout.account or None, "summary": payout.summary or None, "number": payout.number or None,
                "matter_id": one.matters[0] if len(one.matters) == 1 else None,
                "contract_path": "、".join(paths.get(matter, "") for matter in one.matters) or None,
                "certainty": one.certainty, "ties": list(one.ties), "states": list(dict.fromkeys(states)),
                **self._more.get(key, {}),
            }  # fmt: skip


def _key(payout: Payout) -> _Key:
    return payout.ledger, payout.sheet, payout.row
