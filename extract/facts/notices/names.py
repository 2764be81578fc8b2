"""Names of suppliers, buyers and agencies in what is filled in; several in a list or a consortium."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.facts.context import Context
from extract.facts.notices.form import masked, plain
from extract.facts.parties.names import is_organisation, name_in
from extract.lexicon import phrase
from extract.lexicon.simplified import simplified
from extract.model import Span

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, with its place."""

    value: str
    span: Span


def read_names(context: Context, span: Span) -> list[Name]:
    """The names that a value lists; of one that goes on (，联系电话…) the first. Empty for what is no name."""
    pieces = [piece for piece in _pieces(context, span) if (piece.end - piece.start) > 1]
    found: list[Name] = []
    for piece in pieces:
        one = read_name(context, piece)
        if one is None:
            break
        found.append(one)
    return found


def read_name(context: Context, span: Span) -> Name | None:
    """The name that a span is, or begins with in front of a comma, a space or a bracket."""
    view = context.document.view
    lead = phrase("notices.consortium_lead").match(plain(context)[span.start : span.end].lstrip())
    if lead is not None:
        span = Span(context.document.folded.index(lead[0][-1], span.start) + 1, span.end)
    i, j = view.index(span.start), min(view.index(span.end), view.index(span.start) + _LONGEST)
    if i >= j:
        return None
    tight = view.text[i:j]
    head = re.split(r"[，。；：\n\t]", tight, maxsplit=1)[0]
    before_gap = re.match(r"[^\s，。；：]+(?=[ \t])", context.document.folded[span.start : span.end].lstrip())
    for part in (before_gap[0] if before_gap else "", head):
        found = _plain(part)
        at = simplified(tight).find(found) if found else -1
        if found and at >= 0:
            break
    else:
        return None
    written, where = tight[at : at + len(found)], Span(*view.span(i + at, i + at + len(found)))
    return None if masked(context, where) else Name(written, where)


def _plain(said: str) -> str | None:
    """The name that simplified words are, `None` if they are none."""
    if not said or phrase("notices.no_value").match(said):
        return None
    told = name_in(_marked(simplified(said)))
    return told[0] if told is not None and (told[1] or is_organisation(told[0])) else None


def _marked(text: str) -> str:
    """Without what says that it is one of a consortium, or its lot: （联合体牵头人）."""
    return re.sub(r"[（(\[【][^（）()\[\]【】]{0,24}[）)\]】]", lambda m: "" if phrase("notices.consortium").search(m[0]) else m[0], text)


def _pieces(context: Context, span: Span) -> list[Span]:
    """Parts of a list: cut at 、；/ and at line ends where what stands on both sides is a name of its own."""
    text = plain(context)
    cuts = [m.span() for m in re.compile(r"[、；;/／\n]|，(?=联合体)").finditer(text, span.start, span.end)]
    cuts = sorted({*cuts, *(m.span() for m in phrase("notices.member_joint").finditer(text, span.start, span.end))})
    edges = [(span.start, span.start), *cuts, (span.end, span.end)]
    parts = [Span(a[1], b[0]) for a, b in pairwise(edges)]
    return [_unmarked(text, part) for part in parts]


def _unmarked(text: str, span: Span) -> Span:
    """Without the number of an item in front: 1.安居物业服务有限公司."""
    start = span.start
    while start < span.end and text[start] in " \t\n":
        start += 1
    mark = phrase("notices.item_mark").match(text[start : span.end])
    return Span(start + mark.end(), span.end) if mark else span
