"""What body and annex both say, aligned by the words around: 报修15分钟内到现场 / 接到报修30分钟到达现场 are one duty, two figures.

No list of topics: two figures of one unit belong together if their sentences share words of the matter (not those that stand in
every contract), one of them a rare one, and no other figure of the body fits as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extract.audit.case import Case
from extract.lexicon import words
from extract.model import Span
from extract.record import Quote
from extract.text.fold import fold
from extract.text.sentences import cut
from extract.values.lexer import lex
from extract.values.lexer.token import Token
from extract.values.number import figure

_HAN = regex.compile(r"\p{Han}{2,}")
_NUMBER = regex.compile(r"\d[\d,]{0,9}(?:\.\d{1,3})?")
_SHARED = 2
"""Words of the matter that two sentences have in common, at least."""
_RARE = 4
"""Sentences that have a word, up to which it tells the matter."""
_NEAR = 26
"""Characters on either side of a figure that say what it is of."""
_MOST = 300
"""Figures of one unit beyond which a text is a table of them."""


@dataclass(frozen=True)
class Figure:
    """A figure of a sentence: its unit, value, words as written, and the pieces of Chinese around it."""

    unit: str
    value: object
    written: str
    quote: Quote
    part: str
    pieces: tuple[str, ...]


def aligned(case: Case) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of one figure in the body and one in an annex that say the same of the same thing and are not equal."""
    groups: defaultdict[str, list[Figure]] = defaultdict(list)
    for one in _figures(case):
        groups[one.unit].append(one)
    text = fold(case.contract.text)
    sentences = [text[start:end] for start, end in cut(text, 0, len(text))]

    @cache
    def rare(word: str) -> bool:  # asked again for every pair of figures
        return sum(word in sentence for sentence in sentences) <= _RARE

    for group in groups.values():
        bodies, annexes = ([one for one in group if one.part == part] for part in ("body", "annex"))
        if len(group) > _MOST:
            continue
        for annex in annexes:
            fits = sorted(((_fit(one, annex, rare), one) for one in bodies), key=lambda one: -one[0])
            if not fits or fits[0][0] < _SHARED or (len(fits) > 1 and fits[1][0] >= fits[0][0] and fits[1][1].value != fits[0][1].value):
                continue
            fit, best = fits[0]
            # What another sentence of the annex tells as the body does is told there; this one is of something else.
            if best.value != annex.value and not any(one.value == best.value and _fit(best, one, rare) >= fit for one in annexes):
                yield best, annex


def _figures(case: Case) -> Iterator[Figure]:
    view = case.contract.view
    units = case.info.phrases["unit"].pattern
    for token in lex(view.text).tokens:
        unit, end, value = _unit(token), token.end, token.value
        number = _NUMBER.match(view.text, token.start)
        if number and (found := units.match(view.text, number.end())):
            unit, end, value = found["unit"], found.end(), figure(number.group())
        if not unit or value is None:
            continue
        span = Span(*view.span(token.start, end))
        clause = case.contract.clause_at(span.start)
        quote = case.sentence(case.quote(span))
        if clause is None or clause.part not in ("body", "annex") or case.info.phrases["apart"].found_in(quote.text):
            continue
        if unit == "date" and _of_months(case, view.text, token):
            continue
        if unit == "元" and not case.info.phrases["priced"].found_in(quote.text):
            continue
        text = case.contract.text
        near = text[max(quote.start, span.start - _NEAR) : span.start] + " " + text[span.end : min(quote.end, span.end + _NEAR)]
        yield Figure(unit, value, view.text[token.start : end], quote, clause.part, _pieces(near))


def _of_months(case: Case, text: str, token: Token) -> bool:
    """A month at either end of a range (8月至10月): no day that a deadline could be held against."""
    marks = case.info.phrases["range"].pattern
    whole = case.info.phrases["day_of_month"].found_in(text[token.start : token.end])
    beside = text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1]
    return not whole and marks.search(beside) is not None


def _unit(token: Token) -> str:
    if token.family == "duration":
        return str(getattr(token.value, "unit", ""))
    return {"date": "date", "money": "元"}.get(token.family, "")


def _pieces(words_near: str) -> tuple[str, ...]:
    """The words around a figure without those of every contract, in pieces."""
    return tuple(_HAN.findall(_common().sub(" ", fold(words_near))))


@cache
def _common() -> regex.Pattern[str]:
    return regex.compile("|".join(map(regex.escape, sorted(words("of_every_clause"), key=len, reverse=True))))


def _fit(one: Figure, other: Figure, rare: Callable[[str], bool]) -> int:
    """How many words two sentences share; 0 if they are few or none of them is rare."""
    shared = {word for piece in one.pieces for word in _same(piece, other.pieces)}
    if len(shared) < _SHARED or not any(map(rare, shared)):
        return 0
    return len(shared)


def _same(piece: str, others: tuple[str, ...]) -> Iterator[str]:
    """The longest runs of a piece that one of the others has, from left to right."""
    at = 0
    while at + 2 <= len(piece):
        end = at
        while end < len(piece) and any(piece[at : end + 1] in one for one in others):
            end += 1
        if end - at >= 2:
            yield piece[at:end]
            at = end
        else:
            at += 1
