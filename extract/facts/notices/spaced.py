"""Columns that a converter left with spaces between: a line of labels, and lines with as many words below it."""

from __future__ import annotations

import re

from extract.facts.notices.form import Row
from extract.facts.notices.labels import Label, classify
from extract.facts.notices.sums import UNIT_ALONE
from extract.model import Line, Span

_WORD = re.compile(r"\S+")
_LEAST = 3
_MAX_HEAD = 16

Head = tuple[Label | None, ...]


def head_of(text: str, line: Line) -> Head | None:
    """The labels of a line that is nothing but labels between spaces; `None` for any other line."""
    words = _WORD.findall(text[line.start : line.end])
    if len(words) < _LEAST or any(len(word) > _MAX_HEAD for word in words):
        return None
    labels = tuple(classify(word) for word in words)
    return labels if 2 * sum(label is not None for label in labels) > len(labels) else None


def row_of(text: str, line: Line, head: Head, table: Span, part: str, lot: str | None) -> Row | None:
    """The row of a line that has a word for every label; a unit that stands alone belongs to the number before it."""
    spans: list[Span] = []
    for match in _WORD.finditer(text, line.start, line.end):
        if spans and UNIT_ALONE.fullmatch(match[0]):
            spans[-1] = Span(spans[-1].start, match.end())
        else:
            spans.append(Span(*match.span()))
    if len(spans) != len(head):
        return None
    cells: dict[str, Span] = {}
    labels: dict[str, Label] = {}
    for label, span in zip(head, spans, strict=True):
        key = "" if label is None else label.detail or label.key
        if label is not None and key not in cells:
            cells[key], labels[key] = span, label
    return Row(cells, labels, Span(spans[0].start, spans[-1].end), table, part, lot)
