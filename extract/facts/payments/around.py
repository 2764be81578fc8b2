"""What the words around an anchor say: its events, its deadline, its name in a heading, how it is paid."""

from __future__ import annotations

from collections.abc import Iterator

from extract.facts.context import Context
from extract.facts.payments.anchor import others_money
from extract.facts.payments.columns import days_of_column
from extract.facts.payments.common import conditions, days_of_all
from extract.facts.payments.duties import duty
from extract.facts.payments.places import Place, is_set_off
from extract.facts.payments.scope import general_conditions, items
from extract.facts.payments.terms import due, label, methods, triggers
from extract.lexicon import phrase
from extract.model import Span

_TERM = 6  # characters of the heading of a condition or a time
_HANDED_IN = ("documents_submitted", "invoice_received")


def _alone(place: Place, places: list[Place]) -> bool:
    return _is_one(p for p in places if p.item.clause.id == place.item.clause.id)


def _is_one(found: Iterator[Place]) -> bool:
    """True for one place and no second one; there may be thousands, and two are enough to know."""
    return next(found, None) is not None and next(found, None) is None


def _terms_below(context: Context, place: Place, places: list[Place]) -> list[Span]:
    """4.2 首期款 above 4.2.2 条件：… and 4.2.3 时间：…: the terms of the only row that the clause of an instalment has.

    What else stands there (预付款担保) has terms of its own.
    """
    clause = place.item.instalment
    if clause is None or not _is_one(p for p in places if p.item.instalment is clause):
        return []
    below = (c for c in context.outline.children(clause.id) if 0 < len(c.heading) <= _TERM)
    return [context.outline.subtree(c) for c in below if phrase("payments.condition_head").search(c.heading)]


def events(context: Context, place: Place, places: list[Place]) -> list[str]:
    if place.item.in_table:
        found = triggers(context, [place.item.span])
        return [*found, *conditions(context, place, places, found)]
    returned = _return(context, place)
    found = [t for t in triggers(context, returned) if t != "work_done"] or triggers(context, [place.left])
    for further in ([place.right], [place.before], _behind(context, place)):
        found = found or triggers(context, further)
    if not found:
        found = triggers(context, _terms_below(context, place, places))
    if not found and _alone(place, places):
        found = triggers(context, [place.item.clause.span]) or triggers(context, _conditions(context, place, places))
    if found == ["approved"] and _alone(place, places):
        # 乙方提交名册和发票；甲方核实后20日内支付: what is approved was handed in before.
        found = [t for t in triggers(context, [place.before]) if t in _HANDED_IN] + found
    asked = _asked_in_brackets(context, place)
    found = list(dict.fromkeys([*found, *(triggers(context, [asked]) if asked is not None else [])]))
    if not found:
        found = _years_later(context, place) or _same_event(context, place, places)
    elsewhere = told_elsewhere(context, place, places)
    if elsewhere is not None and due(context, [place.left], place.right)[0] is None and due(context, [elsewhere], None)[0]:
        found = list(dict.fromkeys([*found, *triggers(context, [elsewhere])]))
    if "invoice_received" not in found and context.within("payment.invoice_before", place.item.span):
        found.append("invoice_received")
    return [*found, *conditions(context, place, places, found)]


def _asked_in_brackets(context: Context, place: Place) -> Span | None:
    """30%的预付款（乙方需提供同等金额的保函）: the condition in a bracket behind the figure."""
    view = context.document.view
    found = phrase("payments.bracket_asks").match(context.tight(place.right))
    if found is None:
        return None
    first = view.index(place.right.start)
    return Span(*view.span(first + found.start("asked"), first + found.end("asked")))


def _years_later(context: Context, place: Place) -> list[str]:
    """质保金5%两年后付清: the time that a guarantee runs is its warranty, whatever the words."""
    kept = context.within("payment.retention", Span(place.left.start, place.right.end))
    return ["warranty_expired"] if kept and phrase("payments.years_later").match(context.tight(place.right)) else []


def _same_event(context: Context, place: Place, places: list[Place]) -> list[str]:
    """竣工验收后一年内付至70%，两年内付至90%: the event of the instalment before, in the same sentence."""
    if place.item.in_table or not phrase("payments.after_a_while").search(context.tight(place.left)):
        return []
    number = next(at for at, one in enumerate(places) if one is place)
    before = places[number - 1] if number else None
    if before is None or before.anchor.sentence != place.anchor.sentence:
        return []
    return triggers(context, [before.left]) or _same_event(context, before, places)


