"""One pattern for many words: a tree of their characters, so that thousands cost hardly more than ten."""

from __future__ import annotations

from collections.abc import Iterable

import regex

_Tree = dict[str, "_Tree"]
_END = ""
_WIDE = 4
"""So many ways on: ask first whether the next character is any of them."""


def any_of(words: Iterable[str], gap: str = "") -> str:
    """A pattern that matches the longest of the words that stands at a place; `gap` may stand between characters. "" for none.

    >>> any_of(["138", "139", "13"], "[ ]?")
    '1[ ]?3(?:[ ]?(?:8|9))?'
    """
    root: _Tree = {}
    for word in sorted(words):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    root.pop(_END, None)
    return _way(root, gap)


def _way(node: _Tree, gap: str) -> str:
    """What may follow; a chain without a choice is written out at once, so the pattern is nested by choices alone."""
    chars = [char for char in node if char != _END]
    if not chars:
        return ""
    ways = [_chain(char, node[char], gap) for char in chars]
    if len(ways) == 1:
        return ways[0]
    near = "".join(map(regex.escape, chars))
    return (f"(?=[{near}])" if len(ways) > _WIDE else "") + f"(?:{'|'.join(ways)})"


def _chain(char: str, node: _Tree, gap: str) -> str:
    made = [regex.escape(char)]
    while len(node) == 1 and _END not in node:
        [(char, node)] = node.items()
        made += [gap, regex.escape(char)]
    rest = _way(node, gap)
    if rest:
        made.append(f"(?:{gap}{rest})?" if _END in node else gap + rest)
    return "".join(made)
