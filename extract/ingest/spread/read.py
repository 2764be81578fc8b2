"""From the head of a list to its end: parts under one head each, put together and believed or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.ingest.blocks import Grid
from extract.ingest.labels import MARKER
from extract.ingest.spread.columns import Columns, Line, Measure, aligned, line_of, merged, pieces, words_of
from extract.ingest.spread.head import STOP, WIDEST, head_at, stands_again, under_head
from extract.ingest.spread.rows import SEQ, Row, believed, fitting, rows_of
from extract.structure.apart import kinds_of
from extract.structure.figures import FIGURES
from extract.structure.heads import column_kind
from extract.text.wraps import width

_RULE = re.compile(r"\s*[-─━—=＝_]{8,}[-─━—=＝_ ]*")
"""A line drawn under the head or above the sum."""
_BLANKS = 5
"""Blank lines that end a list."""
_FEW = 3
"""Cells of a line that make it a row."""


@dataclass(frozen=True)
class _Part:
    """What stands under one head; `end`: the line behind its last; `plain`: each row is one line."""

    head: Row
    rows: list[Row]
    end: int
    plain: bool


@dataclass(frozen=True)
class _Stretch:
    """The lines that keep to the columns by one measure; `rank`: how many of them multiply, how well they are aligned."""

    lines: list[Line]
    rank: tuple[int, float]


def spread_block(lines: Sequence[str], start: int) -> tuple[int, Grid | None]:
    """`(lines used, table)` of the list whose head begins at a line; `(0, None)` if none does or it is not believed.

    A list goes on where its head stands again right behind it, on a new page with columns of its own.
    """
    head = head_at(lines, start)
    if head is None:
        return 0, None
    lines = [*lines[:start], *("" if _RULE.fullmatch(line) else line for line in lines[start:])]
    part = _best(lines, head[1], lambda measure: under_head(lines, *head, measure))
    parts: list[_Part] = []
    while part is not None:
        parts.append(part)
        part = _next(lines, part)
    if not parts:
        return 0, None
    names = parts[0].head
    rows = [row for part in parts for row in part.rows]
    behind = lines[parts[-1].end] if parts[-1].end < len(lines) else ""
    if len(pieces(behind, len)) >= _FEW:
        return 0, None  # a row that does not fit
    if not rows or not believed(rows, _kinds(names), all(part.plain for part in parts)):
        return 0, None
    return parts[-1].end - start, Grid.of_rows([names, *rows])


def _next(lines: Sequence[str], part: _Part) -> _Part | None:
    """What goes on right behind a part: under its head again, or (a new page) with a row that has all cells at other places."""
    at = part.end
    while at < len(lines) and at - part.end <= 2 * _BLANKS and not lines[at].strip():
        at += 1
    if at >= len(lines) or not lines[at].strip():
        return None
    if head := head_at(lines, at):
        again = _best(lines, head[1], lambda measure: under_head(lines, *head, measure))
        return again if again is not None and again.head == part.head else None
    if at == part.end and _in_order(lines[at], _kinds(part.head)):
        return _best(lines, at, lambda measure: (part.head, [(a, a + measure(word)) for a, word in words_of(lines[at], measure)]))
    return None


def _best(lines: Sequence[str], body: int, columns: Callable[[Measure], tuple[Row, Columns]]) -> _Part | None:
    """The rows from a line on, by the measure that fits; `None` if there are none or they can be dealt out in two ways."""
    # The measures may find other columns under one head: each reads by its own.
    heads = [(*columns(measure), measure) for measure in (len, width)]
    found = [(head, _stretch(lines, body, head, at, measure)) for head, at, measure in heads if FIGURES & set(_kinds(head))]
    if not found:
        return None
    head, stretch = max(found, key=lambda one: one[1].rank)
    rows, last = rows_of(stretch.lines, _kinds(head))
    if not rows or last is None:
        return None
    return _Part(head, rows, last + 1, len(rows) >= sum(bool(line.strip()) for line in lines[body : last + 1]))


def _in_order(line: str, kinds: Sequence[str | None]) -> bool:
    """As many words as there are columns, the figures among them at their places and quantity × price = amount."""
    row = [word for _, word in words_of(line, len)]
    if len(row) != len(kinds) or "seq" not in kinds or not SEQ.fullmatch(row[kinds.index("seq")]):
        return False
    return fitting([row], kinds) == (1, 1)


def _may_cross(line: str) -> bool:
    """The name of a group of rows stands over the columns: one short piece."""
    words = [text for _, _, text in pieces(line, len)]
    return len(words) == 1 and len(words[0]) <= 40 and bool(MARKER.match(words[0])) and not STOP.search(words[0])


def _kinds(head: Sequence[str]) -> list[str | None]:
    words = ["".join(cell.split()) for cell in head]
    return list(kinds_of(words)) or [column_kind(cell) for cell in words]


def _stretch(lines: Sequence[str], body: int, head: Row, columns: Columns, measure: Measure) -> _Stretch:
    """The lines from one on that leave the gaps between the columns, and the names of groups over them."""
    kinds = _kinds(head)
    taken: list[int] = []
    crossing: set[int] = set()
    at = body
    blanks = 0
    while len(columns) >= _FEW and at < len(lines) and len(lines[at]) <= WIDEST and "\t" not in lines[at]:
        if not lines[at].strip():
            blanks += 1
            if blanks > _BLANKS:
                break
            at += 1
            continue
        alone = pieces(lines[at], measure)
        if taken and len(alone) == 1 and alone[0][0] < columns[0][0] - 1 and MARKER.match(alone[0][2]):
            break  # a heading to the left of the list
        wider = merged(columns, lines[at], measure)
        if stands_again(lines, at, head) or (wider is None and not _may_cross(lines[at])):
            break
        if wider is not None and _in_order(lines[at], kinds):
            placed = list(line_of(lines[at], at, columns, measure, kinds).cells)
            if fitting([placed], kinds) != (1, 1):
                break  # other places: another page
        columns, crossing = (wider, crossing) if wider is not None else (columns, crossing | {at})
        taken.append(at)
        blanks = 0
        at += 1
    read = [line_of(lines[i], i, columns, measure, kinds, i in crossing) for i in taken]
    _, fits = fitting([list(line.cells) for line in read if not line.group], kinds)
    within = [lines[i] for i in taken if i not in crossing]
    return _Stretch(read, (fits, aligned(columns, within, measure)))
