"""Forms with a party a column, or a party a row: what each party filled in at its label.

    |          | 甲方         | 乙方          |        | 角色   | 名称         | 电话         |
    | 单位名称 | 青石市教育局 | 云麓科技公司  |        | 牵头人 | 云麓科技公司 | 0951-5550188 |
    | 开户银行 |              | 青石银行      |        | 成员   | 青石测绘公司 | 0951-5550189 |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.facts.context import Context
from extract.facts.parties import gates
from extract.facts.parties.accounts import behind_bank
from extract.facts.parties.heads import Name, heads, names_in
from extract.facts.parties.label_words import ATTRIBUTES, NAMES, attribute_of, attributes_of
from extract.facts.parties.names import clean
from extract.facts.parties.roles import Sides, side_of
from extract.lexicon import words
from extract.model import Cell, Span, Table


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell filled in for a party: the words of its label (甲方), and a name or a value with its place in the view."""

    words: str
    attribute: str
    name: Name | None
    value: str
    start: int
    end: int


def filled(context: Context, sides: Sides) -> Iterator[Filled]:
    """All cells of all such forms."""
    for table in context.document.tables:
        grid = table.grid(context.document.text)
        columns: dict[int, str] = {}
        for row in grid:
            over = _heads(context, row) or ({} if columns else _named(context, row))
            if len({sides.of(one) for one in over.values()}) >= 2:
                columns = over
                continue
            labels = attributes_of(_tight(context, row[0])) if columns and row[0] is not None else ()
            for index, party in columns.items():
                cell = row[index] if index < len(row) else None
                if cell is not None and cell is not row[0] and cell.end > cell.start:
                    for label in labels:
                        yield from _read(context, party, label, cell, len(labels) > 1)
        yield from _rows(context, grid)


def is_columned(context: Context, table: Table, sides: Sides) -> bool:
    """True if a row of the table heads two columns with two parties, or its first column names parties row by row."""
    grid = table.grid(context.document.text)
    return any(
        len({sides.of(one) for one in (_heads(context, row) or _named(context, row)).values()}) >= 2 for row in grid
    ) or bool(list(_rows(context, grid)))


def _heads(context: Context, row: list[Cell | None]) -> dict[int, str]:
    """Columns headed by a party alone (甲方 | 乙方), not by a name behind it."""
    found: dict[int, str] = {}
    for index, cell in enumerate(row):
        label = _tight(context, cell).strip("：") if cell is not None else ""
        alone = index and 2 <= len(label) <= 12 and "：" not in label and attribute_of(label) is None
        if alone and (label.split("（")[0] in words("party") or side_of(label) in ("buyer", "supplier")):
            found[index] = label
        elif index and label:
            return {}  # 甲方 | NAME | 乙方 | NAME: names stand beside, not below
    first = _tight(context, row[0]).strip("：") if row and row[0] is not None else ""
    if first.split("（")[0] in words("party"):
        return {}
    return found


def _named(context: Context, row: list[Cell | None]) -> dict[int, str]:
    """Columns headed by the names of parties that are named as such elsewhere: 单位名称 | 青石县水务局 | 云麓机电有限公司."""
    if row[0] is None or attribute_of(_tight(context, row[0])) not in NAMES:
        return {}
    known = {head.names[0].value: head.words for head in heads(context) if head.names}
    found: dict[int, str] = {}
    for index, cell in enumerate(row):
        if index and cell is not None and (words_of := known.get(clean(_tight(context, cell)))) is not None:
            found[index] = words_of
    return found


def _rows(context: Context, grid: list[list[Cell | None]]) -> Iterator[Filled]:
    """A header of labels (名称 | 地址 | 电话) over rows that begin with a party."""
    header: dict[int, str] = {}
    for row in grid:
        labels = {
            index: kind
            for index, cell in enumerate(row)
            if index and cell is not None and (kind := attribute_of(_tight(context, cell))) in (*ATTRIBUTES, *NAMES)
        }
        if len(labels) >= 2 and len(labels) >= len(row) - 2:
            header = {index: str(kind) for index, kind in labels.items()}
            continue
        first = _tight(context, row[0]).strip("：") if row[0] is not None else ""
        bare = first.split("（")[0]
        if not header or (bare not in words("party") and bare not in words("member")):
            continue
        for index, kind in header.items():
            cell = row[index] if index < len(row) else None
            if cell is not None and cell.end > cell.start:
                yield from _read(context, first, kind, cell)


def _read(context: Context, party: str, label: str, cell: Cell, joint: bool = False) -> Iterator[Filled]:
    view = context.document.view
    start = view.index(cell.start)
    raw = view.text[start : view.index(cell.end)]
    if label in NAMES:
        for name in names_in(raw, start)[:1]:
            yield Filled(party, "name", name, name.value, name.start, name.end)
    elif label in ATTRIBUTES and (found := (behind_bank(raw) if joint and label == "account" else gates.read(label, raw))):
        yield Filled(party, label, None, found.value, start + found.start, start + found.end)


def _tight(context: Context, cell: Cell) -> str:
    return context.tight(Span(cell.start, cell.end)).strip()
