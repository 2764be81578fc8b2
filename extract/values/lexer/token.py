"""What the lexer finds: a value with its place, or a place where a value is written that cannot be read whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Literal

Family = Literal["money", "ratio", "date", "duration", "discount", "none"]


_NO_VALUE = frozenset({"approximate", "range", "empty", "schedule", "unbounded", "context", "masked"})


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]` is one value of a family, whole.

    `value` is `None` where it cannot be read: `code` then says why (the codes of `ValueParseError`; `none` tokens are
    numbers of no family, in the way of others). `flags` tell what a person should know (`check_failed`: put right),
    `currency` the ISO code of a sum.
    """

    start: int
    end: int
    family: Family
    value: object
    code: str = ""
    flags: tuple[str, ...] = ()
    currency: str = "CNY"

    @property
    def malformed(self) -> bool:
        """Written as a value, and broken: not merely a range, an estimate, a blank, or covered on purpose."""
        return self.value is None and self.code not in _NO_VALUE


@dataclass(frozen=True)
class Lexed:
    """All tokens of a text in its order, none overlapping another."""

    tokens: tuple[Token, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    @cached_property
    def _families(self) -> dict[str, list[Token]]:
        families: dict[str, list[Token]] = {}
        for token in self.tokens:
            families.setdefault(token.family, []).append(token)
        return families

    def of(self, family: str) -> list[Token]:
        """All tokens of a family."""
        return self._families.get(family, [])

    def within(self, family: str, start: int, end: int) -> list[Token]:
        """The tokens of a family that lie in `[start, end)`, whole."""
        tokens = self.of(family)
        first = bisect_left(tokens, start, key=attrgetter("start"))
        return tokens[first : bisect_right(tokens, end, first, key=attrgetter("end"))]

    def over(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with `[start, end)`."""
        return self.tokens[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
