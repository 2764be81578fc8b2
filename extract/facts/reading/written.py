"""Text as written: dashes that folding turned into `-` come back, and what the next column left at the end goes."""

from __future__ import annotations

import re

from extract.model import Document, Span

_WIDE_DASHES = "—–"
# Two spaces, or an ideographic one, separate columns; letters spread out (签 订 地 点) have one between each.
_COLUMN_GAP = re.compile(r"(?<=[0-9A-Za-z）)号\]〕])(?: {2,}|\u3000 *|\t)\s*(?=\w)")
_WIDE_GAP = re.compile(r"(?<=\S)(?: {4,}|\u3000{2,}|\t)\s*(?=\S)")


def as_written(document: Document, span: Span, value: str) -> str:
    """`value`, read from the folded view of `span`, with the dashes of the document (`2025—2027`, not `2025-2027`)."""
    view = document.view
    i, j = view.index(span.start), view.index(span.end)
    dashes = [document.text[view.at[k]] for k in range(i, j) if view.text[k] == "-"]
    if not any(d in _WIDE_DASHES for d in dashes):
        return value
    parts = value.split("-")
    if len(parts) - 1 > len(dashes):
        return value
    return parts[0] + "".join(
        (dash if dash in _WIDE_DASHES else "-") + part for dash, part in zip(dashes, parts[1:], strict=False)
    )


def tight(document: Document, span: Span) -> str:
    """The view of a span with its dashes as written."""
    return as_written(document, span, document.view.slice(span.start, span.end))


def first_column(document: Document, span: Span) -> Span:
    """The span up to the gap behind which the next column of a form begins."""
    gap = _COLUMN_GAP.search(document.text, span.start, span.end)
    return Span(span.start, gap.start()) if gap else span


def before_gap(document: Document, span: Span) -> Span:
    """The span up to a gap of four spaces or more: what follows is another column, or the foot of the page."""
    gap = _WIDE_GAP.search(document.text, span.start, span.end)
    return Span(span.start, gap.start()) if gap else span
