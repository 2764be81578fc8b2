"""A contract against its model contract (范本): what is missing, changed, added, and what was only filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.compare.redline.build import Block, Redline
from extract.html import cell, details, esc, table, tag

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


def front(listed: Sequence[Clause]) -> str:
    """The same as a section of the page, all clauses with links into the text."""
    rows = []
    for one in listed:
        unit = one.block.unit
        link = f'<a href="#u{"b" if one.block.b else "a"}{unit.index}">{esc(unit.where)}</a>'
        rows.append(
            cell(tag(NAMES[one.status], _LOOKS[one.status]) + (tag("移位") if one.moved else ""))
            + cell(link)
            + cell(str(unit.page or ""), kind="num")
        )
    # What needs a look first; the sort keeps the order within.
    order = {status: k for k, status in enumerate(NAMES)}
    ranked = sorted(zip(listed, rows, strict=True), key=lambda pair: order[pair[0].status])
    other, same = ([row for one, row in ranked if (one.status == "same") is quiet] for quiet in (False, True))
    header = ["状态", "条款", "页"]
    html = table(header, other) if other else ""
    html += details(f"未改的 {len(same)} 条", table(header, same)) if same else ""
    note = "空白处（____、【】、XX、年 月 日）填入内容的算“只填空”。"
    return f'<section id="template"><h2>范本条款</h2><p>{esc(summary(listed))}。{note}</p>{html}</section>'
