"""Sums of money, ratios and dates of a text, as the lexer of values finds them: each whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from extract.values.lexer import lex

_LABELS = {"money": "MONEY", "ratio": "RATIO", "date": "DATE"}


def quantities(text: str) -> Iterator[tuple[int, int, str, str]]:
    """`(start, end, label, source)` of every value in a tight, folded text, by kind, in the order of the text."""
    lexed = lex(text)
    for family, label in _LABELS.items():
        for token in lexed.of(family):
            if token.value is not None:
                yield token.start, token.end, label, f"type:{family}"
