"""What brackets say of two lines: one that the first leaves open and the second closes makes them one."""

from __future__ import annotations

import re

from extract.ingest.labels import MARKER

_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "【": "】", "「": "」"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_ITEM_REST = re.compile(r"[一二三四五六七八九十\d]{1,3}[）)]")


def in_bracket(joined: str, text: str) -> bool:
    """What begins like an item or a label stands inside a bracket that the line end cut: `（` + `1）…`, `（合` + `同编号：…`."""
    if _ITEM_REST.match(text) and joined.endswith(("（", "(")):
        return True
    tail = joined[-60:]
    opened = max(tail.rfind("（"), tail.rfind("("))
    return opened > max(tail.rfind("）"), tail.rfind(")")) and not MARKER.match(text)


def closes_bracket(joined: str, text: str) -> bool:
    """The paragraph so far has an open bracket, and this line holds its closer without opening one itself."""
    opened: list[str] = []
    for c in joined[-400:]:
        if c in _PAIRS:
            opened.append(c)
        elif c in _CLOSERS and opened and _same(opened[-1], c):
            opened.pop()
    if not opened or len(joined) - joined.rfind(opened[-1]) > 200:
        return False
    inner: list[str] = []
    marker = MARKER.match(text)
    for c in text[marker.end() :] if marker else text:  # the bracket of `2）` closes nothing
        if c in _PAIRS:
            inner.append(c)
        elif c in _CLOSERS:
            if inner:
                inner.pop()
            else:
                return _same(opened[-1], c)
    return False


def _same(opener: str, closer: str) -> bool:
    """Half- and full-width forms are mixed freely in contracts."""
    return closer in ("）)" if opener in "（(" else _PAIRS[opener])
