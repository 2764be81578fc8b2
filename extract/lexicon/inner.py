"""Gates within a pattern: before a group of many alternatives, what they begin with is looked at once.

A gate (`extract.lexicon.gates`) stands before the whole pattern. That of a rule with ten different alternatives lets nearly every
place through, and then each of its lists of eighty words is tried word by word. Behind a gate of its own a list costs one step
where none of its words begins. Looking ahead takes no character and leaves out only what would fail: the pattern matches the same.
"""

from __future__ import annotations

import re

from extract.lexicon.gates import gate
from extract.lexicon.kept import recall

MANY = 5
"""A group of fewer alternatives is sooner tried."""
_OPENING = re.compile(r"\((?:\?(?:[:>=!]|P<[a-z_0-9]+>))?")
_BEHIND = ("(?<=", "(?<!")


def with_gates(pattern: str) -> str:
    r"""A verbose pattern with a gate in each of its groups that has many alternatives, and in it if it has.

    >>> with_gates("约(?:甲乙|丙丁|戊己|庚辛|壬癸)方")
    '约(?:(?=[丙壬庚戊甲][丁乙己癸辛])(?:甲乙|丙丁|戊己|庚辛|壬癸))方'
    """
    return str(recall("inner", pattern, lambda: _with_gates(pattern)))


def _with_gates(pattern: str) -> str:
    if "(?i" in pattern or "#" in pattern:
        return pattern  # what a gate sees is not what the pattern means, or not all of it is pattern
    out, end = _alternatives(pattern, 0)
    return out if end == len(pattern) else pattern


def _alternatives(pattern: str, i: int) -> tuple[str, int]:
    """Alternatives from `i` to the end of their group, each behind its gate where they are many; and where that is."""
    branches: list[str] = []
    branch, start, in_set = "", i, False
    while i < len(pattern) and (in_set or pattern[i] != ")"):
        char = pattern[i]
        if char == "\\":
            branch, i = branch + pattern[i : i + 2], i + 2
            continue
        if in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
        elif char == "|":
            branches.append(branch)
            branch, i = "", i + 1
            continue
        elif char == "(":
            one, i = _group(pattern, i)
            branch += one
            continue
        branch, i = branch + char, i + 1
    branches.append(branch)
    body = "|".join(branches)
    if len(branches) >= MANY and max(map(len, branches)) > 1 and (look := gate(pattern[start:i])):
        body = f"{look}(?:{body})"
    return body, i


def _group(pattern: str, i: int) -> tuple[str, int]:
    """A group with its brackets, and where it ends. What looks behind is left as it is: it may be read backwards."""
    if pattern.startswith(_BEHIND, i):
        start = i
        _, i = _alternatives(pattern, i + 1)
        return pattern[start : i + 1], i + 1
    opening = _OPENING.match(pattern, i)
    assert opening is not None
    body, i = _alternatives(pattern, opening.end())
    return f"{opening.group()}{body})", i + 1