def told_elsewhere(context: Context, place: Place, places: list[Place]) -> Span | None:
    """The duty to pay in another sentence of the section, for the only row of that section; its words up to the verb."""
    if place.item.in_table or is_set_off(context, place):
        return None
    section = place.item.section
    others = (p for p in places if p is not place and p.item.section == section and not is_set_off(context, p))
    if next(others, None) is not None:
        return None
    found = duty(context, [item for item in context.once(items) if item.section == place.item.section])
    if found is None or found[1].sentence == place.anchor.sentence:
        return None
    return Span(found[1].sentence.start, found[1].span.end)


def _behind(context: Context, place: Place) -> list[Span]:
    """The sentences behind that speak of this payment before the next one begins."""
    spoken = (s for s in place.item.sentences if place.after.contains(s) and context.within("payment.pay", s))
    # 余款一次付清；质保金两年后退还: what is given back is the guarantee, of which `_return` knows.
    return [s for s in spoken if not others_money(context, s) and not context.within("payment.return", s)]


def _conditions(context: Context, place: Place, places: list[Place]) -> list[Span]:
    """Lines such as 付款条件：… and 支付时间：… beside the only instalment of a plan."""
    plan = context.outline.by_id.get(place.item.plan)
    if plan is None or not _is_one(p for p in places if p.item.plan == place.item.plan):
        return []
    found = []
    for fact in context.within("payment.head", context.outline.subtree(plan)):
        if phrase("payments.condition_head").search(context.tight(fact.span)):
            line = context.document.line_at(fact.span.start)
            found.append(Span(line.start, line.end))
    return found


def _return(context: Context, place: Place) -> list[Span]:
    """For what is kept as a guarantee, the words on its return, which hold its events and its deadline."""
    text = context.tight(Span(place.left.start, place.right.end))
    if "金" not in text or place.anchor.form in ("lump", "periodic"):
        return []
    rest = Span(place.anchor.span.end, place.after.end)
    found = [sentence for sentence in context.sentences(rest) if context.within("payment.return", sentence)]
    if found or not context.within("payment.retention", Span(place.left.start, place.right.end)):
        return found
    # 结算审定后，扣留3%质保金: the event is that of keeping it, not of its return.
    own = bool(triggers(context, [place.right])) or "warranty_expired" in triggers(context, [place.left])
    own = own or due(context, [place.left], place.right)[0] is not None
    return [] if own else _returned_elsewhere(context)


def _returned_elsewhere(context: Context) -> list[Span]:
    """The one sentence of another clause that says when the guarantee is given back: 15.3 质量保证金于缺陷责任期满后28天内返还."""
    printed = general_conditions(context)
    found: list[Span] = []
    for fact in context.of("payment.return"):
        clause = context.outline.by_id.get(fact.clause)
        if clause is None or any(above.id in printed for above in context.outline.ancestors(clause)):
            continue
        told = [s for s in context.sentences(clause.span) if s.start <= fact.span.start < s.end]
        found += [s for s in told if "warranty_expired" in triggers(context, [s]) and not others_money(context, s)]
    return found if len(set(found)) == 1 else []


def deadline(context: Context, place: Place, places: list[Place]) -> tuple[int | None, str | None]:
    if place.item.in_table:
        found = due(context, [place.item.span], None)
        found = found if found[0] is not None else days_of_column(context, place.anchor.span.start)
        return found if found[0] is not None else days_of_all(context, place, places)
    returned = _return(context, place)
    if returned:
        found = due(context, returned[::-1], None)
        if found[0] is not None:
            return found
    found = due(context, [place.left], place.right)
    if found[0] is None:
        found = due(context, [place.before, *_behind(context, place)], None)
    elsewhere = told_elsewhere(context, place, places) if found[0] is None else None
    if elsewhere is not None:
        found = due(context, [elsewhere], None)
    if found[0] is None:
        found = due(context, _terms_below(context, place, places), None)
    if found[0] is None and _alone(place, places):
        found = due(context, [place.item.clause.span, *_conditions(context, place, places)], None)
    return found if found[0] is not None else days_of_all(context, place, places)


def heading(context: Context, place: Place, name: str | None) -> tuple[str | None, str | None]:
    """The name of the instalment in the headings above: 12.2 预付款."""
    for above in context.outline.ancestors(place.item.clause):
        if not above.heading or len(above.heading) > 14:
            continue
        line = context.document.line_at(above.start)
        named = label(context, Span(above.start, min(line.end, above.start + 30)), Span(above.start, above.start))
        if named[1] is not None and line.end <= place.item.span.start:
            return name or named[0], named[1]
    return name, None


def methods_of(context: Context, place: Place, masks: list[Span]) -> list[str]:
    """Words of the item itself, else those of the terms of payment it stands in."""
    found = methods(context, [place.item.span], masks)
    if found:
        return found
    plan = context.outline.by_id.get(place.item.plan)
    return methods(context, [context.outline.subtree(plan)], masks) if plan else []
