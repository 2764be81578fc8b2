"""Which party a labelled line belongs to: the block it stands in, its column of a table, or the role in its label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.facts.context import Context, hole
from extract.facts.convert import text
from extract.facts.parties.roles import Sides, plain_label
from extract.facts.parties.sides import label_words
from extract.model import Cell, Fact, Span, Table

WEAK = re.compile(r"业主|建设单位|使用单位|使用方|用户方|用人单位|监理|设计单位|勘察|检测单位|施工单位")
_LABEL = re.compile(r"[\u4e00-\u9fff]{2}(?:（[^（）]{0,12}）)?：")
MAX_LINES = 18
"""A block of details is at most this long."""


@dataclass(frozen=True)
class Anchor:
    """A place that opens the block of a party. `key` tells parties apart (two suppliers of a consortium)."""

    fact: Fact
    role: str
    label: str
    key: str
    start: int


def anchors(context: Context, sides: Sides) -> list[Anchor]:
    """All places that open a block, in the order of the text."""
    found: list[Anchor] = []
    plain = any(plain_label(str(hole(fact, "label"))) for fact in context.of("party.name"))
    for kind in ("party.name", "party.section"):
        for fact in context.of(kind):
            label = str(hole(fact, "label"))
            words = label_words(fact)
            role = sides.of(words)
            if plain and WEAK.search(words) and plain_label(words) is None:
                # Beside 甲方 and 乙方, 业主 or 监理单位 is somebody else.
                role = "other"
            key = role if role in ("buyer", "supplier") else f"{role}:{label}"
            if "成员" in words and "value" in fact.holes:
                # Each member of a consortium is a party of its own.
                key = f"{role}:{text(fact.holes['value'].value)}"
            elif "成员" in words or label in ("丙方", "丁方"):
                key = f"{role}:{label}"
            found.append(Anchor(fact, role, label, key, fact.span.start))
    found.sort(key=lambda anchor: (anchor.start, anchor.fact.kind))
    return found


def owner(context: Context, fact: Fact, marks: list[Anchor], sides: Sides) -> str | None:
    """Key of the party that an attribute belongs to, or `None` if that is not clear."""
    side = fact.holes.get("side")
    if side is not None:
        role = sides.of(str(side.value))
        exact = [m for m in marks if m.label == str(side.value)]
        if exact:
            return exact[0].key
        return next((m.key for m in marks if m.role == role), None)
    table = _table_at(context, fact.span.start)
    if table is not None:
        found = _owner_in_table(context, table, fact, marks)
        if found is not None:
            return found
    before = [m for m in marks if m.start <= fact.span.start]
    if not before:
        return None
    last = before[-1]
    if not _near(context, last, fact):
        return None
    return _column(context, fact, last, marks) or last.key


def _column(context: Context, fact: Fact, last: Anchor, marks: list[Anchor]) -> str | None:
    """Two columns printed on one line (甲方：… 乙方：… / 地址：… 地址：…): the second 地址 is the second party's."""
    head = context.document.line_at(last.start)
    beside = _beside(context, last, marks)
    if len({m.key for m in beside}) < 2:
        return None
    line = context.document.line_at(fact.span.start)
    words = context.tight(Span(line.start, line.end))
    label = _LABEL.search(context.tight(Span(fact.span.start, fact.holes["value"].span.start)))
    if label is None or line.start == head.start:
        return None
    before = context.tight(Span(line.start, fact.span.start)).count(label.group())
    if words.count(label.group()) < 2:
        return None
    return beside[min(before, len(beside) - 1)].key


def _near(context: Context, anchor: Anchor, fact: Fact) -> bool:
    """The block goes on if few lines lie between, and most of them are labelled ones."""
    between = context.tight(Span(anchor.start, fact.span.start)).split("\n")
    lines = [line for line in between[1:] if line.strip()]
    if len(lines) > MAX_LINES:
        return False
    prose = sum(1 for line in lines if "：" not in line and "\t" not in line and len(line) > 30)
    return prose == 0


def _beside(context: Context, last: Anchor, marks: list[Anchor]) -> list[Anchor]:
    """The parties of the line of an anchor, and of the lines right above it that hold nothing but a party."""
    found = [last]
    for mark in reversed([m for m in marks if m.start < last.start]):
        between = context.tight(Span(mark.start, found[0].start))
        if between.count("\n") > 1 or len(between) > 120:
            break
        found.insert(0, mark)
    return found


def _table_at(context: Context, offset: int) -> Table | None:
    return next((t for t in context.document.tables if t.start <= offset < t.end), None)


def _cell_at(table: Table, offset: int) -> Cell | None:
    return next((c for c in table.cells if c.start <= offset < max(c.end, c.start + 1)), None)


def _owner_in_table(context: Context, table: Table, fact: Fact, marks: list[Anchor]) -> str | None:
    """In a table: the party whose cell heads this row, or stands above in the same column."""
    cell = _cell_at(table, fact.span.start)
    if cell is None:
        return None
    inside = [(m, c) for m in marks if table.start <= m.start < table.end and (c := _cell_at(table, m.start))]
    # A merged cell at the left that spans this row: 甲方 | 地址 | …
    for mark, at in reversed(inside):
        if at.col < cell.col and at.row <= cell.row < at.row + at.rowspan and at.rowspan > 1:
            return mark.key
    columns = {at.col for _, at in inside}
    if len(columns) > 1:
        # Two parties side by side: the nearest one above whose columns cover this one.
        above = [(m, a) for m, a in inside if a.row <= cell.row and a.col <= cell.col]
        if above:
            best = max(above, key=lambda pair: (pair[1].col, pair[1].row, pair[0].start))
            return best[0].key
    above = [(m, a) for m, a in inside if (a.row, a.col) <= (cell.row, cell.col) and m.start <= fact.span.start]
    return above[-1][0].key if above else None
