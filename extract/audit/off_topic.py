"""References that name their matter (第六条约定的保密义务), and whether the clause has a word of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.audit.case import Case
from extract.audit.numbering import read
from extract.lexicon import words
from extract.record import ClauseRow, Quote
from extract.structure.numerals import ordinal

_MATTER = "about_"
"""How the groups of a reference's matter begin: each is called as the list of its words."""


@dataclass(frozen=True)
class OffTopic:
    """A reference whose target says nothing of the matter; `at` is its place in the tight view, `home` the article that has it."""

    quote: Quote
    at: int
    matter: str
    target: ClauseRow
    written: str
    home: int | None


def off_topic(case: Case, articles: dict[int, ClauseRow]) -> Iterator[OffTopic]:
    """The target is read with all its parts and with the headings that it stands under."""
    for quote, match in case.find("named"):
        name = next(name for name, found in match.groupdict().items() if found and name.startswith(_MATTER))
        target = articles.get(ordinal(match["n"]) or 0) if match["n"] else _decimal(case, match["path"], quote.start)
        if target is None or any(word in _said(case, target) for word in words(name)):
            continue
        home = next((number for number, one in articles.items() if match[name] in (one.heading or "")), None)
        written = f"第{match['n']}{match['unit']}" if match["n"] else f"第{match['path']}款"
        yield OffTopic(quote, match.start(), match[name], target, written, home)


def _decimal(case: Case, path: str, at: int) -> ClauseRow | None:
    """The one clause of a decimal number in the body; that in which the reference itself stands is no target."""
    wanted = tuple(int(n) for n in path.split("."))
    found = []
    for clause in case.record.clauses:
        one = read(clause) if clause.part == "body" else None
        if one is not None and one.style == "decimal" and one.path == wanted:
            found.append(clause)
    return found[0] if len(found) == 1 and not found[0].start <= at < found[0].end else None


def _said(case: Case, clause: ClauseRow) -> str:
    """All that a clause says: its parts below it, and the headings above it."""
    prefix = clause.id + "/"
    below = [one.text for one in case.record.clauses if one.id == clause.id or one.id.startswith(prefix)]
    above = case.contract.clause_of(clause.parent)
    while above is not None:
        below.append(above.heading or above.text.split("\n", 1)[0])
        above = case.contract.clause_of(above.parent)
    return "".join("".join(below).split())
