"""Which option of a form was chosen: the one answer for every assembler.

The view shows boxes and ticks in all their forms as ☑ and □ in front of their options (`extract/text/marks.py`); a √ or ■
without counterpart is a tick as well. Here options get their extents, and what stands in one is told apart.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import regex

from extract.facts.context import Context
from extract.lexicon import phrase
from extract.model import Span
from extract.text.marks import EMPTY, TICKED
from extract.text.sentences import ends_in

MARKS = regex.compile(f"[{TICKED}{EMPTY}]")
_LONG = 600  # characters: the lines below an option that ends in a colon belong to it up to here


_NUMERALS = {sign: i for signs in ("一二三四五六七八九十", "壹贰叁肆", "ABCDEF", "①②③④⑤⑥") for i, sign in enumerate(signs, 1)}


def option_number(text: str) -> int | None:
    """The number of an option that 第N种 may name: 1 for 1, 一, A or ①; `None` for anything else.

    >>> option_number("2"), option_number("二"), option_number("B"), option_number("其他")
    (2, 2, 2, None)
    """
    return int(text) if text.isdigit() and text.isascii() else _NUMERALS.get(text)


@dataclass(frozen=True, slots=True)
class Option:
    """One option with the span from its mark to its end."""

    span: Span
    ticked: bool


def options(context: Context) -> tuple[Option, ...]:
    """All options of the document, in the order of the text."""
    return context.once(_options)


def _options(context: Context) -> tuple[Option, ...]:
    view = context.document.view
    text = view.text
    found = []
    marks = list(MARKS.finditer(text))
    for k, mark in enumerate(marks):
        line_end = text.find("\n", mark.start())
        end = line_end if line_end >= 0 else len(text)
        following = marks[k + 1].start() if k + 1 < len(marks) else len(text)
        if following < end:
            end = following
        elif text[end - 1 : end] == "：" and following < len(text) and following - end < _LONG:
            end = following  # □ an option whose lines follow: up to the next box
        bare = phrase("structure.bare_answer").match(text, mark.end(), end)
        if bare is not None:
            end = bare.end()  # 预付款：☑有 □无。支付比例…: what follows the stop is no part of the option
        found.append(Option(Span(*view.span(mark.start(), end)), mark.group() in TICKED))
    return tuple(found)


def option_at(context: Context, offset: int) -> Option | None:
    """The option in which an offset stands, `None` if it is in none."""
    found = options(context)
    k = bisect_right(found, offset, key=lambda option: option.span.start)
    return found[k - 1] if k and offset < found[k - 1].span.end else None


def is_chosen(context: Context, offset: int) -> bool | None:
    """True in an option that was ticked, False in one that was not, `None` outside options."""
    option = option_at(context, offset)
    return option.ticked if option is not None else None


def ruled_out(context: Context, offset: int) -> bool:
    """True in an option that was not ticked, where another one of its line was: 收取5%（ ） 不收取（√）."""
    option = option_at(context, offset)
    if option is None or option.ticked or ends_in(context.tight(Span(option.span.start, offset))):
        return False  # behind a full stop the line speaks of all options again
    line = context.document.line_at(offset).span
    return any(other.ticked and line.contains(other.span) for other in options(context))


def right_behind(context: Context, offset: int) -> bool | None:
    """As `is_chosen`, but only for what stands right behind its mark."""
    view = context.document.view
    i = view.index(offset)
    shown_here = i + 1 < len(view.at) and view.at[i] == view.at[i + 1]  # a mark that stands behind its option
    sign = view.text[i] if shown_here else view.text[i - 1 : i] if i else ""
    if sign and sign in TICKED + EMPTY:
        return sign in TICKED
    return None
