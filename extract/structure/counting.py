"""How the rows of a list are counted: 1, 2, 3; 一 over 1 and 2; 1 over 1.1 and 1.2. What number can come next."""

from __future__ import annotations

import re
from functools import cache

from extract.structure.numerals import CHINESE, chinese, ordinal

Path = tuple[str, ...]
"""The numbers that a row stands under, its own last."""

_CHINESE = re.compile(rf"[{CHINESE}]{{1,3}}")
NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[{CHINESE}]{{1,3}})"
"""The shape of a number that counts a row."""


def following(path: Path) -> tuple[str, ...]:
    """Numbers that can count the row behind one at `path`, the nearest kin first."""
    if not path:
        return ("1", "一")
    below = "1" if _CHINESE.fullmatch(path[-1]) else f"{path[-1]}.1"
    return (*(_next(number) for number in reversed(path)), below)


def gone_on(path: Path, number: str) -> Path:
    """The path of the row that `number` counts, behind the one at `path`."""
    for depth, one in enumerate(path):
        if _next(one) == number:
            return (*path[:depth], number)
    return (*path, number)


@cache
def one_of(numbers: Path) -> re.Pattern[str]:
    """One of the numbers by itself."""
    every = "|".join(re.escape(number) for number in sorted(numbers, key=len, reverse=True))
    return re.compile(rf"(?<![\d.,])(?:{every})(?![\d.,])")


def _next(number: str) -> str:
    if _CHINESE.fullmatch(number):
        return chinese((ordinal(number) or 0) + 1)
    head, dot, last = number.rpartition(".")
    return f"{head}{dot}{int(last) + 1}"
