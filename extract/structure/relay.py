"""Logical lines for physical ones: `relay(document)`, the last step before a text is frozen."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extract.lexicon import words
from extract.model import Document
from extract.structure.breaks import breaks
from extract.structure.rewrite import Edit, rewrite


def relay(document: Document) -> Document:
    """The document with a line end wherever its text begins something of its own: a clause, a label, an annex."""
    text = document.folded
    edits = []
    for at in breaks(text, _running(document), _gap(text)):
        start = at
        while start and text[start - 1] == " ":
            start -= 1
        if start and text[start - 1] not in "\n\t":
            edits.append(Edit(start, at, "\n"))
    return rewrite(document, edits)


def _gap(text: str) -> int:
    """The number of spaces that separate anything: one, or more than stand between the characters of spaced-out text.

    Text is spaced out if everyday words (合 同) are cut by spaces again and again, not only in a label (甲 方：).
    """
    whole = cut = 0
    gaps: Counter[int] = Counter()
    for match in _everyday().finditer(text):
        spaces = len(match[0]) - len(match[0].replace(" ", ""))
        whole += not spaces
        cut += bool(spaces)
        gaps[spaces] += bool(spaces)
    return 1 + gaps.most_common(1)[0][0] if cut >= 3 and cut > 0.02 * (cut + whole) else 1


@cache
def _everyday() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(" {0,3}".join(word) for word in words("everyday")) + ")(?! *[：（])")


def _running(document: Document) -> list[tuple[int, int]]:
    """The stretches of text outside tables and rows of cells, sorted."""
    text = document.text
    closed = [(table.start, table.end) for table in document.tables]
    spans: list[tuple[int, int]] = []
    k = 0
    for line in document.lines:
        while k < len(closed) and closed[k][1] <= line.start:
            k += 1
        inside = k < len(closed) and closed[k][0] <= line.start
        if inside or line.end <= line.start or "\t" in text[line.start : line.end].strip():
            continue
        if spans and spans[-1][1] + 1 == line.start:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans
