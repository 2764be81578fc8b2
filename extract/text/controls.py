"""Characters that are orders to a terminal or a page and no writing: escapes, other controls, changes of direction.

The one list of them. The text of a document is frozen without them (`ingest`); names of files, messages and whatever
else is shown goes through `visible`.
"""

from __future__ import annotations

DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f")
"""They turn what stands behind them around: `fdp.exe` looks like `exe.pdf`."""

_ORDERS = [*range(9), *range(11, 32), *range(127, 160), 0x2028, 0x2029, *range(0xD800, 0xE000), *map(ord, DIRECTION)]
_SHOWN = dict.fromkeys(_ORDERS, "\ufffd")


def visible(text: str) -> str:
    """The text with `U+FFFD` for each such character; line ends and tabs stay, and so does the length.

    >>> visible("a\\x1b[31m\\u202egpj.exe\\n")
    'a\ufffd[31m\ufffdgpj.exe\\n'
    """
    return text.translate(_SHOWN)
