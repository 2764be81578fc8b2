"""Tags with more attributes than anybody writes: the parser compares each with all before it, so the rest is left out."""

from __future__ import annotations

import regex

MOST = 1_000
"""Attributes that are kept; what a page says of a piece of text (hidden, bold, centred) stands in the first few."""
_SHORT = 4 * MOST
"""Characters in which there is no room for so many."""
_TAG = regex.compile(r"""<[A-Za-z](?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_ATTRIBUTE = regex.compile(r"""[^\s=/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'][^\s]*+)?+)?+""")


def few_attributes(source: str) -> str:
    """The page, each tag with its first attributes only."""
    return _TAG.sub(lambda tag: _cut(tag[0]), source)


def _cut(tag: str) -> str:
    if len(tag) < _SHORT:
        return tag
    # The first match is the name of the tag itself.
    for count, found in enumerate(_ATTRIBUTE.finditer(tag)):
        if count == MOST:
            return tag[: found.end()]
    return tag
