"""Words without which a pattern cannot match: what lets a rule look only at the lines that may concern it.

`违约金(?:为|是)%{ratio:rate}` cannot match a line without 违约金, nor one without a rate. The words are read off the pattern
itself, so nobody has to keep them beside it; a pattern from which none can be read is simply run over the whole text.
Values are words too: `mark` gives each family of values a sign, which a pattern may name where a value must stand
(`extract.rulebook.compile`) and `extract.lexicon.lines` holds for the lines with such a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from extract.lexicon.gates import parsed
from extract.lexicon.kept import recall

MAX_WORDS = 150
"""A set of more words than this tells too little."""
MAX_WAYS = 24
"""Of a pattern with more alternatives than this, what each of them needs is not kept apart."""
_FIRST_MARK = 0xF0000
"""Signs of a plane that no font of a contract uses."""
_MARKS = {name: chr(_FIRST_MARK + i) for i, name in enumerate(("money", "ratio", "discount", "date", "duration"))}
_MARK_WEIGHT = 1.5

Words = frozenset[str]
"""A match holds one of these words of one or two characters."""


@dataclass(frozen=True, eq=False)
class Either:
    """A match holds all that one of several alternatives needs."""

    ways: tuple[tuple[Need, ...], ...]


Need = Words | Either


def mark(family: str) -> str:
    """The sign of a family of values: a word that stands in each line with such a value."""
    return _MARKS[family]


def unmarked(pattern: str) -> str:
    """A pattern without the signs of its values, ready to be compiled."""
    return pattern.translate(_NO_MARKS)


_NO_MARKS = {ord(sign): None for sign in _MARKS.values()}


def cues(pattern: str) -> tuple[Need, ...]:
    """All that every match of a pattern holds. Empty if nothing is known.

    >>> [sorted(words) for words in cues(r"(?:逾期|延期)(?:付款)?\\d{1,3}%")]
    [['延期', '逾期']]
    >>> cues(r"[甲乙]?方?")
    ()
    """
    return _needs(recall("cues", pattern, lambda: _plain(_cues(pattern))))


def _cues(pattern: str) -> tuple[Need, ...]:
    tree = parsed(pattern)
    return _kept(_required(tree)) if tree is not None else ()


def _plain(needs: tuple[Need, ...]) -> tuple[Any, ...]:
    """Needs as they are kept: an `Either` is the tuple of its ways."""
    return tuple(tuple(map(_plain, need.ways)) if isinstance(need, Either) else need for need in needs)


def _needs(plain: tuple[Any, ...]) -> tuple[Need, ...]:
    return tuple(Either(tuple(map(_needs, need))) if isinstance(need, tuple) else need for need in plain)


def words_in(needs: Iterable[Need]) -> Iterator[str]:
    """All words that are looked for."""
    for need in needs:
        if isinstance(need, Either):
            for way in need.ways:
                yield from words_in(way)
        else:
            yield from need


def _kept(needs: list[Need]) -> tuple[Need, ...]:
    """Those worth looking for, each once: single characters only where nothing else is known."""
    told = [need for need in needs if isinstance(need, Either) or _tells(need)]
    strong = [need for need in told if isinstance(need, Either) or _weight(need) > 1]
    return tuple(dict.fromkeys(strong or told))


def _tells(words: Words) -> bool:
    return len(words) <= MAX_WORDS and not any("\n" in word for word in words)


def _telling(needs: Iterable[Need]) -> Words | None:
    """The most telling of several sets: longer words first, then fewer of them. A value tells more than a character."""
    sets = (need for need in needs if not isinstance(need, Either))
    return min(sets, key=lambda words: (-_weight(words), len(words)), default=None)


def _weight(words: Words) -> float:
    """The length of the shortest word; of one with a value in it, something between."""
    return _MARK_WEIGHT if any(ord(word[0]) >= _FIRST_MARK for word in words) else min(map(len, words), default=0)


def _required(items: Iterable[tuple[Any, Any]]) -> list[Need]:
    """The needs of a sequence: its runs of literal characters, and what its parts that must match require."""
    found: list[Need] = []
    run = ""
    for code, value in [*items, (None, None)]:
        if code is op.LITERAL and value < _FIRST_MARK:
            run += chr(value)
            continue
        if code is op.AT or code in (op.ASSERT, op.ASSERT_NOT):
            # Takes no character: the run goes on behind it.
            continue
        if run:
            found += [frozenset({run[:2]})] if len(run) < 3 else [frozenset({run[:2]}), frozenset({run[-2:]})]
            run = ""
        if code is op.LITERAL:
            return [*found, frozenset({chr(value)})]  # the shape of a value says no more than that it is one
        if code is not None:
            found.extend(_of_part(code, value))
    return found


def _of_all(branches: list[list[Need]]) -> list[Need]:
    """What several alternatives require: one set of words of them all, and apart what each of them does."""
    chosen = [_telling(needs) for needs in branches]
    if None in chosen:
        return []
    union: Words = frozenset[str]().union(*(words for words in chosen if words is not None))
    ways = tuple(map(_kept, branches))
    if len(ways) > MAX_WAYS or not all(ways) or all(len(way) == 1 for way in ways):
        return [union]
    return [union, Either(ways)]


def _of_part(code: Any, value: Any) -> list[Need]:
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
