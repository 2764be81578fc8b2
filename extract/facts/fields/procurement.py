"""The way of procurement (采购方式)."""

from __future__ import annotations

from extract.facts.choose import candidates, settle
from extract.facts.context import Context
from extract.facts.reading.options import right_behind
from extract.lexicon import phrase
from extract.model import Candidate, Span
from extract.record import MethodFact
from extract.text.marks import TICKED

_NEAR = 8
"""Characters around a way of procurement that say how it is meant."""


def procurement_method(context: Context) -> MethodFact | None:
    """As ticked or labelled, else as the preamble tells it.

    A list of several ways (公开招标、邀请招标等方式) says nothing.
    """
    found = candidates(context, "procurement_method", str)
    by_label = {fact.rule for fact in context.of("field.procurement_method") if fact.constants.get("labelled")}
    chosen = [c for c in found if _ticked(context, c, c.rule in by_label)]
    if chosen:
        return _only(context, chosen)
    labelled = [c for c in found if c.rule in by_label]
    if labelled:
        return settle(context, "procurement_method", labelled, MethodFact)
    for parts in (("cover", "preamble"), ("body",)):
        here = [c for c in found if context.part_at(c.span.start) in parts]
        if here:
            return _only(context, here)
    return None


def _only(context: Context, found: list[Candidate]) -> MethodFact | None:
    """The one way that is told; of several the one that the purchase was made in (采用…方式采购)."""
    if len({c.value for c in found}) > 1:
        found = [c for c in found if not _was_not_it(context, c)]
    if len({c.value for c in found}) > 1:
        found = [c for c in found if _told_as_way(context, c)]
        if len({c.value for c in found}) != 1:
            return None
    return settle(context, "procurement_method", found, MethodFact)


def _ticked(context: Context, candidate: Candidate, labelled: bool) -> bool:
    """A ticked box before the word itself, or before the last word of a labelled match."""
    start = candidate.span.start
    if labelled:
        return any(c in TICKED for c in context.tight(candidate.span))
    return right_behind(context, start) is True


def _was_not_it(context: Context, candidate: Candidate) -> bool:
    """True for a way that failed (两次公开招标均流标), was meant before, or may be taken another time."""
    span, size = candidate.span, len(context.document.text)
    before = context.tight(Span(max(span.start - 2 * _NEAR, 0), span.start))
    behind = context.tight(Span(span.end, min(span.end + 5 * _NEAR, size)))
    return bool(phrase("procurement.once_before").search(before) or phrase("procurement.failed_behind").match(behind))


def _told_as_way(context: Context, candidate: Candidate) -> bool:
    span, size = candidate.span, len(context.document.text)
    before = context.tight(Span(max(span.start - _NEAR, 0), span.start))
    behind = context.tight(Span(span.end, min(span.end + _NEAR, size)))
    return bool(phrase("procurement.way_before").search(before) and phrase("procurement.way_behind").search(behind))
