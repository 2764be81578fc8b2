"""A comparison of two contracts as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.compare.redline.judge import NAMES

if TYPE_CHECKING:
    from extract.compare.records.differences import Difference
    from extract.compare.redline.build import Change, Redline

_LONGEST = 160
_KINDS = {"changed": "改", "filled": "填", "added": "增", "removed": "删"}


def summary(found: Redline) -> str:
    """One sentence that says what was found."""
    if found.verdict == "identical":
        return "两份文本逐字相同"
    counts = {kind: sum(one.kind == kind for one in found.changes) for kind in _KINDS}
    words = [f"{text} {count} 处" for (kind, count), text in zip(counts.items(), _NOUNS, strict=True) if count]
    head = "实质差异 " + str(len(found.changes)) + " 处" + (f"（{'，'.join(words)}）" if words else "")
    if not found.changes:
        head = "没有实质差异"
    rest = [f"移位 {found.shifted} 处"] * bool(found.shifted) + [f"仅写法不同 {found.cosmetic} 处"] * bool(
        found.cosmetic
    )
    rest += [f"编号顺延 {found.renumbered} 条"] * bool(found.renumbered)
    rest += ["仅版面（空格、换行）不同"] * (not found.changes and not rest)
    return "；".join([head, *rest])


_NOUNS = ("修改", "填写", "新增条款", "删除条款")


def render(found: Redline, values: Sequence[Difference]) -> str:
    """The summary, every change of substance in its sentence, what moved, and the values that differ."""
    lines = [f"{name} {side.name}" for name, side in zip(found.names, (found.a, found.b), strict=True)]
    lines.append(summary(found))
    if found.changes:
        lines += ["", "实质差异"]
        lines += [line for change in found.changes for line in _change(change)]
    if found.moved:
        lines += ["", "移位（内容在另一处）"]
        lines += [f"  {block.a[0].where}  →  {block.b[0].where}" for block in found.moved]
    notes = [(block.unit.where, note) for block in found.blocks for note in block.notes]
    if notes:
        lines += ["", "条款引用"]
        lines += [f"  {where}：{note}" for where, note in notes]
    if values:
        lines += ["", "读出的值"]
        lines += [_value(one) for one in values]
    return "\n".join(lines)


def _change(change: Change) -> Iterator[str]:
    unit = change.b or change.a
    page = f" 第{unit.page}页" if unit is not None and unit.page else ""
    tags = "、".join(NAMES[tag] for tag in change.tags if tag not in ("clause", "wording"))
    yield f"  {change.number}. [{_KINDS[change.kind]}{'·' + tags if tags else ''}] {unit.where if unit else ''}{page}"
    old, new = _short(change.old), _short(change.new)
    marks = (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
    yield f"     {change.before}{marks}{change.after}"


def _value(one: Difference) -> str:
    arrow = f"{one.old or '（无）'} → {one.new or '（无）'}"
    return f"  {one.name}：{_short(arrow)}" + ("  （两份原文相同，读法不同）" if one.same_words else "")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST // 2] + " … " + flat[-_LONGEST // 2 :]
