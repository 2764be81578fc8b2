"""What a typed hole takes: the whole value that the lexer found there, never a part of one."""

from __future__ import annotations

from extract.rulebook.types import ValueType
from extract.values.lexer import lex
from extract.values.lexer.borders import cut_before, cut_behind

Taken = tuple[object, int, int]
"""Value, start, end in the view; the value is `None` where what is written cannot be read whole."""


def take(kind: ValueType, text: str, start: int, end: int) -> Taken | None:
    """The value of `text[start:end]`, grown to the whole of what is written there; `None` if there is none."""
    if not kind.family and kind.name != "int":
        return _parsed(kind, text, start, end)
    tokens = lex(text).over(start, end)
    for token in tokens:
        if token.family == kind.family:
            if token.value is not None or token.malformed:
                return token.value, token.start, token.end
            return None
    if kind.whole:
        return None
    if kind.name == "int":
        if any(t.start < start or (t.end > end and t.family in ("money", "ratio", "date")) for t in tokens):
            return None
    elif any(token.start < start or token.end > end for token in tokens):
        return None
    if cut_before(text, start) or cut_behind(text, end, kind.family):
        return None
    return _parsed(kind, text, start, end)


def _parsed(kind: ValueType, text: str, start: int, end: int) -> Taken | None:
    try:
        return kind.parse(text[start:end]), start, end
    except ValueError:
        return None
