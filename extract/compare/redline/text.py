"""A comparison of two contracts as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.compare.redline import judge

if TYPE_CHECKING:
    from extract.compare.records.differences import Difference
    from extract.compare.redline.build import Change, Redline
    from extract.pages.tongue import Tongue

_LONGEST = 160
_KINDS = {
    "changed": ("改", "changed", "修改"),
    "filled": ("填", "filled in", "填写"),
    "added": ("增", "added", "新增条款"),
    "removed": ("删", "removed", "删除条款"),
}
"""Kind of a change → its sign, its English name, its noun."""


def summary(found: Redline) -> str:
    """One sentence that says what was found."""
    tongue, say = found.tongue, found.tongue.say
    if found.verdict == "identical":
        return say("两份文本逐字相同", "the two texts are the same character by character")
    counts = {kind: sum(one.kind == kind for one in found.changes) for kind in _KINDS}
    words = [say(f"{noun} {counts[kind]} 处", f"{counts[kind]} {en}") for kind, (_, en, noun) in _KINDS.items() if counts[kind]]
    told, number = tongue.join(words, "，"), len(found.changes)
    head = say(f"实质差异 {number} 处（{told}）", f"differences of substance: {number} ({told})")
    if not found.changes:
        head = say("没有实质差异", "no difference of substance")
    rest = [
        *([say(f"移位 {found.shifted} 处", f"{found.shifted} moved")] * bool(found.shifted)),
        *([say(f"仅写法不同 {found.cosmetic} 处", f"{found.cosmetic} only written otherwise")] * bool(found.cosmetic)),
        *([say(f"编号顺延 {found.renumbered} 条", f"{found.renumbered} renumbered")] * bool(found.renumbered)),
    ]
    if not found.changes and not rest:
        rest = [say("仅版面（空格、换行）不同", "only layout (spaces, lines) differs")]
    return tongue.join([head, *rest], "；")


def render(found: Redline, values: Sequence[Difference]) -> str:
    """The summary, every change of substance in its sentence, what moved, and the values that differ."""
    tongue, say = found.tongue, found.tongue.say
    lines = [f"{name} {side.name}" for name, side in zip(found.names, (found.a, found.b), strict=True)]
    lines.append(summary(found))
    if found.changes:
        lines += ["", say("实质差异", "Differences of substance")]
        lines += [line for change in found.changes for line in _change(change, tongue)]
    if found.moved:
        lines += ["", say("移位（内容在另一处）", "Moved (the words stand in another place)")]
        lines += [f"  {block.a[0].where}  →  {block.b[0].where}" for block in found.moved]
    notes = [(block.unit.where, note) for block in found.blocks for note in block.notes]
    if notes:
        lines += ["", say("条款引用", "References to clauses")]
        lines += [f"  {where}{say('：', ': ')}{note.words(tongue)}" for where, note in notes]
    if values:
        lines += ["", say("读出的值", "Values")]
        lines += [_value(one, tongue) for one in values]
    return "\n".join(lines)


def _change(change: Change, tongue: Tongue) -> Iterator[str]:
    unit = change.b or change.a
    page = tongue.say(f" 第{unit.page}页", f" p. {unit.page}") if unit is not None and unit.page else ""
    tags = tongue.join(judge.name(tag, tongue) for tag in change.tags if tag not in ("clause", "wording"))
    sign = tongue.say(*_KINDS[change.kind][:2])
    yield f"  {change.number}. [{sign}{'·' + tags if tags else ''}] {unit.where if unit else ''}{page}"
    old, new = _short(change.old), _short(change.new)
    marks = (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
    yield f"     {change.before}{marks}{change.after}"


def _value(one: Difference, tongue: Tongue) -> str:
    none = tongue.say("（无）", "(none)")
    same = tongue.say("  （两份原文相同，读法不同）", "  (written alike, read differently)") if one.same_words else ""
    return f"  {one.name}{tongue.say('：', ': ')}{_short(f'{one.old or none} → {one.new or none}')}{same}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST // 2] + " … " + flat[-_LONGEST // 2 :]
