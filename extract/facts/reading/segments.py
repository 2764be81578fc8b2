"""Sentences and segments of a clause whatever its line ends say: the text may have been cut anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from extract.facts.context import Context
from extract.model import Span
from extract.text.sentences import STOPS, cut

COMMAS = STOPS + "，：\n\t"
"""Characters that end a segment."""


def sentences(context: Context, span: Span) -> Iterator[Span]:
    """Sentences of a span whose line ends are none; each ends behind its stop."""
    view = context.document.view
    for start, end in cut(view.text, view.index(span.start), view.index(span.end), lines=False):
        yield Span(*view.span(start, end))


def segment(context: Context, offset: int, sentence: Span) -> Span:
    """The words between the commas around an offset."""
    view = context.document.view
    i, first, last = view.index(offset), view.index(sentence.start), view.index(sentence.end)
    start = i
    while start > first and view.text[start - 1] not in COMMAS:
        start -= 1
    end = i
    while end < last and view.text[end] not in COMMAS:
        end += 1
    return Span(*view.span(start, end))
