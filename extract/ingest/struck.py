"""What is told about text that is crossed out: left out as deletions are, and quoted in one warning."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STRUCK = re.compile(
    r"(?<!~)~~(?=[^\s~])((?:[^~\n]|\n(?!\s*\n)){0,600}?[^\s~])~~(?!~)"
    r"|<(s|del|strike)(?:\s[^<>]{0,200})?>((?:(?!</?\2[\s>]).|\n){0,2000}?)</\2\s*>",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W_]")


def without_struck(text: str) -> tuple[str, list[str]]:
    """A text without `~~…~~`, `<s>`, `<del>`, `<strike>`, and what stood in them.

    >>> without_struck("共~~叁~~肆份")
    ('共肆份', ['叁'])
    """
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        inner = match.group(1) or match.group(3) or ""
        if not _LETTER.search(inner):
            return match.group()  # a blank to fill in
        found.append(inner)
        return ""

    return (_STRUCK.sub(take, text), found) if "~~" in text or "<" in text else (text, found)


def warning(struck: Sequence[str], where: str = "文件中") -> str:
    """The warning for crossed-out text, "" if there is none."""
    quote = "".join("".join(struck).split())
    if not quote:
        return ""
    short = quote if len(quote) <= 24 else quote[:24] + "…"
    return f"{where}有划去的文字{len(quote)}字，未收入正文：“{short}”"
