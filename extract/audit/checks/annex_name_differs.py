"""附件名称、编号前后不一致: an annex that is called or numbered otherwise where it is referred to, listed and headed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from extract.audit.annexes import Annex, lines, references
from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "annex-name-differs"

_NUMBERED, _UNNUMBERED = 0.4, 0.6
"""How alike a name and that of the annex are at least that it means: with its number, and without."""
_BEGINNING = 4
"""Characters at the beginning that show two lines to be of one annex."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """One name inside the other is the same name. A number told by one line alone beyond the list, with a name of the
    list, is an annex whose number was not changed in both places."""
    there = list(lines(case))
    if not there:
        yield NotAssessed("文中没有带编号和名称的附件")
        return
    told: set[str] = set()
    for one in references(case):
        named = [other for other in there if one.number is None or other.number == one.number]
        if not named or one.name in told or any(_same(one.name, other.name) for other in there):
            continue
        best = max(named, key=lambda other: _alike(one.name, other.name))
        if _alike(one.name, best.name) >= (_UNNUMBERED if one.number is None else _NUMBERED):
            told.add(one.name)
            yield _finding(case, f"附件名称一处为《{one.name}》，附件本身题为“{best.name}”。", one, best)
        elif one.number is not None and _another(case, one, named, there):
            told.add(one.name)
            yield _finding(case, f"正文称附件{one.number}为《{one.name}》，所附的附件{one.number}题为“{best.name}”。", one, best)
    yield from _renumbered(case, there)


def _renumbered(case: Case, there: list[Annex]) -> Iterator[Finding]:
    by_number: defaultdict[int, list[Annex]] = defaultdict(list)
    for one in there:
        if one.number is not None:
            by_number[one.number].append(one)
    for number, places in by_number.items():
        if len(places) != 1 or number - 1 not in by_number or number + 1 in by_number:
            continue
        own = places[0]
        for other in there:
            alone = other.number is not None and len(by_number[other.number]) == 1 and other.number < number
            if alone and other.name[:_BEGINNING] == own.name[:_BEGINNING] and len(own.name) >= _BEGINNING:
                yield _finding(case, f"“{other.name}”列为附件{other.number}，所附的却编为附件{number}。", own, other)


def _another(case: Case, one: Annex, named: list[Annex], there: list[Annex]) -> bool:
    """The one annex of a number has quite another name, and no annex has a name like the one that is looked for."""
    bodies = [other for other in named if (clause := case.contract.clause_at(other.quote.start)) and clause.part == "annex"]
    return len(bodies) == 1 and all(_alike(one.name, other.name) < _UNNUMBERED for other in there)


def _finding(case: Case, detail: str, first: Annex, other: Annex) -> Finding:
    return case.finding(
        detail,
        first.quote,
        other.quote,
        expected=other.name,
        actual=first.name,
        severity=at_most_a_hint(case, case.info.severity),
        unsure=recognised(case),
    )


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _alike(one: str, other: str) -> float:
    """How alike two names are, 0–1; of a longer one the part that is most alike (the project's name stands before)."""
    short, long = sorted((one, other), key=len)
    places = range(len(long) - len(short) + 1)
    return max(SequenceMatcher(None, short, long[i : i + len(short)], autojunk=False).ratio() for i in places)
