"""What the lexer says of a sentence, in the words of the tests."""

from __future__ import annotations

from decimal import Decimal

from extract.model.view import View
from extract.text.fold import fold
from extract.values.date import DateValue
from extract.values.duration import Duration
from extract.values.lexer import lex
from extract.values.lexer.token import Token


def tokens(sentence: str, family: str) -> list[Token]:
    """The tokens of a family in a sentence as it stands in a document."""
    return lex(View.of(sentence, fold(sentence)).text).of(family)


def said(value: object) -> str:
    """A value as the tables write it; `-` for one that cannot be read."""
    if value is None:
        return "-"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, DateValue):
        return value.value
    return value.iso if isinstance(value, Duration) else str(value)


def values(sentence: str, family: str) -> list[str]:
    """The values of a family in a sentence, those that cannot be read as `-`, sums that were put right or are one of two
    bounds with `!`."""
    return [said(one.value) + ("!" if _marked(one) else "") for one in tokens(sentence, family)]


def _marked(token: Token) -> bool:
    return token.family == "money" and not {"check_failed", "uncorroborated"}.isdisjoint(token.flags)
