"""One instalment is one row: what the contract says twice is put together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extract.facts.context import Context
from extract.record import SURE, Payment

_WHOLE = Decimal("0.95")
"""Shares of a plan that say how all is paid."""
_FILL = ("label", "amount", "amount_source", "due_days", "due_day_kind", "due_on", "method")


def merged(context: Context, found: list[tuple[Payment, str, str]]) -> list[Payment]:
    """Rows of `(row, plan, clause)` without those that restate an earlier one.

    A guarantee named again elsewhere is the earlier row; so is a row of a later plan with a share of an earlier,
    complete plan (the same terms in the form in front and in the conditions behind).
    """
    kept = _Kept()
    for row, plan, clause in found:
        if _told_in_parts(kept.rows, row, clause):
            continue
        twin = kept.twin(row, plan, clause)
        if twin is None:
            kept.add(row, plan, clause)
        else:
            kept.fill(twin, row)
    rows = [row for row, _, _ in kept.rows]
    told = [row for row in rows if row.kind == "periodic" and not _is_bare(row)]
    rows = [row for row in rows if not (told and row.kind == "periodic" and _is_bare(row))]
    paid = sum((r.percent or Decimal(0)) for r in rows if r.base == "contract_total" and r.payer == "buyer")
    if len(rows) > 1 and paid > Decimal("1.0001"):
        context.note(f"payments：付款比例合计 {paid:.2%}，超过合同总价")
        if not _leave_open(rows):
            _leave_unsure(rows)
    return rows


def _leave_unsure(rows: list[Payment]) -> None:
    """培训费…支付100% beside shares of the price: more than the whole is not paid, so a share of what nobody says is no sum."""
    for row in rows:
        if row.amount_source == "computed" and row.confidence < SURE:
            row.amount, row.amount_source = None, None


def _leave_open(rows: list[Payment]) -> bool:
    """True for 完成30%付20%，完成60%付40%，完工付80%: shares that rise past the whole are sums so far; what each adds is not told."""
    rising = [row for row in rows if row.base == "contract_total" and row.percent is not None and row.payer == "buyer"]
    most = max((i for i, row in enumerate(rising)), key=lambda i: rising[i].percent or 0, default=0)
    steps = rising[: most + 1]
    if len(steps) < 3 or any((a.percent or 0) >= (b.percent or 0) for a, b in pairwise(steps)):
        return False
    for row in steps[1:]:
        if row.amount_source == "computed":
            row.amount, row.amount_source = None, None
    return True


def _told_in_parts(kept: list[tuple[Payment, str, str]], row: Payment, clause: str) -> bool:
    """The guarantee as a whole (结算价的3%) behind the parts that it is paid out in elsewhere (2.5%, 0.5%)."""
    if row.kind != "retention" or row.percent is None:
        return False
    parts = [r.percent or Decimal(0) for r, _, c in kept if r.kind == "retention" and c != clause]
    return len(parts) > 1 and sum(parts) == row.percent


_Key = tuple[str, Decimal, str | None, Decimal | None]


class _Kept:
    """The rows so far, each found by its share or its sum and what that is of: the earliest of a plan stands for the others."""

    def __init__(self) -> None:
        self.rows: list[tuple[Payment, str, str]] = []
        self._paid_by: dict[str, Decimal] = {}
        self._first: dict[_Key, dict[str, int]] = {}
        self._guarantees: dict[_Key, list[int]] = {}

    def add(self, row: Payment, plan: str, clause: str) -> None:
        """One more row."""
        self.rows.append((row, plan, clause))
        self._paid_by[plan] = self._paid_by.get(plan, Decimal(0)) + (row.percent or Decimal(0))
        self._note(len(self.rows) - 1)

    def _note(self, at: int) -> None:
        row, plan, clause = self.rows[at]
        for key in _keys(row):
            plans = self._first.setdefault(key, {})
            plans[plan] = min(at, plans.get(plan, at))
            if row.kind == "retention":
                same = self._guarantees.setdefault(key, [])
                if all(self.rows[other][2] != clause for other in same):
                    same.append(at)
                    same.sort()

    def twin(self, row: Payment, plan: str, clause: str) -> int | None:
        """The earliest row that this one restates."""
        key = next(iter(_keys(row)), None)
        if key is None:
            return None
        found = [at for other, at in self._first.get(key, {}).items() if other != plan and self._paid_by[other] >= _WHOLE]
        if row.kind == "retention":
            found += [at for at in self._guarantees.get(key, ()) if self.rows[at][2] != clause]
        return min(found, default=None)

    def fill(self, at: int, other: Payment) -> None:
        """What an earlier row does not say is taken from one that restates it."""
        _fill(self.rows[at][0], other)
        self._note(at)


def _keys(row: Payment) -> Iterator[_Key]:
    """A row is asked for by the first of these, and found by any."""
    amount = row.amount if row.base == "other" else None
    if row.percent is not None:
        yield "share", row.percent, row.base, amount
    if row.amount is not None:
        yield "sum", row.amount, row.base, amount


def _is_bare(row: Payment) -> bool:
    """True if a row says that something is paid, and neither how much nor when: 据实结算."""
    return row.percent is None and row.amount is None and row.due_days is None and row.due_on is None and not row.triggers


def _fill(row: Payment, other: Payment) -> None:
    for name in _FILL:
        if getattr(row, name) in (None, []):
            setattr(row, name, getattr(other, name))
    if not row.triggers:
        row.triggers = other.triggers
