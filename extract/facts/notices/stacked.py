"""Tables that a converter laid down cell by cell: the heads line by line, then as many lines a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.facts.notices.form import Row, lot_of_row, tight
from extract.facts.notices.labels import Label, classify, column, heading
from extract.lexicon import phrase
from extract.model import Line, Span

_LEAST = 3
_MAX_HEAD = 16
_MOST_ROWS = 200
_FIGURES = frozenset({"amount", "price", "budget", "ceiling_price", "score", "rank", "item_quantity", "item_unit_price"})


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one such table, and the index of the first line behind it."""

    rows: list[Row]
    behind: int


def block_at(text: str, lines: Sequence[Line], i: int, part: str, lot: str | None) -> Block | None:
    """The table whose heads begin at line `i`; `None` where none does. What does not fit its column ends it."""
    heads: list[Label] = []
    at = i
    while at < len(lines) and (label := _head(text, lines[at])) is not None:
        heads.append(label)
        at += 1
    if len(heads) < _LEAST or all(head.key in ("other", "seq") for head in heads):
        return None
    table = Span(lines[i].start, lines[i].end)
    rows: list[Row] = []
    while at + len(heads) <= len(lines) and len(rows) < _MOST_ROWS:
        cells = [lines[at + k].span for k in range(len(heads))]
        if not all(fits(text, label, cell) for label, cell in zip(heads, cells, strict=True)):
            break
        found: dict[str, Span] = {}
        labels: dict[str, Label] = {}
        for label, cell in zip(heads, cells, strict=True):
            key = label.detail or label.key
            if key not in found:
                found[key], labels[key] = cell, label
        rows.append(Row(found, labels, Span(cells[0].start, cells[-1].end), table, part, lot_of_row(text, found, lot)))
        at += len(heads)
    return Block(rows, at) if rows else None


def _head(text: str, line: Line) -> Label | None:
    words = tight(text[line.start : line.end])
    if not 0 < len(words) <= _MAX_HEAD or "：" in words or phrase("notices.item_mark").match(words):
        return None
    return column(words)


def fits(text: str, label: Label, cell: Span) -> bool:
    """Whether a line may stand in a column: figures where figures belong, and never a heading or a label."""
    words = tight(text[cell.start : cell.end])
    if not words or phrase("notices.top_mark").match(words) or (heading(words) is not None and len(words) > 2):
        return False
    if "：" not in words and classify(words) is not None:
        return False
    if label.key == "seq":
        return words.isdigit()
    if label.key == "rank" and phrase("notices.rank_word").search(words):
        return True
    if label.key in _FIGURES:
        return re.search(r"\d", words) is not None or phrase("notices.no_value").match(words) is not None
    return True
