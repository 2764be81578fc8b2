"""Whose money it is: the side that pays a penalty, by its own words first, then by what stands above."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.facts.context import Context
from extract.facts.parties.roles import Sides
from extract.facts.penalties.liable import by_heading, liable, names_party, payer_of
from extract.facts.penalties.scope import ABOVE, Anchor, Scope
from extract.facts.penalties.trigger import NOT_SUPPLIER
from extract.lexicon import phrase, says
from extract.model import Clause, Span
from extract.record import Penalty

_SUPPLIER_ONLY = frozenset({
    "late_delivery", "nonconformity", "personnel", "warranty_service", "subcontracting", "security_incident",
    "corruption", "invoice",
})  # fmt: skip
_SIBLINGS = 6
"""Items before one in its list that may tell whose breaches the list is of."""


def side_of_words(
    context: Context, scope: Scope, anchor: Anchor, previous_end: int, sides: Sides, last: Penalty | None
) -> tuple[str | None, bool]:
    """`(side, sure)`: who pays, by the words of the sentence alone."""
    if anchor.payer is not None:
        return payer_of(anchor.payer, sides), True
    if anchor.form == "full" and anchor.base == "bond" and says("liable.suppliers_bond", anchor.base_text or ""):
        return "supplier", True
    sentence = scope.sentence
    end = anchor.span.end if anchor.form in ("multiple", "full") else anchor.span.start
    words = context.tight(Span(previous_end, end))
    side, sure = liable(words, context.tight(Span(anchor.span.end, sentence.end)), sides)
    if _deducted(context, anchor, previous_end, sentence):
        # Only the payer of the price deducts: 甲方扣减当月服务费 costs the supplier.
        return "supplier", side == "supplier"
    if side is None and previous_end > sentence.start and last is not None:
        return last.liable, True
    if side is None:
        side, sure = liable(context.tight(Span(sentence.start, anchor.span.start)), "", sides)
    return side, sure


def _deducted(context: Context, anchor: Anchor, previous_end: int, sentence: Span) -> bool:
    """True if the figure itself is kept back, not paid: a deduction right before or right behind it, no 违约金 paid."""
    for fact in context.within("penalty.deduct", Span(previous_end, sentence.end)):
        if fact.span.start >= anchor.span.end:
            gap = context.tight(Span(anchor.span.end, fact.span.start))
            return len(gap) <= 8 and not re.search(r"[，。；]", gap)
        gap = context.tight(Span(fact.span.end, anchor.span.start)) if fact.span.end <= anchor.span.start else ""
        if len(gap) <= 22 and not says("liable.not_deducted", gap):
            return True
    return False


def side_above(
    context: Context, scope: Scope, trigger: str | None, base: str | None, sides: Sides, above: Penalty | None
) -> str | None:
    """The side from the headings, the penalty or sentence before, the kind of breach, or what stands above."""
    heading = by_heading(scope.headings)
    if heading is not None:
        return heading
    stops = says("liable.stops_service", context.tight(scope.sentence))
    if trigger in NOT_SUPPLIER and not (stops and trigger != "late_payment"):
        return "buyer"
    if trigger in _SUPPLIER_ONLY and (trigger != "late_delivery" or says("liable.delivery", context.tight(scope.sentence))):
        return "supplier"
    if stops and trigger in ("non_performance", "refusal_to_accept"):
        return "supplier"
    if says("liable.suppliers_work", context.tight(scope.sentence)) and not names_party(context.tight(scope.sentence), sides):
        return "supplier"
    if above is not None and above.liable is not None and not names_party(context.tight(scope.sentence), sides):
        return above.liable
    for previous in reversed(list(context.sentences(scope.before))):
        side, _ = liable(context.tight(previous), "", sides)
        if side is not None:
            return side
    if base == "bond" or trigger in _SUPPLIER_ONLY:
        return "supplier"
    for one in context.outline.ancestors(scope.clause)[1:]:
        side, _ = liable(context.opening(one.span, 300), "", sides)
        if side is not None:
            return side
    if {"buyer", "supplier"} <= scope.beside:
        # A list of what either side does wrong: an item that names nobody is one of the fines that the buyer wrote down.
        return "supplier"
    # A table of fines is the buyer's list of what the other side does wrong.
    side = _sibling(context, scope, sides) or _bound(context, scope, sides)
    # Items that name nobody are about whom all items before them are about.
    return side or ("supplier" if scope.head is not None or scope.beside == {"supplier"} else None)


def _sibling(context: Context, scope: Scope, sides: Sides) -> str | None:
    """The side that the items before it in a list are about: （一）乙方逾期…；（二）擅自变更负责人的，支付违约金1万元."""
    clause = scope.clause
    if clause.level <= 1:
        return None
    told = context.once(_with_penalties).get(clause.parent, [])
    last = bisect_right(told, clause.start, key=lambda one: one.end)
    found = (liable(context.opening(one.span, ABOVE), "", sides)[0] for one in reversed(told[max(last - _SIBLINGS, 0) : last]))
    named = [side for side in found if side is not None]
    return "supplier" if {"buyer", "supplier"} <= set(named) else next(iter(named), None)


def _with_penalties(context: Context) -> dict[str | None, list[Clause]]:
    """The clauses in which a word for a penalty stands, by the one that they stand under."""
    found: dict[str | None, list[Clause]] = {}
    for clause in context.outline.clauses:
        if context.within("penalty.noun", clause.span):
            found.setdefault(clause.parent, []).append(clause)
    return found


def _bound(context: Context, scope: Scope, sides: Sides) -> str | None:
    """The only side that the article lays a duty on, where a penalty names nobody."""
    for one in context.outline.ancestors(scope.clause):
        found = {payer_of(m["x"], sides) for m in phrase("liable.duty").finditer(context.tight(context.outline.subtree(one))[:1500])}
        found.discard(None)
        if found:
            return found.pop() if len(found) == 1 else None
    return None
