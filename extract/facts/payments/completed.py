"""Figures that arithmetic proves to be instalments: together with those that the words tell, they make up the price.

首笔80,000元 beside 120,000元 and 36,800元 of 236,800元 is an instalment, however its sentence puts it. One choice of the
figures left over has to do it, and no other; a rest (余款) leaves nothing to prove.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from extract.facts.context import Context
from extract.facts.convert import ratio
from extract.facts.payments.anchor import Anchor, is_bond
from extract.facts.payments.ordered import Words, measures_other
from extract.facts.payments.places import Place, places_of
from extract.facts.payments.scope import Item
from extract.facts.reading.sums import Mention, starting_in
from extract.model import Span, Stretches

RULE = "payment.anchor.completed"
_CONFIDENCE = 0.82
_MOST = 6  # figures left over; of more, some choice would fit by chance

_Left = tuple[Item, Anchor]


def completed(
    context: Context, found: Sequence[Item], places: list[Place], money_in: tuple[Mention, ...], total: Decimal | None
) -> list[Place]:
    """The places, and those of the figures that make up the whole with them; in the order of the text."""
    plans: dict[str, list[Item]] = {}
    for item in found:
        if item.own:
            plans.setdefault(item.plan, []).append(item)
    added: list[Place] = []
    for plan, inside in plans.items():
        here = [p.anchor for p in places if p.item.plan == plan]
        proved = _shares(context, inside, here) or _sums(context, inside, here, money_in, total)
        added += [place for item, anchor in proved for place in places_of(context, item, [anchor])]
    return sorted([*places, *added], key=lambda p: p.anchor.span.start) if added else places


def _shares(context: Context, inside: list[Item], here: list[Anchor]) -> list[_Left]:
    if any(a.form != "share" or a.percent is None for a in here):
        return []
    missing = 1 - sum((a.percent for a in here if a.percent is not None), Decimal(0))
    left: list[_Left] = []
    taken = _stating(here)
    for item, sentence in _sentences(inside):
        for fact in context.within("payment.share", sentence):
            value = fact.holes["value"].value
            span = fact.holes["value"].span
            if value is not None and _is_free(context, item, sentence, span, taken, left):
                left.append((item, Anchor("share", span, sentence, RULE, _CONFIDENCE, percent=ratio(value))))
    return _choice(left, missing, whole=not here)


def _sums(
    context: Context, inside: list[Item], here: list[Anchor], money_in: tuple[Mention, ...], total: Decimal | None
) -> list[_Left]:
    if total is None or not here or any(a.form != "sum" or a.amount is None for a in here):
        return []
    missing = total - sum((a.amount for a in here if a.amount is not None), Decimal(0))
    left: list[_Left] = []
    taken = _stating(here)
    for item, sentence in _sentences(inside):
        for mention in starting_in(money_in, sentence):
            if mention.value != total and _is_free(context, item, sentence, mention.span, taken, left):
                left.append((item, Anchor("sum", mention.span, sentence, RULE, _CONFIDENCE, amount=mention.value)))
    return _choice(left, missing, whole=False)


def _sentences(inside: list[Item]) -> list[tuple[Item, Span]]:
    return [(item, sentence) for item in inside for sentence in item.sentences]


def _stating(here: list[Anchor]) -> Stretches:
    """The sentences that state an instalment."""
    return Stretches((one.sentence.start, one.sentence.end) for one in here)


def _is_free(context: Context, item: Item, sentence: Span, span: Span, taken: Stretches, left: list[_Left]) -> bool:
    """A figure that states no instalment yet, in a sentence without one, and measures nothing else; none of a bond."""
    if taken.touch(span.start, span.end) or any(a.span.overlaps(span) for _, a in left):
        return False
    if measures_other(Words(context, item, sentence, span)):
        return False
    named = context.within("payment.label", Span(item.span.start, span.start))
    return bool(named) or not is_bond(context, span, sentence)


def _choice(left: list[_Left], missing: Decimal, whole: bool) -> list[_Left]:
    """The only choice that makes up what is missing; all of them, and more than one, where nothing else is known."""
    if missing <= 0 or not left or len(left) > _MOST:
        return []
    if whole:
        return left if len(left) > 1 and sum(_value(a) for _, a in left) == missing else []
    fits = [
        pick for n in range(1, len(left) + 1) for pick in combinations(left, n) if sum(_value(a) for _, a in pick) == missing
    ]
    return list(fits[0]) if len(fits) == 1 else []


def _value(anchor: Anchor) -> Decimal:
    return anchor.percent if anchor.percent is not None else anchor.amount or Decimal(0)
