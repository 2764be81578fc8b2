"""In how many ways a pattern can be tried at one place: what tells which patterns can only ever take little time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from extract.lexicon.gates import parsed

LIMIT = 10**15
"""Where counting stops."""

_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_NO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
_LARGE = 400
"""A range of more characters than this is not listed."""
_ROUNDS = 20
_WIDE = 60
"""A set of more characters than this is compared with all others."""


class First(NamedTuple):
    """The characters that a part can begin with, or (`not_these`) all but those; `empty` if it can take none."""

    characters: frozenset[int]
    not_these: bool
    empty: bool

    def meets(self, other: First) -> bool:
        """Whether one character can begin both."""
        if self.not_these and other.not_these:
            return True
        if self.not_these or other.not_these:
            some, others = (other, self) if self.not_these else (self, other)
            return not some.characters <= others.characters
        return not self.characters.isdisjoint(other.characters)

    def either(self, other: First, empty: bool) -> First:
        """What begins one or the other."""
        if self.not_these and other.not_these:
            return First(self.characters & other.characters, True, empty)
        if self.not_these or other.not_these:
            some, others = (other, self) if self.not_these else (self, other)
            return First(others.characters - some.characters, True, empty)
        return First(self.characters | other.characters, False, empty)


_ANY = First(frozenset(), True, False)
_NOTHING = First(frozenset(), False, True)


def ways(pattern: str) -> int:
    """An upper bound of the ways in which a pattern can be tried at one place: the product of what its parts leave open.

    A repetition leaves nothing open where what follows it cannot begin as it goes on; alternatives do not where no two of
    them begin alike. Looking ahead or behind is done once. Unreadable patterns count as endless (`LIMIT`).

    >>> ways(r"合同[^，]{0,9}总价"), ways(r"合同[^，]{0,9}，"), ways(r"(?:a{0,9}a{0,9}b){0,20}c") == LIMIT
    (10, 1, True)
    """
    tree = parsed(pattern)
    if tree is None:
        return LIMIT
    counted = _Counter()
    open_, looks = counted.sequence(tree, _NOTHING)
    return min(open_ * looks, LIMIT)


class _Counter:
    """Counts one tree; what a part begins with is reckoned once."""

    def __init__(self) -> None:
        self._firsts: dict[int, First] = {}

    def sequence(self, items: Iterable[tuple[Any, Any]], behind: First) -> tuple[int, int]:
        """Ways of a sequence before what stands `behind` it, and those of the costliest of its looks aside."""
        total = looks = 1
        for code, value in reversed([*items]):
            if code is op.LITERAL:
                behind = _literal(value)
                continue
            here, aside = self._part(code, value, behind)
            total, looks = min(total * here, LIMIT), max(looks, aside)
            behind = _then(self._first(code, value), behind)
        return total, looks

    def _part(self, code: Any, value: Any, behind: First) -> tuple[int, int]:
        if code is op.SUBPATTERN:
            return self.sequence(value[3], behind)
        if code is op.BRANCH:
            each = [self.sequence(branch, behind) for branch in value[1]]
            return self._together(value[1], [open_ for open_, _ in each], behind), max(looks for _, looks in each)
        if code in (op.ASSERT, op.ASSERT_NOT, op.ATOMIC_GROUP):
            open_, looks = self.sequence(value if code is op.ATOMIC_GROUP else value[1], _NOTHING)
            return 1, min(open_ * looks, LIMIT)
        if code in _REPEATS:
            least, most = int(value[0]), min(int(value[1]), 10_000)
            first = self.first(value[2])
            within, looks = self.sequence(value[2], first.either(behind, behind.empty) if most > 1 else behind)
            if code is op.POSSESSIVE_REPEAT:
                return 1, min(looks * within, LIMIT)
            choices = 1 if least == most or not first.meets(behind) else most - least + 1
            return min(choices * within ** min(most, _ROUNDS), LIMIT), looks
        return 1, 1

    def _together(self, branches: Sequence[Any], open_: Sequence[int], behind: First) -> int:
        """Ways of alternatives: of the most that begin alike (by two characters), all; of others, the most of one."""
        begins = [(_then(self.first(branch), behind), self._second(list(branch))) for branch in branches]
        alike = list(open_)
        for i, j in _pairs([first for first, _ in begins]):
            if begins[i][0].meets(begins[j][0]) and begins[i][1].meets(begins[j][1]):
                alike[i] += open_[j]
        return min(max(alike), LIMIT)

    def _second(self, items: Sequence[tuple[Any, Any]]) -> First:
        if len(items) > 1 and items[0][0] in (op.LITERAL, op.IN):
            first = self.first(items[1:])
            return _ANY if first.empty else first
        return _ANY

    def first(self, items: Iterable[tuple[Any, Any]]) -> First:
        """What a sequence begins with."""
        found = _NOTHING
        for code, value in items:
            found = _then(found, self._first(code, value))
            if not found.empty:
                break
        return found

    def _first(self, code: Any, value: Any) -> First:
        if code is op.LITERAL:
            return _literal(value)
        if code is op.NOT_LITERAL:
            return First(frozenset({value}), True, False)
        if code in _NO_WIDTH:
            return _NOTHING
        known = self._firsts.get(id(value))
        if known is None:
            known = self._firsts[id(value)] = self._reckoned(code, value)
        return known

    def _reckoned(self, code: Any, value: Any) -> First:
        if code is op.IN:
            return _listed(value)
        if code is op.SUBPATTERN:
            return self.first(value[3])
        if code is op.ATOMIC_GROUP:
            return self.first(value)
        if code is op.BRANCH:
            found = First(frozenset(), False, False)
            for branch in value[1]:
                one = self.first(branch)
                found = found.either(one, found.empty or one.empty)
            return found
        if code in _REPEATS:
            once = self.first(value[2])
            return once._replace(empty=once.empty or value[0] == 0)
        return _ANY


def _pairs(firsts: Sequence[First]) -> set[tuple[int, int]]:
    """Pairs of alternatives that may begin alike, the earlier one first."""
    wide = [i for i, first in enumerate(firsts) if first.not_these or len(first.characters) > _WIDE]
    found = {(min(i, j), max(i, j)) for i in wide for j in range(len(firsts)) if i != j}
    by_character: dict[int, list[int]] = {}
    for i in set(range(len(firsts))).difference(wide):
        for character in firsts[i].characters:
            by_character.setdefault(character, []).append(i)
    for same in by_character.values():
        found.update(combinations(sorted(same), 2))
    return found


@cache
def _literal(character: int) -> First:
    return First(frozenset({character}), False, False)


def _then(first: First, behind: First) -> First:
    return first.either(behind, behind.empty) if first.empty else first


def _listed(members: Iterable[tuple[Any, Any]]) -> First:
    """A set of characters. A large range is taken for any character, or left out of those that cannot stand."""
    found: set[int] = set()
    not_these = large = False
    for kind, value in members:
        if kind is op.NEGATE:
            not_these = True
        elif kind is op.LITERAL:
            found.add(value)
        elif kind is op.RANGE and value[1] - value[0] < _LARGE:
            found.update(range(value[0], value[1] + 1))
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found.update(range(48, 58))
        elif kind is op.CATEGORY and value is op.CATEGORY_SPACE:
            found.update(b" \t\n\r\x0b\x0c")
        else:
            large = True
    return _ANY if large and not not_these else First(frozenset(found), not_these, False)
