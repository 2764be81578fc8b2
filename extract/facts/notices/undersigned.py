"""Whose paper it is where no label says: the body that signs above the date, or whose name heads the form."""

from __future__ import annotations

from extract.facts.context import Context
from extract.facts.notices.days import closing_day
from extract.facts.notices.form import Form, tight
from extract.facts.notices.names import Name, read_name
from extract.facts.parties import gates
from extract.facts.parties.names import is_organisation
from extract.lexicon import phrase
from extract.model import Line, Span

_OF_OTHERS = ("supplier", "agency", "candidate", "bidder", "lost", "refused")
_WITHIN = 2
"""Lines above the date, or above the title, within which the name stands alone."""
_HEAD = 40
_PUBLIC = frozenset({"government", "public_institution"})


def signer(context: Context, form: Form) -> Name | None:
    """The public body that signs: its name alone in front of the date that ends the paper, or in the line above it."""
    return next((name for place in _closing(context, form) if (name := _body(context, form, place)) is not None), None)


def agent(context: Context, form: Form) -> Name | None:
    """The agency or the centre of exchange that signs there."""
    for place in _closing(context, form):
        name = _alone(context, form, place)
        if name is not None and phrase("notices.agent_body").search(name.value):
            return name
    return None


def _closing(context: Context, form: Form) -> list[Line]:
    """Where who signs may stand alone: before the date that ends the paper, and the lines above it."""
    day = closing_day(context, form)
    if day is None:
        return []
    lines = [line for line in context.document.lines if line.start < day[1].end and tight(form.text[line.start : line.end])]
    return [Line(lines[-1].start, day[1].start), *reversed(lines[-1 - _WITHIN : -1])]


def letterhead(context: Context, form: Form, title: Span) -> Name | None:
    """The public body whose name stands alone right above the title of a form."""
    above = [line for line in context.document.lines if line.end <= title.start and tight(form.text[line.start : line.end])]
    return _body(context, form, above[-1]) if len(title) and above else None


def addressed(context: Context, form: Form) -> Name | None:
    """The public body that a bid is written to: 致：某档案馆."""
    for line in context.document.lines[:_HEAD]:
        match = phrase("notices.bid_to").match(form.text, line.start, line.end)
        if match is not None and (name := _body(context, form, Line(*match.span("name")))) is not None:
            return name
    return None


def _body(context: Context, form: Form, line: Line) -> Name | None:
    name = _alone(context, form, line)
    if name is None or gates.kind_of_body(name.value, None) not in _PUBLIC or phrase("notices.agent_body").search(name.value):
        return None
    return name


def _alone(context: Context, form: Form, line: Line) -> Name | None:
    """The name that a line is, unless the paper says that it is one of a bidder."""
    words = tight(form.text[line.start : line.end]).strip("：，。、")
    name = read_name(context, line.span) if words and is_organisation(words) else None
    of_others = {one.value for entry in form.of(*_OF_OTHERS) if (one := read_name(context, entry.value)) is not None}
    return None if name is None or name.value in of_others else name
