"""A contract against its model contract (范本): what is missing, changed, added, and what was only filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.compare.redline.build import Block, Redline
from extract.compare.redline.html import Front, Line, anchor
from extract.pages.tongue import CHINESE, Tongue

Status = Literal["missing", "changed", "added", "filled", "same"]

NAMES: dict[Status, tuple[str, str]] = {
    "missing": ("缺少", "missing"),
    "changed": ("改动", "changed"),
    "added": ("新增", "added"),
    "filled": ("只填空", "filled in"),
    "same": ("未改", "unchanged"),
}
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


def summary(listed: Sequence[Clause], tongue: Tongue = CHINESE) -> str:
    """One sentence that counts."""
    counts = Counter(one.status for one in listed)
    words = [tongue.say(f"{zh} {counts[one]} 条", f"{counts[one]} {en}") for one, (zh, en) in NAMES.items() if counts[one]]
    moved = sum(one.moved for one in listed)
    told = [tongue.join(words, "，"), *([tongue.say(f"移位 {moved} 条", f"{moved} moved")] if moved else [])]
    return tongue.say("与范本相比：", "Against the model, clauses: ") + tongue.join(told, "；")


def text(listed: Sequence[Clause], tongue: Tongue = CHINESE) -> str:
    """The clauses that are not as in the model contract, for a terminal."""
    lines = [summary(listed, tongue)]
    for status in ("missing", "changed", "added", "filled"):
        name = tongue.say(*NAMES[status])
        lines += [f"  {name}  {one.block.unit.where}" for one in listed if one.status == status]
    return "\n".join(lines)


def front(listed: Sequence[Clause], tongue: Tongue = CHINESE) -> Front:
    """The same for the page, all clauses with the ids of their places in the text."""
    order = {status: k for k, status in enumerate(NAMES)}
    ranked = sorted(listed, key=lambda one: order[one.status])  # the sort keeps the order within
    lines = [[_line(one, tongue) for one in ranked if (one.status == "same") is quiet] for quiet in (False, True)]
    return Front(summary(listed, tongue), *lines)


def _line(one: Clause, tongue: Tongue) -> Line:
    unit = one.block.unit
    return Line(tongue.say(*NAMES[one.status]), _LOOKS[one.status], one.moved, anchor(one.block), unit.where, unit.page)
