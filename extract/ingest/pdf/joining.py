"""How two printed lines become one text: no blank between Han characters, cut numbers whole."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\S+$")
_ADDRESS = re.compile(r"[@/_.]|www|http")


def glue(before: str, after: str) -> str:
    """What to write between two lines of one paragraph: nothing or a space.

    >>> glue("人民", "币"), glue("hello", "world"), glue("18197", "455.00"), glue("JSZC-", "2024")
    ('', ' ', '', '')
    """
    if not before or not after:
        return ""
    a, b = before[-1], after[0]
    if not (a < "\x7f" and b < "\x7f") or a in '-/(_@"' or b in "-/)_@,.;:!?%":
        return ""
    if a.isdigit() or b.isdigit():
        # figures and codes (18197|455, JSZC|320400) are cut anywhere; a word before a figure is not
        word = a.islower() or b.islower() or a in ";:"
        return " " if word else ""
    token = _TOKEN.search(before)
    if token and _ADDRESS.search(token.group().rstrip(".,;")):
        return ""
    return " "
