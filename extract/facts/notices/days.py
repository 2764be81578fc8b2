"""Dates of a notice: the first one of a value, and the one under its last line."""

from __future__ import annotations

import re

from extract.facts.context import Context
from extract.facts.convert import date
from extract.facts.notices.form import Form, tight
from extract.lexicon import phrase
from extract.model import Span
from extract.values.lexer import lex

_STAMP = re.compile(r"[^0-9\n]{0,4}((?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})[ T]*\d{1,2}：\d")
"""A date with the time of day behind it: 2024-03-12 09:30."""
_OTHERS = frozenset({"opening_date", "award_date", "acceptance_date", "signed_on", "first_date"})
"""Labels whose dates are not that of the paper."""
_HEAD_LINES = 15
_TAIL_LINES = 12
_MOST_BESIDE = 36
"""Letters that may stand in front of the date in the last line: the name of who signs it."""


def read_day(context: Context, span: Span) -> tuple[str, Span] | None:
    """The first date of a span as ISO 8601 with the precision that is written, and where it stands."""
    view = context.document.view
    i, j = view.index(span.start), view.index(span.end)
    stamp = _STAMP.match(view.text, i, j)
    if stamp is not None:
        j = stamp.end(1)
    for token in lex(view.text[i:j]).tokens:
        if token.family == "date" and token.value is not None:
            return date(token.value), Span(*view.span(i + token.start, i + token.end))
    return None


def closing_day(context: Context, form: Form) -> tuple[str, Span] | None:
    """The date that stands alone, or behind the name of who signs, in one of the last lines."""
    seen = 0
    for line in reversed(context.document.lines):
        words = tight(form.text[line.start : line.end])
        if not words:
            continue
        seen += 1
        if seen > _TAIL_LINES:
            return None
        found = read_day(context, line.span)
        if found is None:
            continue
        if any(one.value.start <= found[1].start < one.value.end and one.key in _OTHERS for one in form.entries):
            continue  # of the opening, of the award: no day of the paper itself
        behind = tight(form.text[found[1].end : line.end])
        before = tight(form.text[max(line.start, found[1].start - 120) : found[1].start])
        before = before.rpartition("：")[2]
        if not behind.strip("。 ") and len(before) <= _MOST_BESIDE and len(found[0]) == 10 and not any(c in before for c in "，。；于至自"):
            return found
    return None


def page_day(context: Context, form: Form) -> tuple[str, Span] | None:
    """The date under the title of a page: 2024年06月18日 16:42 来源：…"""
    for line in context.document.lines[:_HEAD_LINES]:
        words = form.text[line.start : line.end]
        found = read_day(context, line.span)
        if found is None or len(found[0]) < 10 or len(words) > 120:
            continue
        if tight(form.text[line.start : found[1].start]):
            continue
        rest = tight(form.text[found[1].end : line.end])
        if phrase("notices.page_date").search(rest):
            return found
    return None
