"""What a sentence and a segment are, for every assembler: one answer, whatever the line ends say."""

from __future__ import annotations

from collections.abc import Iterator

from extract.facts.context import Context
from extract.model import Span

STOPS = "。；！？"
"""Characters that end a sentence."""

COMMAS = "，。；：！？\n\t"
"""Characters that end a segment."""


def sentences(context: Context, span: Span) -> Iterator[Span]:
    """Sentences of a span whose line ends are none: cut after 。；！？ only; each ends behind its stop."""
    view = context.document.view
    i, end = view.index(span.start), view.index(span.end)
    start = i
    for k in range(i, end):
        if view.text[k] in STOPS:
            if k > start:
                yield Span(*view.span(start, k + 1))
            start = k + 1
    if end > start:
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
