"""Figures that a sentence states of something by name (并发用户数不少于500个): what, how much, in which unit, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.topics import top_of
from extract.record import Quote
from extract.structure.numerals import ordinal
from extract.values.number import figure

_LEAST = 3
"""Characters of a noun that says what is meant: 时间 and 数量 are of anything."""


@dataclass(frozen=True)
class Attribute:
    """One statement: `noun` without side and verb, `value` in `unit`, `quote` its sentence, `top` its clause or annex."""

    noun: str
    value: Decimal
    unit: str
    written: str
    quote: Quote
    top: str


def attributes(case: Case) -> Iterator[Attribute]:
    """Every such statement of the text that is no exception and no part of something else.

    The check brings the wordings: `said` (the noun first), `counted` (the number first), `lead` and `tail` (what is no part
    of the noun), `vague` (nouns that are of many things), `apart` (sentences that set a case of their own).
    """
    phrases = case.info.phrases
    for wording in ("said", "counted"):
        for quote, match in case.find(wording):
            noun = phrases["tail"].pattern.sub("", phrases["lead"].pattern.sub("", match["noun"]))
            value = _number(match["n"])
            if len(noun) < _LEAST or value is None or phrases["vague"].found_in(noun):
                continue
            sentence = case.sentence(quote)
            if phrases["apart"].found_in(sentence.text):
                continue
            yield Attribute(noun, value, match["unit"], match["n"] + match["unit"], sentence, top_of(case.contract.clause_at(quote.start)))


def _number(text: str) -> Decimal | None:
    value = figure(text)
    if value is not None or text.isascii():
        return value
    known = ordinal(text)
    return None if known is None else Decimal(known)
