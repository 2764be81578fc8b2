"""Annexes as the text names them: lines that begin with 附件N, lists behind 附件：, and names in references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Quote
from extract.structure.numerals import ordinal

_OWNER = "annex-name-differs"
"""The check whose wordings these are."""


@dataclass(frozen=True)
class Annex:
    """A place that names an annex; `number` is `None` where it has none."""

    number: int | None
    name: str
    quote: Quote


def lines(case: Case) -> Iterator[Annex]:
    """Lines that begin with an annex's number and name: entries of the list of annexes, and headings."""
    yield from _found(case, "line")


def references(case: Case) -> Iterator[Annex]:
    """Names in 《》 that the text says are an annex."""
    yield from _found(case, "reference")


def listed(case: Case) -> Iterator[Annex]:
    """Entries of a numbered list behind 附件： in the body."""
    view = case.contract.view
    entry = phrase("audit.annex_entry")
    for match in default_catalogue().checks[_OWNER].phrases["list"].finditer(view):
        for one in entry.finditer(view.text, match.start("items"), match.end("items")):
            yield _annex(case, one["n"], one["name"], one.start("name"), one.end("name"))


def _found(case: Case, wording: str) -> Iterator[Annex]:
    for match in default_catalogue().checks[_OWNER].phrases[wording].finditer(case.contract.view):
        yield _annex(case, match["n"], match["name"], match.start(), match.end())


def _annex(case: Case, number: str | None, name: str, start: int, end: int) -> Annex:
    quote = case.quote(Span(*case.contract.view.span(start, end)))
    return Annex(ordinal(number) if number else None, name.strip("《》“” "), quote)
