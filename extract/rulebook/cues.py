"""Words without which a pattern cannot match: what lets a rule look only at the lines that may concern it.

`违约金(?:为|是)%{ratio:rate}` cannot match a line without 违约金. The words are read off the pattern itself, so nobody has
to keep them beside it; a pattern from which none can be read is simply run over the whole text.
"""

from __future__ import annotations

import re
import warnings
from array import array
from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MAX_WORDS = 80
"""A pattern with more alternatives than this is not worth an index."""

_GROUP_NAME = re.compile(r"\(\?P<[a-z_0-9]+>")
_HAN_IN_SET = "\\u4e00-\\u9fff"
_HAN = "[\\u4e00-\\u9fff]"

Words = frozenset[str]


def cues(pattern: str) -> tuple[str, ...]:
    """Words of one or two characters of which every match holds at least one; empty if there is no such set.

    >>> cues(r"(?:逾期|延期)(?:付款)?\\d{1,3}%")
    ('延期', '逾期')
    >>> cues(r"\\d{4}年")
    ('年',)
    >>> cues(r"[甲乙]?方?")
    ()
    """
    tree = _tree(pattern)
    best = _sequence(tree) if tree is not None else None
    if best is None or len(best) > MAX_WORDS or any("\n" in word for word in best):
        return ()
    return tuple(sorted(best))


def ways(pattern: str) -> int:
    """An upper bound of the ways in which a pattern can be tried at one place: the product of what its repetitions allow.

    It tells which patterns can only ever take little time. Unreadable ones count as endless (`LIMIT`).

    >>> ways(r"合同[^，]{0,9}总价"), ways(r"(?:a{0,9}b){0,20}c") == LIMIT
    (10, True)
    """
    tree = _tree(pattern)
    return LIMIT if tree is None else _ways(tree)


def _tree(pattern: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _parser.parse(_plain(pattern), re.VERBOSE | re.MULTILINE)
    except (re.error, RecursionError, OverflowError):
        return None


def _ways(items: Iterable[tuple[Any, Any]]) -> int:
    total = 1
    for code, value in items:
        if code is op.SUBPATTERN:
            total *= _ways(value[3])
        elif code is op.BRANCH:
            total *= max(_ways(branch) for branch in value[1])
        elif code in (op.ASSERT, op.ASSERT_NOT):
            total *= _ways(value[1])
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT):
            low, high, inner = value
            high = min(int(high), 10_000)
            within = _ways(inner)
            total *= (high - low + 1) * within ** min(high, 20)
        if total >= LIMIT:
            return LIMIT
    return total


def _plain(pattern: str) -> str:
    r"""The pattern in the words of `re`: groups without names (names may stand twice), `\p{Han}` as a range."""
    pattern = _GROUP_NAME.sub("(?:", pattern)
    out: list[str] = []
    i, in_set = 0, False
    while i < len(pattern):
        if pattern.startswith("\\p{Han}", i):
            out.append(_HAN_IN_SET if in_set else _HAN)
            i += 7
            continue
        char = pattern[i]
        if char == "\\":
            out.append(pattern[i : i + 2])
            i += 2
            continue
        if in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
        out.append(char)
        i += 1
    return "".join(out)


def _better(one: Words | None, other: Words | None) -> Words | None:
    """The more telling of two sets: longer words first, then fewer of them."""
    if one is None or other is None:
        return one if other is None else other
    return min(one, other, key=_cost)


def _cost(words: Words) -> tuple[int, int]:
    return (-min(len(word) for word in words), len(words))


def _sequence(items: Iterable[tuple[Any, Any]]) -> Words | None:
    """The best set of a sequence: of its runs of literal characters and of its parts that must match."""
    best: Words | None = None
    run = ""

    def close() -> None:
        nonlocal best, run
        if run:
            best = _better(best, frozenset({run[:2]}) if len(run) > 1 else frozenset({run}))
        run = ""

    for code, value in items:
        if code is op.LITERAL:
            run += chr(value)
            continue
        if code is op.AT or code in (op.ASSERT, op.ASSERT_NOT):
            # Takes no character: the run goes on behind it.
            continue
        close()
        best = _better(best, _one(code, value))
    close()
    return best


def _one(code: Any, value: Any) -> Words | None:
    if code is op.SUBPATTERN:
        return _sequence(value[3])
    if code is op.ATOMIC_GROUP:
        return _sequence(value)
    if code is op.BRANCH:
        union: set[str] = set()
        for branch in value[1]:
            words = _sequence(branch)
            if words is None:
                return None
            union |= words
        return frozenset(union)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _sequence(value[2]) if value[0] >= 1 else None
    if code is op.IN and all(kind is op.LITERAL for kind, _ in value):
        return frozenset(chr(char) for _, char in value)
    return None


LIMIT = 10**9
"""Where counting stops."""

BRIDGE = 160
"""Windows closer than this many characters become one: starting a search costs more than reading on."""


class LineIndex:
    """Which lines of a text hold which characters and pairs of characters: built once a document, asked by every rule."""

    def __init__(self, text: str) -> None:
        self.starts = array("l")
        self.ends = array("l")
        self._lines: dict[str, list[int]] = {}
        start = 0
        for number, line in enumerate(text.split("\n")):
            self.starts.append(start)
            self.ends.append(start + len(line))
            start += len(line) + 1
            for key in {*line, *map("".join, zip(line, line[1:], strict=False))}:
                self._lines.setdefault(key, []).append(number)

    def windows(self, words: tuple[str, ...], start: int, end: int) -> list[tuple[int, int]]:
        """Stretches of `[start, end)` with all lines that hold one of the words, in the order of the text."""
        numbers: set[int] = set()
        for word in words:
            numbers.update(self._lines.get(word, ()))
        found: list[tuple[int, int]] = []
        for number in sorted(numbers):
            first, last = max(self.starts[number], start), min(self.ends[number], end)
            if first >= last:
                continue
            if found and found[-1][1] + BRIDGE >= first:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
        return found
