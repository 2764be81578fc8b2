"""How the matches of a pattern can begin, as a cheap look ahead: what spares a search most places of a text.

A pattern of fifty alternatives tries all of them at every character. `(?=[逾延][期])` in front of it is one step, and nine
characters of ten are passed by. The characters are read off the pattern itself, so nobody keeps them beside it, and the
pattern matches what it matched before.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from extract.lexicon.kept import by_re, recall

DEEP = 3
"""Characters of a beginning that are looked at."""

Characters = frozenset[str]
"""Members of a set of characters, as patterns write them (`期`, `0-9`, `\\d`); `ANY` where it may be any character."""
Heads = Mapping[int, tuple[Characters, ...]]
"""How a part can begin, by how many characters it takes: as many sets. `DEEP` stands for so many and more."""

ANY: Characters = frozenset({"."})
_NO_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_CATEGORIES = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s", op.CATEGORY_WORD: r"\w"}
_EMPTY: Heads = {0: ()}
_GROUP_NAME = re.compile(r"\(\?P<[a-z_0-9]+>")
_MAIN_HAN = (0x4E00, 0x9FFF)
_HAN = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufa6d\ufa70-\ufad9\U00016fe2\U00016fe3\U00016ff0-\U00016ff6\U00020000-\U0002a6df\U0002a700-\U0002b81e"
    "\U0002b820-\U0002cead\U0002ceb0-\U0002ebe0\U0002ebf0-\U0002ee5d\U0002f800-\U0002fa1d\U00030000-\U0003134a"
    "\U00031350-\U00033479"
)
r"""What `\p{Han}` means to `regex`, as members of a set."""


def gated(pattern: str, *, verbose: bool = True, for_re: bool = False) -> str:
    """A pattern behind its gate: it matches the same, sooner. As `regex` reads it, or as `re` does."""
    first = gate(pattern, verbose)
    body = plain(pattern) if for_re else pattern
    end = "\n" if verbose else ""
    return f"{first}(?:{body}{end})" if first else body


def gate(pattern: str, verbose: bool = True) -> str:
    r"""What every match of a pattern begins with, as a look ahead; empty if it can begin with anything.

    >>> gate(r"(?:逾期|延期)(?:付款)?"), gate(r"[甲乙]方?\d"), gate(r".{0,3}方")
    ('(?=[延逾][期])', '(?=[乙甲][\\d方])', '')
    """
    return str(recall(f"gate {verbose}", pattern, lambda: _gate(pattern, verbose)))


def _gate(pattern: str, verbose: bool) -> str:
    tree = parsed(pattern, verbose)
    if tree is None or tree.state.flags & re.IGNORECASE:
        return ""
    heads = _sequence(tree)
    sets = [_union(found[i] for found in heads.values()) for i in range(min(heads))]
    while sets and sets[-1] is ANY:
        sets.pop()
    return f"(?={''.join(map(_written, sets))})" if sets else ""


def finder(pattern: str) -> re.Pattern[str]:
    """Finds, as empty matches, where the matches of a verbose pattern of `regex` begin: `re` is much quicker at it.

    Raises `re.error` for a pattern that `re` cannot read.
    """
    return by_re(f"{gate(pattern)}(?={plain(_GROUP_NAME.sub('(?:', pattern))}\n)", re.VERBOSE)


def widest(pattern: str) -> int:
    """How many characters a match of a pattern can take at most. Raises `ValueError` for one that `re` cannot read."""
    return int(recall("widest", pattern, lambda: _widest(pattern)))


def _widest(pattern: str) -> int:
    tree = parsed(pattern)
    if tree is None:
        raise ValueError(pattern)
    return int(tree.getwidth()[1])


def parsed(pattern: str, verbose: bool = True) -> Any:
    """The tree of a multi-line pattern as `re` parses it; `None` if it cannot."""
    return _parsed(pattern, verbose)


@lru_cache(maxsize=1)  # several readers of a pattern ask one after the other
def _parsed(pattern: str, verbose: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _parser.parse(plain(_GROUP_NAME.sub("(?:", pattern)), (re.VERBOSE if verbose else 0) | re.MULTILINE)
    except (re.error, RecursionError, OverflowError):
        return None


def plain(pattern: str) -> str:
    r"""A pattern of `regex` in the words of `re`: `\p{Han}` as the characters that it means."""
    if "\\p{" not in pattern:
        return pattern
    out: list[str] = []
    i, in_set = 0, False
    while i < len(pattern):
        if pattern.startswith("\\p{Han}", i):
            out.append(_HAN if in_set else f"[{_HAN}]")
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


def _sequence(items: Iterable[tuple[Any, Any]]) -> Heads:
    heads = _EMPTY
    for code, value in items:
        heads = _joined(heads, _part(code, value))
        if min(heads) == DEEP:
            break
    return heads


def _joined(first: Heads, second: Heads) -> Heads:
    """How two parts begin that stand one behind the other."""
    if second is _EMPTY:
        return first
    whole = [sets for length, sets in first.items() if length == DEEP]
    short = [sets for length, sets in first.items() if length < DEEP]
    return _merged([*whole, *((a + b)[:DEEP] for a in short for b in second.values())])


def _merged(found: Iterable[tuple[Characters, ...]]) -> Heads:
    """Several ways to begin, by their lengths."""
    lengths: dict[int, list[tuple[Characters, ...]]] = {}
    for sets in found:
        lengths.setdefault(len(sets), []).append(sets)
    return {length: tuple(map(_union, zip(*same, strict=True))) for length, same in lengths.items()}


def _union(sets: Iterable[Characters]) -> Characters:
    sets = list(sets)
    return ANY if ANY in sets else frozenset().union(*sets)


def _part(code: Any, value: Any) -> Heads:
    if code is op.LITERAL:
        return {1: (frozenset({_member(value)}),)}
    if code is op.IN:
        return {1: (_listed(value),)}
    if code in (op.NOT_LITERAL, op.ANY):
        return {1: (ANY,)}
    if code in _NO_WIDTH:
        return _EMPTY
    if code is op.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _sequence(value[3])
    if code is op.ATOMIC_GROUP:
        return _sequence(value)
    if code is op.BRANCH:
        return _merged(sets for branch in value[1] for sets in _sequence(branch).values())
    if code in _REPEATS:
        return _repeated(int(value[0]), int(value[1]), _sequence(value[2]))
    return {length: (ANY,) * length for length in range(DEEP + 1)}  # a reference, a condition: nothing is known


def _repeated(least: int, most: int, once: Heads) -> Heads:
    """How so many rounds of a part begin. After `DEEP` rounds all is known that will ever be."""
    heads = _EMPTY
    rounds = [heads]
    for _ in range(min(most, DEEP)):
        heads = _joined(heads, once)
        rounds.append(heads)
    return _merged(sets for heads in rounds[min(least, DEEP) :] for sets in heads.values())


def _listed(members: Iterable[tuple[Any, Any]]) -> Characters:
    """The members of a set such as `[¥$0-9]`; `ANY` for one that is told by what it leaves out."""
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(_member(value))
        elif kind is op.RANGE and value != _MAIN_HAN:
            found.add(f"{_member(value[0])}-{_member(value[1])}")
        elif kind is op.CATEGORY and value in _CATEGORIES:
            found.add(_CATEGORIES[value])
        else:
            return ANY
    return frozenset(found)


def _member(code: int) -> str:
    """A character as it is written in a set of a verbose pattern."""
    return chr(code) if chr(code).isalnum() else f"\\U{code:08x}"


def _written(members: Characters) -> str:
    return r"[\s\S]" if members is ANY else f"[{''.join(sorted(members))}]"
