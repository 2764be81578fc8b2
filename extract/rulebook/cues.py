"""Words without which a pattern cannot match: what lets a rule look only at the lines that may concern it.

`违约金(?:为|是)%{ratio:rate}` cannot match a line without 违约金. The words are read off the pattern itself, so nobody has
to keep them beside it; a pattern from which none can be read is simply run over the whole text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from extract.lexicon.gates import parsed

MAX_WORDS = 80
"""A pattern with more alternatives than this is not worth an index."""

Words = frozenset[str]


def cues(pattern: str) -> tuple[Words, ...]:
    """Sets of words of one or two characters: every match holds at least one word of each set. Empty if there are none.

    >>> [sorted(words) for words in cues(r"(?:逾期|延期)(?:付款)?\\d{1,3}%")]
    [['延期', '逾期'], ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], ['%']]
    >>> cues(r"[甲乙]?方?")
    ()
    """
    tree = parsed(pattern)
    found = _required(tree) if tree is not None else []
    kept = [words for words in found if len(words) <= MAX_WORDS and not any("\n" in word for word in words)]
    return tuple(dict.fromkeys(kept))


def _telling(sets: list[Words]) -> Words | None:
    """The most telling of several sets: longer words first, then fewer of them."""
    return min(sets, key=lambda words: (-min(map(len, words)), len(words)), default=None)


def _required(items: Iterable[tuple[Any, Any]]) -> list[Words]:
    """The sets of a sequence: its runs of literal characters, and what its parts that must match require."""
    found: list[Words] = []
    run = ""
    for code, value in [*items, (None, None)]:
        if code is op.LITERAL:
            run += chr(value)
            continue
        if code is op.AT or code in (op.ASSERT, op.ASSERT_NOT):
            # Takes no character: the run goes on behind it.
            continue
        if run:
            found.append(frozenset({run[:2]}))
            run = ""
        if code is not None:
            found.extend(_of_part(code, value))
    return found


def _of_part(code: Any, value: Any) -> list[Words]:
    if code is op.SUBPATTERN:
        return _required(value[3])
    if code is op.ATOMIC_GROUP:
        return _required(value)
    if code is op.BRANCH:
        union: set[str] = set()
        for branch in value[1]:
            words = _telling(_required(branch))
            if words is None:
                return []
            union |= words
        return [frozenset(union)]
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _required(value[2]) if value[0] >= 1 else []
    if code is op.IN:
        return [_characters(value)] if all(kind in (op.LITERAL, op.RANGE, op.CATEGORY) for kind, _ in value) else []
    return []


def _characters(members: Iterable[tuple[Any, Any]]) -> Words:
    """The characters of a set such as `[¥$]` or `[0-9]`; one too large to be listed says nothing."""
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < MAX_WORDS:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found.update("0123456789")
        else:
            return frozenset("\n")
    return frozenset(found)


BRIDGE = 10
"""Windows closer than this many characters become one: starting a search costs more than reading on."""


class LineIndex:
    """Which lines of a text hold which words of a vocabulary: built once a document, asked by every rule."""

    def __init__(self, text: str, vocabulary: frozenset[str]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._lines: dict[str, list[int]] = {}
        self._cache: dict[tuple[Words, ...], list[int]] = {}
        self._sets: dict[Words, frozenset[int]] = {}
        start = 0
        for number, line in enumerate(text.split("\n")):
            self.starts.append(start)
            self.ends.append(start + len(line))
            start += len(line) + 1
            for key in vocabulary.intersection([*line, *map("".join, pairwise(line))]):
                self._lines.setdefault(key, []).append(number)

        self._present = frozenset(self._lines)

    def windows(self, required: tuple[Words, ...], start: int, end: int) -> list[tuple[int, int]]:
        """Stretches of `[start, end)` with all lines that hold a word of each set, in the order of the text."""
        numbers = self.holding(required)
        found: list[tuple[int, int]] = []
        starts, ends = self.starts, self.ends
        low, high = bisect_left(ends, start), bisect_left(starts, end)
        begin, behind = start, -BRIDGE - 1  # of the window that is still open
        for number in numbers[bisect_left(numbers, low) : bisect_left(numbers, high)]:
            first, last = starts[number], ends[number]
            if first < start:
                first = start
            if last > end:
                last = end
            if first >= last:
                continue
            if behind + BRIDGE < first:
                if behind >= 0:
                    found.append((begin, behind))
                begin = first
            behind = last
        if behind >= 0:
            found.append((begin, behind))
        return found

    def holding(self, required: tuple[Words, ...]) -> list[int]:
        """Numbers of the lines that hold a word of each set, in order; empty where a rule has nothing to look at."""
        numbers = self._cache.get(required)
        if numbers is None:
            numbers = self._cache[required] = self._holding(required)
        return numbers

    def _holding(self, required: tuple[Words, ...]) -> list[int]:
        """Numbers of the lines that hold a word of each set, in order."""
        numbers: frozenset[int] | None = None
        for words in required:
            holding = self._sets.get(words)
            if holding is None:
                holding = self._sets[words] = frozenset().union(*(self._lines[w] for w in words & self._present))
            numbers = holding if numbers is None else numbers & holding
            if not numbers:
                return []
        return sorted(numbers or ())
