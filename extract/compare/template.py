"""A contract against its model contract (范本): what is missing, changed, added, and what was only filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.compare.redline.build import Block, Redline
from extract.compare.redline.html import Front, Line, anchor

Status = Literal["missing", "changed", "added", "filled", "same"]

NAMES: dict[Status, str] = {"missing": "缺少", "changed": "改动", "added": "新增", "filled": "只填空", "same": "未改"}
_LOOKS: dict[Status, str] = {"missing": "bad", "changed": "bad", "added": "warn", "filled": "good", "same": ""}


@dataclass(frozen=True, slots=True)
class Clause:
    """What became of a clause of the model contract, or a clause that it has not (`added`)."""

    status: Status
    block: Block

    @property
    def moved(self) -> bool:
        """True if it stands in another place than in the model contract."""
        return self.block.moved


def clauses(found: Redline) -> list[Clause]:
    """Every clause that says something, in the order of the contract; `found.a` is the model contract."""
    return [Clause(_status(block), block) for block in found.blocks if any(u.key for u in (*block.a, *block.b))]


def _status(block: Block) -> Status:
    status = block.status
    if status == "removed":
        return "missing"
    if status in ("added", "changed", "filled"):
        return status
    return "same"


def departs(found: Redline) -> bool:
    """True if the contract is more than the model contract filled in."""
    return any(one.kind != "filled" for one in found.changes)


def summary(listed: Sequence[Clause]) -> str:
    """One sentence that counts."""
    counts = Counter(one.status for one in listed)
    words = [f"{NAMES[status]} {counts[status]} 条" for status in NAMES if counts[status]]
    moved = sum(one.moved for one in listed)
    return "与范本相比：" + "，".join(words) + (f"；移位 {moved} 条" if moved else "")


def text(listed: Sequence[Clause]) -> str:
    """The clauses that are not as in the model contract, for a terminal."""
    lines = [summary(listed)]
    for status in ("missing", "changed", "added", "filled"):
        lines += [f"  {NAMES[status]}  {one.block.unit.where}" for one in listed if one.status == status]
    return "\n".join(lines)


def front(listed: Sequence[Clause]) -> Front:
    """The same for the page, all clauses with the ids of their places in the text."""
    order = {status: k for k, status in enumerate(NAMES)}
    ranked = sorted(listed, key=lambda one: order[one.status])  # the sort keeps the order within
    lines = [[_line(one) for one in ranked if (one.status == "same") is quiet] for quiet in (False, True)]
    return Front(summary(listed), *lines)


def _line(one: Clause) -> Line:
    unit = one.block.unit
    return Line(NAMES[one.status], _LOOKS[one.status], one.moved, anchor(one.block), unit.where, unit.page)
