"""Text → tokens of the index. One Chinese character is one token, so that any word is found wherever it stands.

A dictionary cuts the same characters differently in different sentences, and an index of its words misses what a reader
sees on the page. So the index holds characters and a word is a phrase of them; the dictionary (jieba) only cuts the
question. Layout, width and punctuation do not count; `1,192,000.00` and `1192000` are one token, `5%` is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.text.fold import fold

_TOKEN = re.compile(
    r"(?P<figure>(?:\d{1,3}(?:,\d{3}){1,5}|\d+)(?:\.\d+)?[%‰]?)|(?P<word>[A-Za-z]+)|(?P<char>[^\W_])|(?P<mark>[☑☒√■□○])"
)


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Tokens with their places `[start, end)` in the text."""
    for match in _TOKEN.finditer(fold(text)):
        raw = match.group()
        kind = match.lastgroup
        if kind == "figure":
            yield _figure(raw), match.start(), match.end()
        elif kind == "word":
            yield raw.lower(), match.start(), match.end()
        else:
            yield _char(raw), match.start(), match.end()


def tokens(text: str) -> list[str]:
    """The tokens of a text, in order.

    >>> tokens("违约金 ５％，1,000.00元 PDF")
    ['违', '约', '金', '5pct', '1000', '元', 'pdf']
    """
    return [token for token, _, _ in spans(text)]


def _figure(raw: str) -> str:
    """Figures by value as far as writing goes; signs as letters, since the index keeps letters and digits only."""
    number, sign = (raw[:-1], raw[-1]) if raw[-1] in "%‰" else (raw, "")
    whole, _, rest = number.replace(",", "").partition(".")
    rest = rest.rstrip("0")
    return whole + (f"d{rest}" if rest else "") + {"%": "pct", "‰": "pml", "": ""}[sign]


def _char(raw: str) -> str:
    """A character that every version of the index keeps: rare ones and symbols by their number."""
    if raw in "〇○":
        return "零"
    if "一" <= raw <= "鿿":
        return raw
    return raw.lower() if raw.isascii() else f"u{ord(raw):x}"
