"""Fields whose value is written and cannot be read whole: null with its evidence, never a weaker reading instead."""

from __future__ import annotations

from extract.facts.choose import rank
from extract.facts.context import Context, hole_span
from extract.model import Fact
from extract.record import Evidence, Fields, Unread
from extract.rulebook.book import MALFORMED

_SAME_SUM = 40
"""Characters within which another reading is one of the same value (figures beside words)."""


def with_unread(context: Context, fields: Fields) -> Fields:
    """The fields, with those in `unread` that the best rule found written and unreadable.

    A value that a later rule took from elsewhere gives way; one that stands beside it (the words of a sum whose
    figures are broken) stays, as the only reading that is left.
    """
    orders = {fact.rule: fact.order for fact in context.facts}
    gone: dict[str, Unread] = {}
    for name in type(fields).model_fields:
        broken = context.of(f"{MALFORMED}field.{name}")
        if not broken:
            continue
        first = min(broken, key=lambda fact: rank(context, fact))
        found: Evidence | None = getattr(fields, name)
        if found is None or (_earlier(first, found, orders) and not _beside(first, found)):
            gone[name] = Unread(**{**context.evidence(hole_span(first), first.rule, 0.0), "flags": ["malformed"]})
            context.note(f"{name}：原文写作“{gone[name].text}”，不能完整读出，未取值，请核对原文")
    if gone:
        fields = fields.model_copy(update=dict.fromkeys(gone))
        fields.unread.update(gone)
    return fields


def _earlier(fact: Fact, found: Evidence, orders: dict[str, int]) -> bool:
    return fact.order < orders.get(found.rule, fact.order + 1)


def _beside(fact: Fact, found: Evidence) -> bool:
    span = hole_span(fact)
    return found.start < span.end + _SAME_SUM and span.start - _SAME_SUM < found.end
