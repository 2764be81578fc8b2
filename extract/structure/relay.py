"""Logical lines for physical ones: `relay(document)`, the last step before a text is frozen."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Document
from extract.structure.breaks import breaks
from extract.structure.forms import forms
from extract.structure.rewrite import Edit, rewrite
from extract.structure.spacing import layout, squeeze
from extract.structure.spoiled import sound
from extract.structure.tables import cut_off, tables
from extract.text.marks import EMPTY, TICKED

_MARKS = TICKED + EMPTY + "★▲"


def relay(document: Document) -> Document:
    """The document with a line end wherever its text begins something of its own: a clause, a label, an annex.

    Spaces go that stand between the characters of a spaced-out text.
    """
    document = replace(document, tables=sound(document))
    found, edits_of_tables = tables(document.folded, _running(document))
    document = rewrite(document, edits_of_tables, found)
    document = rewrite(document, forms(document.folded, _running(document)))
    text = document.folded
    tight = squeeze(text)
    running = _without(_running(document), cut_off(text, _running(document)))
    spans = [(tight.index(start), tight.index(end)) for start, end in running]
    edits = {}
    for index in breaks(tight.text, spans):
        at = tight.at[index]
        while at and text[at - 1] in _MARKS:
            at -= 1  # ☑（1）: the box belongs to the option behind it
        start = at
        while start and text[start - 1] == " ":
            start -= 1
        if start and text[start - 1] not in "\n\t":
            edits[start] = Edit(start, at, "\n")
    for start, end in layout(text):
        edits.setdefault(start, Edit(start, end, ""))
    return rewrite(document, sorted(edits.values()))


def _running(document: Document) -> list[tuple[int, int]]:
    """The stretches of text outside tables, sorted."""
    closed = [(table.start, table.end) for table in document.tables]
    spans: list[tuple[int, int]] = []
    k = 0
    for line in document.lines:
        while k < len(closed) and closed[k][1] <= line.start:
            k += 1
        inside = k < len(closed) and closed[k][0] <= line.start
        if inside or line.end <= line.start:
            continue
        if spans and spans[-1][1] + 1 == line.start:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _without(spans: list[tuple[int, int]], closed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without the closed ranges in them."""
    for low, high in closed:
        spans = [part for start, end in spans for part in ((start, min(end, low)), (max(start, high), end)) if part[0] < part[1]]
    return spans
