"""Whether all matches of a pattern stand within a line: only then may it be run over the lines that hold its words alone."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

from extract.lexicon.gates import parsed
from extract.lexicon.kept import recall

_END = 10
_WITH_END = (op.CATEGORY_SPACE, op.CATEGORY_NOT_DIGIT, op.CATEGORY_NOT_WORD)


def in_a_line(pattern: str) -> bool:
    r"""True if neither the matches of a pattern nor what it looks at around them can hold a line end.

    One that asks for the end of the text is not known to stop at the end of a line, and gives `False` as well.

    >>> in_a_line(r"甲方[^。\n]{1,8}(?!元)"), in_a_line("甲方[^。]{1,8}"), in_a_line(r"元$")
    (True, False, False)
    """
    return bool(recall("in a line", pattern, lambda: _in_a_line(pattern)))


def _in_a_line(pattern: str) -> bool:
    tree = parsed(pattern)
    return tree is not None and not _crosses(tree)


def _crosses(items: Iterable[tuple[Any, Any]]) -> bool:
    return any(_part_crosses(code, value) for code, value in items)


def _part_crosses(code: Any, value: Any) -> bool:
    if code is op.LITERAL:
        return bool(value == _END)
    if code is op.ANY:
        return False
    if code is op.IN:
        return _listed(value)
    if code is op.AT:
        return value in (op.AT_END, op.AT_END_STRING)
    if code is op.BRANCH:
        return any(map(_crosses, value[1]))
    if code is op.SUBPATTERN:
        return _crosses(value[3])
    if code is op.ATOMIC_GROUP:
        return _crosses(value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _crosses(value[2])
    if code in (op.ASSERT, op.ASSERT_NOT):
        return _crosses(value[1])
    return code is not op.GROUPREF  # which takes what stood in the group, and that is asked itself


def _listed(members: Iterable[tuple[Any, Any]]) -> bool:
    """True if a set such as `[^。；]` takes a line end."""
    negated = found = False
    for kind, value in members:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL:
            found = found or value == _END
        elif kind is op.RANGE:
            found = found or value[0] <= _END <= value[1]
        elif kind is op.CATEGORY:
            found = found or value in _WITH_END
    return found != negated
