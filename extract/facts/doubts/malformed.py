"""Rows in whose words a sum or a rate is written that cannot be read whole: a person should look at them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.facts.context import Context
from extract.record import Evidence


def flag_rows(context: Context, rows: Sequence[Evidence]) -> None:
    """Put the flag `malformed` on every row whose span holds such a value."""
    view = context.document.view
    broken = [
        view.span(token.start, token.end)
        for token in context.lexed.tokens
        if token.malformed and token.family in ("money", "ratio")
    ]
    for row in rows:
        if any(start < row.end and row.start < end for start, end in broken):
            row.flags = sorted({*row.flags, "malformed"})
