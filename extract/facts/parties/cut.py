"""Details that may be a part: they end at the edge of a wrapped text, and the next line goes on with the same characters.

Ingest joins the lines of a text of which it knows the width. Where it does not, a value at the end of the longest line
around it is not known to be whole: it is told as unread.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

import regex

from extract.facts.context import Context
from extract.facts.parties.labels import tokens
from extract.ingest.labels import MARKER
from extract.lexicon import phrase
from extract.text.wraps import width

_AROUND = 6
"""Lines on either side of a line whose lengths say how wide the text is."""
_DIGITS = frozenset({"phone", "fax", "account", "postcode"})
_ENDED = frozenset({"address", "bank", "name"})
_MANY = 12
"""Lines of one length that show how wide a text is, even if one line around is longer."""
_REST = 16
"""Characters of a line that can be the end of a value."""
_PERSON = frozenset({"contact", "legal_representative", "authorised_representative"})
_FIGURES = regex.compile(r"[ —-]?\d[\d —-]*(?!\d|[年月])")
"""The rest of a number behind a line end, no date."""
_CODE = regex.compile(r"[0-9A-Za-z](?:[ -]?[0-9A-Za-z])*(?:\n|\Z)")
_ADDRESS = regex.compile(r"[A-Za-z0-9@._%+-]+(?:\n|\Z)")
_SHORT = regex.compile(r"\p{Han}{1,2}(?:\n|\Z)")
_WORDS = regex.compile(r"[\p{Han}（(0-9A-Za-z-]")
_DATE = regex.compile(r"\d{4}\s*[年./-]|[^\n]{0,4}年[^\n]{0,8}月")
"""A date, which is no rest of a number."""


def may_be_part(context: Context, attribute: str, end: int) -> bool:
    """True if the value of an attribute that ends at an index of the view may go on in the next line."""
    text = context.document.view.text
    if text[end : end + 1] != "\n" or not _goes_on(text, attribute, end + 1):
        return False
    starts = context.once(_label_starts)
    after = bisect_right(starts, end)
    if after < len(starts) and starts[after] == end + 1:
        return False
    if _in_table(context, end) or MARKER.match(text, end + 1):
        return False
    if attribute == "email":
        return True  # letters alone in a line behind an address of mail are its rest, however wide the text is
    return _at_edge(context, attribute, end)


def _goes_on(text: str, attribute: str, at: int) -> bool:
    if attribute in _DIGITS:
        return _FIGURES.match(text, at) is not None and _DATE.match(text, at) is None
    if attribute == "uscc":
        return _CODE.match(text, at) is not None
    if attribute == "email":
        return _ADDRESS.match(text, at) is not None
    if attribute in _PERSON:
        return _SHORT.match(text, at) is not None
    return _WORDS.match(text, at) is not None and _DATE.match(text, at) is None


def _at_edge(context: Context, attribute: str, end: int) -> bool:
    """Hardly a line around is longer; and others are as long, or the value has no end of its own.

    Ingest may have joined one of the lines around with its next, inside a value.
    """
    lengths = context.once(_lengths)
    sizes = context.once(_sizes)
    number = context.document.text.count("\n", 0, context.document.view.at[end])
    around = lengths[max(0, number - _AROUND) : number + _AROUND + 1]
    chars, columns = lengths[number]
    by_chars = sum(one > chars + 1 for one, _ in around) <= (sizes[0][chars] >= _MANY)
    by_columns = sum(one > columns + 1 for _, one in around) <= (sizes[1][columns] >= _MANY)
    if not by_chars and not by_columns:
        return False
    alike = max(sizes[0][chars] if by_chars else 0, sum(sizes[1][columns + k] for k in (-1, 0, 1)) if by_columns else 0)
    return alike > 2 or _is_open(context.document.view.text, attribute, end)


def _is_open(text: str, attribute: str, end: int) -> bool:
    """What the value ends with is no end of its kind, or the next line is nothing but such an end: 3号 / 楼502室."""
    if attribute not in _ENDED:
        return True
    ended = phrase(f"parties.{attribute}_end")
    stop = text.find("\n", end + 1)
    rest = text[end + 1 : stop if stop >= 0 else len(text)]
    before = text[text.rfind("\n", 0, end) + 1 : end]
    return ended.search(before) is None or (len(rest) <= _REST and ended.search(rest) is not None)


def _label_starts(context: Context) -> list[int]:
    return [token.start for token in tokens(context)]


def _lengths(context: Context) -> list[tuple[int, int]]:
    """Of each line of the document: characters and columns."""
    return [(len(line), width(line)) for line in context.document.text.split("\n")]


def _sizes(context: Context) -> tuple[Counter[int], Counter[int]]:
    """How many lines have a length, in characters and in columns."""
    lengths = context.once(_lengths)
    return Counter(chars for chars, _ in lengths), Counter(columns for _, columns in lengths)


def _in_table(context: Context, end: int) -> bool:
    at = context.document.view.at[end]
    return any(table.start <= at < table.end for table in context.document.tables)
