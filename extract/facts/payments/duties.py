"""A duty to pay that states neither share nor sum: 验收合格后六十日内付清; accounts made up each month and paid N days later.

The settlement of a period is often told in several sentences (statement, confirmation, invoice, then N days): the row is
the sentence that orders the payment, and the period is whatever its section says.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.payments.anchor import Anchor, is_bond
from extract.facts.payments.lines import DUE, only_graded
from extract.facts.payments.scope import Item
from extract.lexicon import phrase
from extract.model import Span

RULE = "payment.duty"
_CONFIDENCE = 0.8
_NO_DUTY = ("unfilled", "no_duty", "duty_of_supplier")


def duty(context: Context, items: list[Item]) -> tuple[Item, Anchor] | None:
    """The duty of a section: the sentence with a deadline before one with an event only, the later before the earlier."""
    found = [(_weight(context, anchor), item, anchor) for item in items for anchor in _duties(context, item)]
    if not found:
        return None
    best = max(range(len(found)), key=lambda k: (found[k][0], k))
    return found[best][1], found[best][2]


def is_periodic_section(context: Context, items: list[Item]) -> bool:
    """True if the section says, anywhere, that accounts are made up each period."""
    cue = phrase("payments.settled_each_period")
    kinds = ("payment.periodic", "payment.each")
    day = phrase("payments.day_of_each_period")
    words = [(item.span, context.tight(item.span)) for item in items]
    return any(any(context.within(k, span) for k in kinds) or cue.search(text) or day.search(text) for span, text in words)


def period_unit(context: Context, items: list[Item]) -> str:
    """月, 季, 年 …: the period that a section names first; empty if it names none."""
    for item in items:
        for fact in [*context.within("payment.periodic", item.span), *context.within("payment.each", item.span)]:
            if "unit" in fact.holes:
                return str(fact.holes["unit"].value)
    found = (phrase("payments.period_unit").search(context.tight(item.span)) for item in items)
    return next((match["unit"] for match in found if match is not None), "")


def _duties(context: Context, item: Item) -> Iterator[Anchor]:
    if item.in_table or not item.own:
        return
    view = context.document.view
    for sentence in item.sentences:
        text = context.tight(sentence)
        if only_graded(context, sentence) or any(phrase(f"payments.{name}").search(text) for name in _NO_DUTY):
            continue
        found = list(phrase("payments.duty").finditer(text))
        if not found:
            continue
        verb = found[-1]
        first = view.index(sentence.start)
        span = Span(*view.span(first + verb.start(), first + verb.end()))
        left = Span(sentence.start, span.start)
        if not _waits(context, left, Span(span.end, sentence.end)) or is_bond(context, span, sentence):
            continue
        whole = Decimal(1) if phrase("payments.all_of_it").search(text) else None
        yield Anchor("duty", span, sentence, RULE, _CONFIDENCE, percent=whole)


def _waits(context: Context, left: Span, right: Span) -> bool:
    """A duty has a deadline, an event or a day of the month; a sentence that only speaks of paying has none."""
    if any(context.within(kind, left) for kind in (*DUE, "payment.trigger")):
        return True
    return phrase("payments.day_of_month").search(context.tight(left)) is not None


def _weight(context: Context, anchor: Anchor) -> int:
    sentence = anchor.sentence
    days = any(context.within(kind, sentence) for kind in DUE)
    return 2 * days + bool(context.within("payment.trigger", sentence))
