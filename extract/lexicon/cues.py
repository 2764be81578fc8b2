"""Words without which a pattern cannot match: what lets a rule look only at the lines that may concern it.

`违约金(?:为|是)%{ratio:rate}` cannot match a line without 违约金, nor one without a rate. The words are read off the pattern
itself, so nobody has to keep them beside it; a pattern from which none can be read is simply run over the whole text.
Values are words too: `mark` gives each family of values a sign, which a pattern may name where a value must stand
(`extract.rulebook.compile`) and the index holds for the lines with such a value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import add
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from extract.lexicon.gates import parsed

FIRST_MARK = 0xF0000  # signs of a plane that no font of a contract uses
MARK_WEIGHT = 1.5
MAX_WORDS = 80
"""A pattern with more alternatives than this is not worth an index."""

Words = frozenset[str]


def mark(family: str) -> str:
    """The sign of a family of values: a word that stands in each line with such a value."""
    return _MARKS[family]


_MARKS = {name: chr(FIRST_MARK + i) for i, name in enumerate(("money", "ratio", "discount", "date", "duration"))}


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
    """The most telling of several sets: longer words first, then fewer of them. A value tells more than a character."""
    return min(sets, key=lambda words: (-_weight(words), len(words)), default=None)


def _weight(words: Words) -> float:
    """The length of the shortest word; of one with a value in it, something between."""
    return MARK_WEIGHT if any(word >= chr(FIRST_MARK) for word in words) else min(map(len, words), default=0)


def _required(items: Iterable[tuple[Any, Any]]) -> list[Words]:
    """The sets of a sequence: its runs of literal characters, and what its parts that must match require."""
    found: list[Words] = []
    run = ""
    for code, value in [*items, (None, None)]:
        if code is op.LITERAL and value < FIRST_MARK:
            run += chr(value)
            continue
        if code is op.AT or code in (op.ASSERT, op.ASSERT_NOT):
            # Takes no character: the run goes on behind it.
            continue
        if run:
            found += [frozenset({run[:2]})] if len(run) < 3 else [frozenset({run[:2]}), frozenset({run[-2:]})]
            run = ""
        if code is op.LITERAL:
            found.append(frozenset({chr(value)}))
        elif code is not None:
            found.extend(_of_part(code, value))
    return found


def _of_all(branches: list[list[Words]]) -> list[Words]:
    """What each of several alternatives requires: a value, a longer word, a character, as far as all of them do."""
    found = []
    for least, most in ((MARK_WEIGHT, MARK_WEIGHT), (0.0, 9.0)):
        chosen = [_telling([words for words in sets if least <= _weight(words) <= most]) for sets in branches]
        if None not in chosen:
            found.append(frozenset[str]().union(*(words for words in chosen if words is not None)))
    return list(dict.fromkeys(found))


def _of_part(code: Any, value: Any) -> list[Words]:
    if code is op.SUBPATTERN:
        return _required(value[3])
    if code is op.ATOMIC_GROUP:
        return _required(value)
    if code is op.BRANCH:
        return _of_all([_required(branch) for branch in value[1]])
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
    """Which lines of a text hold which words of one or two characters: built once a text, asked by every pattern."""

    def __init__(self, text: str, vocabulary: frozenset[str]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._lines: dict[str, list[int]] = {}
        self._cache: dict[tuple[Words, ...], list[int]] = {}
        self._sets: dict[Words, frozenset[int]] = {}
        start = 0
        lines = self._lines
        for number, line in enumerate(text.split("\n")):
            self._starts.append(start)
            self._ends.append(start + len(line))
            start += len(line) + 1
            for key in vocabulary.intersection({*line, *map(add, line, line[1:])}):
                if key in lines:
                    lines[key].append(number)
                else:
                    lines[key] = [number]

    def put(self, word: str, spans: Iterable[tuple[int, int]]) -> None:
        """Let `word` stand in the lines that these spans touch, and in no other. Spans are in the order of the text."""
        numbers: dict[int, None] = {}
        for start, end in spans:
            numbers.update(dict.fromkeys(range(bisect_left(self._ends, start), bisect_left(self._starts, end))))
        self._lines[word] = [*numbers]

    def windows(self, required: tuple[Words, ...], stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Parts of the `stretches` with all lines that hold a word of each set, in the order of the text."""
        found: list[tuple[int, int]] = []
        numbers = self.holding(required)
        starts, ends = self._starts, self._ends
        borders = [end for _, end in stretches]
        at, count, within = 0, len(stretches), -1
        for number in numbers:
            first, last = starts[number], ends[number]
            if first >= borders[at]:
                at = bisect_right(borders, first, at)
            while at < count and stretches[at][0] < last:
                start, end = stretches[at]
                low, high = max(first, start), min(last, end)
                if low < high:
                    if within == at and found[-1][1] + BRIDGE >= low:
                        low = found.pop()[0]
                    found.append((low, high))
                    within = at
                if end >= last:
                    break
                at += 1
            if at == count:
                break
        return found

    def holding(self, required: tuple[Words, ...]) -> list[int]:
        """Numbers of the lines that hold a word of each set, in order; empty where a pattern has nothing to look at."""
        numbers = self._cache.get(required)
        if numbers is None:
            numbers = self._cache[required] = self._holding(required)
        return numbers

    def _holding(self, required: tuple[Words, ...]) -> list[int]:
        lines = self._lines
        numbers: frozenset[int] | None = None
        for words in required:
            holding = self._sets.get(words)
            if holding is None:
                holding = self._sets[words] = frozenset().union(*(lines[word] for word in words if word in lines))
            numbers = holding if numbers is None else numbers & holding
            if not numbers:
                return []
        return sorted(numbers or ())
