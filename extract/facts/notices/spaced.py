"""Columns that a converter left with spaces between: a line of labels, and lines with as many words below it; or labels
and rows in one line.
"""

from __future__ import annotations

import re

from extract.facts.notices.form import Row, lot_of_row
from extract.facts.notices.labels import Label, column, lot_alone
from extract.facts.notices.stacked import fits
from extract.facts.notices.sums import UNIT_ALONE
from extract.lexicon import phrase
from extract.model import Line, Span

_WORD = re.compile(r"\S+")
_LEAST = 3
_MAX_HEAD = 16
_MOST_MARK = 60

Head = tuple[Label | None, ...]


def head_of(text: str, line: Line) -> Head | None:
    """The labels of a line that is nothing but labels between spaces; `None` for any other line."""
    words = _WORD.findall(text[line.start : line.end])
    if len(words) < _LEAST or any(len(word) > _MAX_HEAD for word in words):
        return None
    labels = tuple(column(word) for word in words)
    if all(label is None or label.key in ("other", "seq") for label in labels):
        return None
    return labels if 2 * sum(label is not None for label in labels) > len(labels) else None


def inside(
    text: str, line: Line, table: Span, part: str, lot: str | None
) -> tuple[list[Row], tuple[Label, ...], str | None]:
    """Rows in the line of their heads: 供应商名称 供应商地址 中标金额 云桥设备有限公司 青石路1号 50000.00元; the heads that end the
    line, whose rows stand below; the lot that was named last, which is theirs."""
    words = [Span(*match.span()) for match in _WORD.finditer(text, line.start, line.end)]
    rows: list[Row] = []
    at = 0
    while at + _LEAST <= len(words):
        said = text[words[at].start : words[at].end]
        if len(said) <= _MOST_MARK and (mark := lot_alone(said)) is not None:
            lot = mark.lot
        heads: list[Label] = []
        while at + len(heads) < len(words) and (label := _label(text, words[at + len(heads)])) is not None:
            heads.append(label)
        at += max(len(heads), 1)
        if len(heads) >= _LEAST and at == len(words) and len(heads) < len(words):
            return rows, tuple(heads), lot
        while len(heads) >= _LEAST and (taken := _take(text, words, at, heads)):
            spans, at = taken
            cells: dict[str, Span] = {}
            for label, span in zip(heads, spans, strict=True):
                cells.setdefault(label.detail or label.key, span)
            labels = {label.detail or label.key: label for label in reversed(heads)}
            span = Span(spans[0].start, spans[-1].end)
            rows.append(Row(cells, labels, span, Span(table.start, table.end), part, lot_of_row(text, cells, lot)))
    return rows, (), lot


def _label(text: str, span: Span) -> Label | None:
    return column(text[span.start : span.end]) if len(span) <= _MAX_HEAD and "：" not in text[span.start : span.end] else None


def _take(text: str, words: list[Span], at: int, heads: list[Label]) -> tuple[list[Span], int] | None:
    """One word a head from index `at` on, and the index behind them; `None` where a word does not fit its column."""
    spans: list[Span] = []
    while at < len(words) and len(spans) < len(heads):
        if not fits(text, heads[len(spans)], words[at]):
            return None
        spans.append(words[at])
        at += 1
        if at < len(words) and UNIT_ALONE.fullmatch(text[words[at].start : words[at].end]):
            spans[-1] = Span(spans[-1].start, words[at].end)
            at += 1
    return (spans, at) if len(spans) == len(heads) else None


def row_of(text: str, line: Line, head: Head, table: Span, part: str, lot: str | None) -> Row | None:
    """The row of a line that has a word for every label; a unit that stands alone belongs to the number before it."""
    spans: list[Span] = []
    for match in _WORD.finditer(text, line.start, line.end):
        if spans and UNIT_ALONE.fullmatch(match[0]):
            spans[-1] = Span(spans[-1].start, match.end())
        else:
            spans.append(Span(*match.span()))
    last = head[-1]  # nothing stands under 备注
    short = len(spans) + 1 == len(head) and last is not None and phrase("notices.remark_column").match(last.core) is not None
    if len(spans) != len(head) and not short:
        return None
    if not all(label is None or fits(text, label, span) for label, span in zip(head, spans, strict=False)):
        return None
    cells: dict[str, Span] = {}
    labels: dict[str, Label] = {}
    for label, span in zip(head, spans, strict=False):
        key = "" if label is None else label.detail or label.key
        if label is not None and key not in cells:
            cells[key], labels[key] = span, label
    return Row(cells, labels, Span(spans[0].start, spans[-1].end), table, part, lot_of_row(text, cells, lot))
