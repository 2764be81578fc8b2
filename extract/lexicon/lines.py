"""Where in a text a pattern may match: the lines that hold what it needs (`extract.lexicon.cues`)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from operator import add

from extract.lexicon.cues import Either, Need, Words

_ONE = re.compile("1")
FEW = 4
"""So few lines are searched sooner than alternatives are told apart."""
BRIDGE = 10
"""Windows closer than this many characters become one: starting a search costs more than reading on."""


class LineIndex:
    """Which lines of a text hold which words of one or two characters: built once a text, asked by every pattern."""

    def __init__(self, text: str, vocabulary: frozenset[str]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._cache: dict[tuple[Need, ...], list[int]] = {}
        self._sets: dict[Words, int] = {}
        self._words: dict[str, int] = {}
        start = 0
        lines: defaultdict[str, list[int]] = defaultdict(list)
        single = frozenset(word for word in vocabulary if len(word) == 1)
        for number, line in enumerate(text.split("\n")):
            self._starts.append(start)
            self._ends.append(start + len(line))
            start += len(line) + 1
            for word in vocabulary.intersection(map(add, line, line[1:])):
                lines[word].append(number)
            for word in single.intersection(line):
                lines[word].append(number)
        self._lines = dict(lines)

    def put(self, word: str, spans: Iterable[tuple[int, int]]) -> None:
        """Let `word` stand in the lines that these spans touch, and in no other. Spans are in the order of the text."""
        numbers: dict[int, None] = {}
        for start, end in spans:
            numbers.update(dict.fromkeys(range(bisect_left(self._ends, start), bisect_left(self._starts, end))))
        self._lines[word] = [*numbers]

    def windows(self, needs: tuple[Need, ...], stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Parts of the `stretches` with all lines that hold what is needed, in the order of the text.

        A line comes with its line end: a pattern may ask that one follows.
        """
        found: list[tuple[int, int]] = []
        numbers = self.holding(needs)
        starts, ends = self._starts, self._ends
        # The lines in front of the first stretch are passed over at once: checks ask for one clause of thousands.
        front = bisect_left(numbers, bisect_right(starts, stretches[0][0]) - 1) if stretches else len(numbers)
        borders = [end for _, end in stretches]
        at, count = 0, len(stretches)
        begin, behind, within = 0, 0, -1  # of the window that is still open, and the stretch that it is in
        for number in islice(numbers, front, None):
            first, last = starts[number], ends[number] + 1
            if first >= borders[at]:
                at = bisect_right(borders, first, at)
            while at < count and stretches[at][0] < last:
                start, end = stretches[at]
                low = first if first > start else start
                high = last if last < end else end
                if low < high:
                    if within != at or behind < low:
                        if within >= 0:
                            found.append((begin, behind - BRIDGE))
                        begin, within = low, at
                    behind = high + BRIDGE
                if end >= last:
                    break
                at += 1
            if at == count:
                break
        if within >= 0:
            found.append((begin, behind - BRIDGE))
        return found

    def holding(self, needs: tuple[Need, ...]) -> list[int]:
        """Numbers of the lines that hold what is needed, in order; empty where a pattern has nothing to look at."""
        numbers = self._cache.get(needs)
        if numbers is None:
            bits = bin(self._all(needs))[:1:-1]
            numbers = self._cache[needs] = [found.start() for found in _ONE.finditer(bits)]
        return numbers

    def _all(self, needs: Iterable[Need]) -> int:
        """The lines that hold all of several needs, as the bits of a number."""
        bits = -1
        for need in needs:
            if not isinstance(need, Either):
                bits &= self._any(need)
            elif bits < 0 or bits.bit_count() > FEW:
                bits &= self._either(need)
            if not bits:
                break
        return bits if bits >= 0 else (1 << len(self._starts)) - 1

    def _either(self, need: Either) -> int:
        bits = 0
        for way in need.ways:
            bits |= self._all(way)
        return bits

    def _any(self, words: Words) -> int:
        """The lines that hold one of several words."""
        bits = self._sets.get(words)
        if bits is None:
            bits = 0
            for word in words & self._lines.keys():
                bits |= self._bits(word)
            self._sets[words] = bits
        return bits

    def _bits(self, word: str) -> int:
        bits = self._words.get(word)
        if bits is None:
            row = bytearray(len(self._starts) // 8 + 1)
            for number in self._lines[word]:
                row[number >> 3] |= 1 << (number & 7)
            bits = self._words[word] = int.from_bytes(row, "little")
        return bits
