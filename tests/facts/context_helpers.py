"""A small text on its way to a record, so that one part of a room can be asked about it."""

from __future__ import annotations

from functools import cache

from extract.facts.context import Context
from extract.facts.payments.scope import Item
from extract.model import Span
from extract.pipeline import examine_bytes


@cache
def context(text: str, name: str = "a.txt") -> Context:
    """What an assembler works with where the document is this text."""
    found = examine_bytes(text.encode(), name)
    return Context(found.document, found.outline, found.facts)


def span(of: Context, words: str) -> Span:
    """Where words stand for the first time."""
    start = of.document.text.index(words)
    return Span(start, start + len(words))


def whole(of: Context) -> Span:
    return Span(0, len(of.document.text))


def item(of: Context, line: str) -> Item:
    """A line under the terms of payment."""
    where = span(of, line)
    clause = of.clause(where.start)
    assert clause is not None
    return Item(where, clause, own=True, plan="p", in_table=False, sentences=[where])
