"""The sums that may price a breach: those of the contract, prices per head, and the writing of forms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from extract.facts.context import Context
from extract.facts.convert import money as to_money
from extract.facts.penalties.anchors import RANGE
from extract.facts.reading.bounds import sums_between
from extract.facts.reading.sums import Mention, mentions
from extract.lexicon import phrase
from extract.model import Span
from extract.values.number import figure


def sums(context: Context) -> list[Mention]:
    """All of them in the order of the text; of two that overlap the more telling one."""
    return _with_more(_with_more(_forms(context), mentions(context)), _per_head(context))


def _with_more(known: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Both in the order of the text, without those of `more` that overlap one that is known."""
    known = sorted(known, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in known]
    ends = list(accumulate((mention.span.end for mention in known), max))
    added = []
    for mention in more:
        k = bisect_left(starts, mention.span.end)  # those before it begin before this one ends
        if not k or ends[k - 1] <= mention.span.start:
            added.append(mention)
    return sorted([*known, *added], key=lambda mention: mention.span)


def _per_head(context: Context) -> list[Mention]:
    """500元/人次: prices per head, which the contract's own sums leave out."""
    holes = [(fact.holes["value"], fact.rule) for fact in context.of("penalty.sum")]
    return [Mention(hole.span, to_money(hole.value), None, rule) for hole, rule in holes]


def _forms(context: Context) -> list[Mention]:
    """Sums in the writing of forms: 200至600元, between two bounds, and 10000（5000～50000）元, chosen between them."""
    view = context.document.view
    found = []
    for match in phrase("number.range_of_sums").finditer(view.text):
        if (bounds := sums_between(match)) is not None:
            found.append(Mention(Span(*view.span(match.start(), match.end())), to_money(bounds[1]), None, RANGE))
    for match in phrase("penalties.chosen_of_range").finditer(view.text):
        if (value := figure(match["value"], match["unit"])) is not None:
            found.append(Mention(Span(*view.span(match.start(), match.end())), to_money(value), None, "penalty.sum"))
    return found
