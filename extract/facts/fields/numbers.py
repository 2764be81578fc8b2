"""Numbers of contracts and projects, and lots: as written, without what stands around them."""

from __future__ import annotations

import re

from extract.facts.convert import text
from extract.facts.reading.written import first_column
from extract.lexicon import phrase
from extract.model import Document, Span

_LOT_NUMERALS = {c: str(i) for i, c in enumerate("一二三四五六七八九十", 1)}
_BRACKET_AT_END = re.compile(r"（[^（）]*）?$")
_COUNT = re.compile(r"（[A-Za-z\d]{1,6}）")
_PLACE = re.compile(r"（[^（）]{1,2}）")
"""Whose numbers these are, in front of them: （青）水采〔2025〕17号."""
_BOX = re.compile(r"\s*[-—_]?\s*[□■_＿*×]")
_GAP = re.compile(r"\S {2,}[-—]|[-—] {2,}\S| {2,}号$")
"""Where the parts of a number are set apart by gaps: QX - 2026  号."""
_OPEN = re.compile(r"（）|\(\)|(?<![A-Za-z])[Xx×]{2,}(?![A-Za-z])")
"""A part of a number that was left to fill in."""
_MIN_LENGTH = 3


def number(value: object) -> str:
    """A contract or project number: without the lot behind it or a word in brackets before it.

    Raises `ValueError` if nothing is left that holds a digit.
    """
    found = text(phrase("number.run_on").split(str(value), maxsplit=1)[0]).replace(" ", "")
    found = phrase("number.remark_before").sub("", found)
    found = phrase("number.lot_behind").sub("", found)
    tail = _BRACKET_AT_END.search(found)
    # (2025), (HT) and (服务) inside a number belong to it; a remark that ends it does not.
    own = tail is not None and (_COUNT.fullmatch(tail[0]) or phrase("number.which_of_several").search(tail[0]))
    if tail and not own and tail.start() >= _MIN_LENGTH and re.search(r"\d", found[: tail.start()]):
        found = found[: tail.start()]
    whole = own or _COUNT.search(found) or _PLACE.match(found)
    found = found.strip("-—_、") if whole else found.strip("（）-—_、")
    if not re.search(r"\d", found) or len(found) < _MIN_LENGTH or _OPEN.search(found):
        raise ValueError("not a number")
    return found


def whole_code(document: Document, span: Span) -> Span:
    """The span of a number; nothing if boxes or a blank behind it or in it (2025   -0  号) say that a part is not there."""
    found = first_column(document, span)
    left = _BOX.match(document.text, found.end) or _GAP.search(document.folded, found.start, span.end)
    return Span(found.start, found.start) if left else found


def lot(value: object) -> str:
    """A lot as a number or a letter: 三 and 03 are `3`."""
    found = str(value)
    return _LOT_NUMERALS.get(found, found.lstrip("0") or found)
