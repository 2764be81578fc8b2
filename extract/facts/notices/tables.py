"""Tables of a notice: forms (label | value | label | value) and lists under a head of labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.facts.notices import changes, columns
from extract.facts.notices.form import Row, lot_of_row, tight
from extract.facts.notices.labels import SIDES, Label, classify, column, heading, lot_of
from extract.facts.notices.walk import Walk
from extract.lexicon import phrase
from extract.model import Cell, Span, Table

_HEAD_WITHIN = 4
_MAX_HEAD = 24
_ABOVE = 40
"""Characters above a table within which its unit may stand."""

Cells = Sequence[Cell | None]


def read_table(walk: Walk, table: Table) -> None:
    """Give the entries and rows of a table to the walk."""
    text = walk.form.text
    grid = table.grid(walk.context.document.text)
    said = [[tight(text[cell.start : cell.end]) if cell else "" for cell in row] for row in grid]
    joined = _join_heads(grid, said)
    head: dict[int, Label] = {}
    unit = _unit_above(walk, table)
    sides: columns.Sides = {}
    changed: changes.Columns | None = None
    part = walk.part
    for r, row in enumerate(grid):
        if r in joined:
            continue
        alone = _alone(row, said[r])
        if alone is not None:  # a caption, a lot, a part within the table
            unit = _unit(alone) or unit
            if not head:
                _enter(walk, row, alone)
            elif match := phrase("notices.lot_only").match(alone):
                _enter(walk, row, match[0])
            continue
        spans = [Span(cell.start, cell.end) if cell is not None else None for cell in row]
        if found_columns := changes.columns_of(said[r]):
            changed = found_columns
            continue
        if changed is not None:
            changes.take_row(walk, spans, changed)
            continue
        if found_sides := columns.sides_of(said[r]):
            sides = found_sides
            continue
        if sides and columns.by_column(walk, spans, said[r][0], sides):
            continue
        if sides:
            sides = {}
            walk.enter(part, top=False)
        found = _head(said, r, walk.part)
        if found:
            head = {i: label if label.unit or not unit else replace(label, unit=unit) for i, label in _one_rate(found).items()}
            continue
        first = classify(said[r][0]) if said[r] and said[r][0] else None
        if head and (first is None or first.key == "seq"):
            _list_row(walk, table, row, head)
        elif first is not None and first.key in SIDES and columns.is_rowwise(head):
            columns.by_row(walk, spans, first, head)
        else:
            head = {}
            _form_row(walk, row, said[r])
    if sides:
        walk.enter(part, top=False)


def _unit_above(walk: Walk, table: Table) -> str:
    """The unit that stands right above a table: 单位：万元."""
    found = phrase("notices.unit_above").search(tight(walk.form.text[max(0, table.start - _ABOVE) : table.start].rpartition("\n\n")[2]))
    return found["unit"] if found else ""


def _alone(row: Cells, said: Sequence[str]) -> str | None:
    """The text of a row that is one cell."""
    cells = {id(cell): words for cell, words in zip(row, said, strict=True) if cell is not None and words}
    return next(iter(cells.values())) if len(cells) == 1 else None


def _unit(words: str) -> str:
    found = phrase("notices.unit_inside").search(words) if len(words) <= 20 else None
    return found["unit"] if found else ""


def _enter(walk: Walk, row: Cells, words: str) -> None:
    part = heading(words)
    if part is not None:
        walk.enter(part, top=False)
    elif phrase("notices.lot_only").match(words) and (match := phrase("notices.lot_mark").search(words)):
        walk.lot = lot_of(match)
        cell = next(cell for cell in row if cell is not None and cell.end > cell.start)
        walk.form.lots.append((walk.lot, None, Span(cell.start, cell.end)))


def _head(said: Sequence[Sequence[str]], r: int, part: str) -> dict[int, Label]:
    """Column → label, if a row heads a list: labels side by side, and none below them."""
    row = said[r]
    labels = {i: label for i, words in enumerate(row) if 0 < len(words) <= _MAX_HEAD and (label := _column(words, part))}
    labels = {i: label for i, label in labels.items() if not i or row[i] != row[i - 1]}
    if all(label.key in ("other", "seq") for label in labels.values()):
        return {}
    filled = len({words for words in row if words})
    if len(labels) < 2 or filled < 2 or 2 * len(labels) < filled - 1:
        return {}
    beside = any(i + 1 in labels or _next(row, i) in labels for i in labels)
    if not beside or r + 1 >= len(said):
        return {}
    below = said[r + 1]
    repeated = sum(1 for i in labels if below[i] and classify(below[i]) is not None)
    return labels if repeated <= len(labels) // 3 else {}


def _one_rate(head: dict[int, Label]) -> dict[int, Label]:
    """The columns without those of rates where there are several (工时折扣率 | 配件折扣率): none of them is the price."""
    several = len({label.core for label in head.values() if label.key == "rate"}) > 1
    return {i: replace(label, key="other") if several and label.key == "rate" else label for i, label in head.items()}


def _column(words: str, part: str) -> Label | None:
    """What a column is headed with; 姓名 is of the judges where they are listed."""
    judge = part == "committee" and phrase("notices.judge_column").match(words)
    return Label("committee", words) if judge else column(words)


def _join_heads(grid: Sequence[Cells], said: list[list[str]]) -> set[int]:
    """Heads of two rows (中标价 above 不含税 | 含税) as one in the lower row of `said`; the upper rows, which are done."""
    done: set[int] = set()
    for r in range(min(len(grid) - 1, _HEAD_WITHIN)):
        above, below = grid[r], grid[r + 1]
        through = [i for i, cell in enumerate(above) if cell is not None and cell is below[i]]
        wide = Counter(id(cell) for cell in above)
        parted = [
            i
            for i, cell in enumerate(above)
            if cell is not None and cell is not below[i] and said[r + 1][i] and wide[id(cell)] > 1
        ]
        if through and len(parted) > 1 and len(through) + len(parted) == len(above):
            said[r + 1] = [_joined(said[r][i], said[r + 1][i]) if i in parted else words for i, words in enumerate(said[r + 1])]
            done.add(r)
    return done


def _joined(above: str, below: str) -> str:
    """The words of a head of two rows, as one label would say them."""
    if phrase("notices.net").search(below):
        return below + above
    if phrase("notices.head_qualifies").match(below):
        return f"{above}（{re.sub('[（）]', '，', below).strip('，')}）"
    return next((words for words in (above + below, below) if classify(words) is not None), above + below)


def _next(row: Sequence[str], i: int) -> int:
    """The next column with another text than this one."""
    return next((j for j in range(i + 1, len(row)) if row[j] != row[i]), -1)


def _list_row(walk: Walk, table: Table, row: Cells, head: dict[int, Label]) -> None:
    ranks = [i for i in sorted(head) if head[i].key == "candidate" and head[i].rank]
    if len({head[i].rank for i in ranks}) > 1:  # 第一中标候选人 | 投标报价 | 第二中标候选人 | 投标报价
        shared = {i: label for i, label in head.items() if i < ranks[0]}
        for low, high in zip(ranks, [*ranks[1:], max(head) + 1], strict=True):
            _one_row(walk, table, row, shared | {i: label for i, label in head.items() if low <= i < high})
        return
    _one_row(walk, table, row, head)


def _one_row(walk: Walk, table: Table, row: Cells, head: dict[int, Label]) -> None:
    cells: dict[str, Span] = {}
    labels: dict[str, Label] = {}
    for i, label in head.items():
        cell = row[i] if i < len(row) else None
        key = label.detail if label.key == "detail" else label.key
        if cell is not None and cell.end > cell.start and (key not in cells or (labels[key].net and not label.net)):
            cells[key] = Span(cell.start, cell.end)
            labels[key] = label
    if not cells:
        return
    failed = next((cell for key, cell in cells.items() if key in ("supplier", "amount") and _is_failed(walk, cell)), None)
    if failed is not None:  # 三标段 | 行道树修剪 | 有效投标人不足三家，流标
        lot = lot_of_row(walk.form.text, cells, walk.lot)
        if lot is not None:
            walk.form.failed.append((lot, failed))
        return
    if "committee" in cells:
        walk.add(labels["committee"], cells["committee"], "cell")
    lot = lot_of_row(walk.form.text, cells, walk.lot)
    inside = [cell for cell in row if cell is not None and cell.end > cell.start]
    first = min(inside, key=lambda cell: cell.start)
    line = walk.context.document.line_at(first.start)
    end = max((cell.end for cell in inside if cell.end <= line.end), default=first.end)
    span = Span(first.start, end)
    walk.form.rows.append(Row(cells, labels, span, table.span, walk.part, lot))


def _is_failed(walk: Walk, cell: Span) -> bool:
    return phrase("notices.this_lot_failed").match(tight(walk.form.text[cell.start : cell.end])) is not None


def _form_row(walk: Walk, row: Cells, said: Sequence[str]) -> None:
    """label | value | label | value; a cell that is followed by a label is the part that the row belongs to."""
    cells = [
        (cell, words)
        for k, (cell, words) in enumerate(zip(row, said, strict=True))
        if cell is not None and (not k or cell is not row[k - 1]) and words != "："
    ]
    i = 0
    while i < len(cells):
        words = cells[i][1]
        label = classify(words) if 0 < len(words) <= _MAX_HEAD + 16 else None
        following = cells[i + 1] if i + 1 < len(cells) else None
        if label is None:
            part = heading(words) if words else None
            if part is not None:
                walk.enter(part, top=False)
            i += 1
            continue
        if following is not None and following[1] and classify(following[1]) is not None and label.key in SIDES:
            walk.enter(label.key, top=False)
            i += 1
            continue
        if following is not None and following[1]:
            walk.add(label, Span(following[0].start, following[0].end), "cell")
        i += 2
