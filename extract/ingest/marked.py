"""Marks of Markdown in a text: enough of them that they cannot be chance, and what they leave when they are taken away."""

from __future__ import annotations

import re

_MARKS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M),
    re.compile(r"^[ \t]{0,8}\|?[ \t]{0,8}:?-{2,}:?[ \t]*\|[ \t:|-]*$", re.M),
    re.compile(r"^\*\*[^*\n]+\*\*[ \t]*$", re.M),
    re.compile(r"\*\*[^*\n]{2,60}\*\*[^*]", re.M),
    re.compile(r"^[ \t]{0,12}[-*][ \t]+(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[\u3400-\u9fff])", re.M),
    re.compile(r"\$[^$\n]{0,40}\\[a-z%][^$\n]{0,40}\$"),
    re.compile(r"(?<=[^\W_])\\[-.()_*#+\[\]](?=[^\W_])|^\d{1,2}\\\.", re.M),
    re.compile(r"^__[^_\n]+__[ \t]*$", re.M),
    re.compile(r"\]\{\.[a-z][a-z-]{1,20}\}"),
)


def uses_markdown(text: str) -> bool:
    """True if a text has enough marks of Markdown that they cannot be chance."""
    counts = [len(mark.findall(text)) for mark in _MARKS]
    return any(counts[:3]) or sum(counts) >= 2


def without_comments(text: str) -> str:
    """The text without `<!-- … -->`; one that never ends is ordinary text."""
    parts = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join(parts) + text[at:]


def closing_hashes(heading: str) -> str:
    """A heading without the `##` that some writers put at its end too."""
    bare = heading.rstrip().rstrip("#")
    return bare.rstrip() if bare.endswith((" ", "\t")) else heading.rstrip()
