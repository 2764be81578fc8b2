"""One duty told in two clauses: statements of a length of time, a number of times or a number of people, each known by what
it is of (the event before, the act, the words left over), so that no list of topics has to name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extract.audit.case import Case
from extract.audit.told_of import LEAST, Statement, statements
from extract.audit.topics import Value, differ

_MOST = 400
"""Statements of one kind beyond which a text is a table of them."""
_CONTENT = 4
"""Characters of the matter that two statements share at least, to be surely of one thing."""
_GRADES = 2
"""Values of one thing that contradict each other: of three or more each has a case of its own."""


@dataclass(frozen=True)
class Pair:
    """Two statements of one thing that are not equal; `surely`: nothing in their words tells them apart."""

    first: Statement
    other: Statement
    surely: bool


def retold(case: Case) -> Iterator[Pair]:
    """Pairs of statements that say one thing with two values; a thing of three values is graded, and no contradiction."""
    if case.info.phrases["special_terms"].found_in(case.contract.text):
        return  # what the special terms say goes before the general ones
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in statements(case):
        groups[_kind(one.value)].append(one)
    for group in groups.values():
        if len(group) <= _MOST:
            yield from _pairs(sorted(group, key=lambda one: one.quote.start))


def _pairs(group: list[Statement]) -> Iterator[Pair]:
    told: set[int] = set()
    for place, one in enumerate(group):
        alike = [(other, surely) for other in group if other is not one and (surely := _same(one, other)) is not None]
        if len({one.value, *(other.value for other, _ in alike)}) > _GRADES:
            continue
        for other, surely in alike:
            # The same value told elsewhere in the clause of the other: the two clauses agree on that one.
            again = any(two.top == other.top and two.value == one.value for two, _ in alike)
            apart = one.quote.start != other.quote.start
            if (
                other in group[place + 1 :]
                and apart
                and not again
                and _unequal(one, other)
                and other.quote.start not in told
            ):
                told.add(other.quote.start)
                yield Pair(one, other, surely and one.top != other.top)


def _same(one: Statement, other: Statement) -> bool | None:
    """True if two statements are of one thing, False if they may be, `None` if not."""
    if one.apart != other.apart or (one.side and other.side and one.side != other.side):
        return None
    if one.deemed != other.deemed:
        first, second = (one, other) if one.deemed else (other, one)
        # Accepted by silence before the time to inspect is over: the two cannot both hold.
        sooner = first.value[1] < second.value[1] and first.value[0] == second.value[0]
        return (
            False if sooner and second.acts == {"a_accept"} and first.starts and first.starts == second.starts else None
        )
    shared = _shared(one.rest, other.rest)
    least = min(len(one.rest), len(other.rest))
    if one.acts != other.acts or not (one.acts or least):
        return None
    if "a_pay" in one.acts or (one.starts != other.starts and one.starts and other.starts):
        return None  # each instalment has its own days
    more = len(one.rest) + len(other.rest) - 2 * shared
    if not one.acts:  # a thing by its name: the shorter name is whole in the longer
        return None if shared < max(LEAST, least) else shared >= _CONTENT and more <= _LOOSE
    if one.starts - _ANYTIME and one.starts == other.starts and not one.acts <= _GENERAL:
        fits = shared * 2 >= least or least <= _SLIGHT
        return (more <= _LOOSE) if fits and more <= 2 * _LOOSE else None
    if one.value[0] == "times" and max(len(one.rest), len(other.rest)) <= _SLIGHT:
        return {one.part, other.part} == {"body", "annex"}
    if shared >= LEAST and shared * 3 >= least * 2:
        return shared >= _CONTENT and more <= 2 * _LOOSE
    return None


_ANYTIME = frozenset({"ahead"})
_GENERAL = frozenset({"a_notify", "a_submit", "a_start", "a_finish", "a_post", "a_return", "a_invoice", "a_test"})
"""Acts that are done to many things: what is notified, or submitted, has to be said."""
_SLIGHT = 2
_LOOSE = 6
"""Characters by which the words left over may differ, and no more than that is surely one thing."""


def _shared(one: str, other: str) -> int:
    """Characters of the runs of two and more that two texts have in common, whatever their order.

    >>> _shared("外窗玻璃清洗", "清洗外窗"), _shared("甲", "甲")
    (4, 0)
    """
    at = total = 0
    while at < len(one):
        end = at
        while end < len(one) and one[at : end + 1] in other:
            end += 1
        if end - at > 1:
            total += end - at
            at = end
        else:
            at += 1
    return total


def _unequal(one: Statement, other: Statement) -> bool:
    if not differ(one.value, other.value):
        return False
    # 不少于10名 and 12名 hold together.
    if one.least != other.least:
        least, told = (one, other) if one.least else (other, one)
        return told.value[1] < least.value[1]
    return True


def _kind(value: Value) -> str:
    return "time" if value[0] in ("minute", "hour", "day", "working_day", "month", "year") else value[0]
