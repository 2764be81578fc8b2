"""Two halves of a paragraph as one: with a space between words of letters, with none within an address, in Chinese or in a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD_START = re.compile(r"[A-Za-z0-9]")
# An e-mail or a page that the line end cut, and its rest.
_LONGEST_ADDRESS = 400
_ADDRESS = re.compile(r"[A-Za-z0-9._%+\-]@[A-Za-z0-9.\-]*$|(?:https?://|www\.)[A-Za-z0-9./\-]*$")
_LOCAL = re.compile(r"[：:]\s?[A-Za-z0-9._%+\-]+$")
_LOCAL_REST = re.compile(r"[A-Za-z0-9._%+\-]*@[A-Za-z0-9.\-]*(?:\s|$)")
_ADDRESS_REST = re.compile(r"[A-Za-z0-9.\-]+(?=[^A-Za-z0-9.\-]|$)")


def joined(parts: Sequence[str]) -> str:
    """Pieces of a paragraph as one."""
    text = ""
    for part in parts:
        text = glue(text, part)
    return text


def glue(left: str, right: str) -> str:
    """Two halves of a paragraph: a space between two words of ASCII letters, nothing in Chinese or between figures."""
    if not left or not right:
        return left + right
    end = left[-_LONGEST_ADDRESS:]  # a paragraph may be of a megabyte
    if (_ADDRESS.search(end) and _ADDRESS_REST.match(right)) or (_LOCAL.search(end) and _LOCAL_REST.match(right)):
        return left + right
    if _WORD_START.match(left[-1]) and _WORD_START.match(right) and not (left[-1].isdigit() and right[0].isdigit()):
        return f"{left} {right}"
    if left[-1] in ",.;:" and right[0].isascii() and right[0].isalpha():
        return f"{left} {right}"
    return left + right
