"""A question → what the index is asked: phrases that must all be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.search.tokens import tokens
from extract.text.tokens import cut

_QUOTED = re.compile(r"[\"“”「]([^\"“”「」]+)[\"“”」]")
_HAN = re.compile(r"[一-鿿〇]+")
_STOP = frozenset("的了和与及或在是为将对有也都并等")
_LONGEST_WORD = 4
"""A run of characters up to this length is taken as one word: 履约保证 is asked for as it is written."""


@dataclass(frozen=True, slots=True)
class Query:
    """`phrases` are tokens that must stand one after the other; all phrases must stand in the clause."""

    phrases: tuple[tuple[str, ...], ...]

    @property
    def match(self) -> str:
        """The question in the language of the index: quoted phrases only, so nothing in it is an operator."""
        return " AND ".join(f'"{" ".join(phrase)}"' for phrase in self.phrases)


def parse(text: str) -> Query:
    """Read a question.

    What stands in quotes is a phrase; words apart must all be there, in any order. A longer run of Chinese without
    quotes is cut into words. A question of punctuation alone has no phrases.

    >>> parse("逾期付款违约金").match, parse("“验收合格” 10个工作日").match
    ('"逾 期" AND "付 款" AND "违 约 金"', '"验 收 合 格" AND "10 个 工 作 日"')
    """
    phrases: list[tuple[str, ...]] = []
    last = 0
    for match in _QUOTED.finditer(text):
        phrases += _loose(text[last : match.start()])
        phrases.append(tuple(tokens(match[1])))
        last = match.end()
    phrases += _loose(text[last:])
    return Query(tuple(dict.fromkeys(phrase for phrase in phrases if phrase)))


def _loose(text: str) -> Iterator[tuple[str, ...]]:
    """The phrases of what stands outside of quotes."""
    for part in text.split():
        longest = max((len(run.group()) for run in _HAN.finditer(part)), default=0)
        if longest <= _LONGEST_WORD:
            yield tuple(tokens(part))
            continue
        words = [word for word in cut(part) if word not in _STOP]
        yield from (tuple(tokens(word)) for word in words or [part])
