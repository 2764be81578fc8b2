"""What somebody put at every line: a bullet, a quotation mark, a line number, the number of a page that is one line."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

_MARK = re.compile(r"^[ \t\u3000]*(?:(?:>[ \t]?)+|[-–—*+•·●○◆■□▪►➢][ \t\u3000]+)")
_NUMBER = re.compile(r"^[ \t]*(\d{1,6})(?:[ \t]*[:：.|)][ \t]?|[ \t]+)")
_PAGE_NUMBER = re.compile(r"[ \t]+[-–—]?[ \t]*(\d{1,4})[ \t]*[-–—]?[ \t]*$")
_PAGE = 60
"""Lines so long that count up at their ends are pages, each on a line of its own."""
_MANY = 8
_SHARE = 0.9
_PARAGRAPHS = 0.25
"""Of the lines: so many begin a paragraph where long ones are wrapped."""


def drop_prefixes(lines: Sequence[str]) -> list[str]:
    """The lines without a prefix that stands before nearly all of them; as they are if there is none."""
    filled = [line for line in lines if line.strip()]
    if len(filled) > 1 and min(map(len, filled)) >= _PAGE and _counts(_PAGE_NUMBER, filled):
        return [_PAGE_NUMBER.sub("", line, count=1) for line in lines]
    if len(filled) < _MANY:
        return list(lines)
    for pattern, holds in ((_MARK, _is_everywhere), (_MARK, _begins_paragraphs), (_NUMBER, _counts)):
        if holds(pattern, filled):
            return [pattern.sub("", line, count=1) for line in lines]
    return list(lines)


def _is_everywhere(pattern: re.Pattern[str], filled: Sequence[str]) -> bool:
    return sum(bool(pattern.match(line)) for line in filled) >= _SHARE * len(filled)


def _begins_paragraphs(pattern: re.Pattern[str], filled: Sequence[str]) -> bool:
    """One mark before every paragraph: whatever has none is indented, the rest of a wrapped one, or a row of a table."""
    found = Counter(match[0].strip() for line in filled if (match := pattern.match(line)))
    if len(found) != 1 or found.total() < max(_MANY, _PARAGRAPHS * len(filled)):
        return False
    bare = [line for line in filled if not pattern.match(line) and "\t" not in line and not line.lstrip().startswith("|")]
    return sum(not line[0].isspace() for line in bare) <= (1 - _SHARE) * 0.5 * found.total()


def _counts(pattern: re.Pattern[str], filled: Sequence[str]) -> bool:
    """Numbers that count the lines one by one."""
    found = [int(match[1]) if (match := pattern.search(line)) else None for line in filled]
    steps = sum(a is not None and b is not None and b - a in (1, 2) for a, b in itertools.pairwise(found))
    return steps >= _SHARE * (len(filled) - 1)
