"""A duty to pay that states neither share nor sum: 验收合格后六十日内付清; accounts made up each month and paid N days later.

The settlement of a period is often told in several sentences (statement, confirmation, invoice, then N days): the row is
the sentence that orders the payment, and the period is whatever its section says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.payments.anchor import Anchor, is_bond
from extract.facts.payments.lines import DUE, only_graded
from extract.facts.payments.places import Place, places_of
from extract.facts.payments.scope import Item
from extract.facts.payments.terms import due
from extract.lexicon import phrase
from extract.model import Span

RULE = "payment.duty"
_CONFIDENCE = 0.8
_NO_DUTY = ("unfilled", "no_duty", "duty_of_supplier")


def with_duties(context: Context, found: list[Item], places: list[Place]) -> list[Place]:
    """The places, and a duty to pay for each section that states no instalment; all in the order of the text.

    Beside instalments elsewhere only a section that settles by periods has a row of its own.
    """
    added: list[Place] = []
    sections: dict[str, list[Item]] = {}
    for item in found:
        sections.setdefault(item.section, []).append(item)
    by_section: dict[str, list[Place]] = {}
    for place in places:
        by_section.setdefault(place.item.section, []).append(place)
    gone: set[int] = set()
    for section, inside in sections.items():
        here = by_section.get(section, [])
        each_period = is_periodic_section(context, inside)
        if any(p.anchor.form not in ("periodic", "rest") for p in here) or (not each_period and (len(gone) < len(places) or added)):
            continue
        if any(p.anchor.form == "rest" for p in here) and not (each_period and len(inside) > 1):
            continue
        apart = cases(context, inside) if all(p.anchor.form == "periodic" for p in here) else []
        for item, anchors in apart:
            added += places_of(context, item, [_of_case(context, item, anchor) for anchor in anchors])
        if apart:
            gone.update(id(p) for p in here)
            continue
        ordered = duty(context, [item for item in inside if all(p.item is not item or p.anchor.form != "rest" for p in here)])
        if ordered is None or (here and not _has_deadline(context, ordered[1])):
            continue
        gone.update(id(p) for p in here if p.anchor.form != "rest")
        item, anchor = ordered
        each_period = each_period or _of_each(context, anchor)
        form, unit = ("periodic", here[0].anchor.unit if here else period_unit(context, inside)) if each_period else ("lump", "")
        percent = None if each_period else anchor.percent
        added += places_of(context, item, [replace(anchor, form=form, unit=unit, percent=percent)])
    return sorted([*(p for p in places if id(p) not in gone), *added], key=lambda p: p.anchor.span.start)


def _of_case(context: Context, item: Item, anchor: Anchor) -> Anchor:
    """The duty of one case: paid again and again where its own item says so, and never the whole of the price."""
    each_period = is_periodic_section(context, [item]) or _of_each(context, anchor)
    unit = period_unit(context, [item]) if each_period else ""
    return replace(anchor, form="periodic" if each_period else "duty", unit=unit, percent=None)


def _of_each(context: Context, anchor: Anchor) -> bool:
    """20个工作日内支付该期培训费: what is paid is that of one course or batch."""
    return phrase("payments.of_each").match(context.tight(Span(anchor.span.end, anchor.sentence.end))) is not None


def _has_deadline(context: Context, anchor: Anchor) -> bool:
    return due(context, [Span(anchor.sentence.start, anchor.span.end)], None)[0] is not None


def duty(context: Context, items: list[Item]) -> tuple[Item, Anchor] | None:
    """The duty of a section: the sentence with a deadline before one with an event only, the later before the earlier."""
    found = [(_weight(context, anchor), item, anchor) for item in items for anchor in _duties(context, item)]
    if not found:
        return None
    best = max(range(len(found)), key=lambda k: (found[k][0], k))
    return found[best][1], found[best][2]


def cases(context: Context, items: list[Item]) -> list[tuple[Item, list[Anchor]]]:
    """Duties side by side, each for a case of its own (1万元以下的，10日内支付；1万元以上的，30日内支付); none where one stands alone."""
    found: dict[str, tuple[Item, Anchor]] = {}
    for item in items:
        for anchor in _duties(context, item):
            told = anchor.case and found.get(anchor.case)
            if anchor.case and (not told or _weight(context, anchor) > _weight(context, told[1])):
                found[anchor.case] = item, anchor
    if len(found) < 2:
        return []
    return [(item, [a for one, a in found.values() if one is item]) for item in items if any(one is item for one, _ in found.values())]


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
        case = phrase("payments.case_of_duty").match(text)
        waits = _waits(context, left) or (case is not None and phrase("payments.some_time").search(context.tight(left)))
        if not waits or is_bond(context, span, sentence):
            continue
        whole = Decimal(1) if phrase("payments.all_of_it").search(text) else None
        yield Anchor("duty", span, sentence, RULE, _CONFIDENCE, percent=whole, case=case["case"] if case is not None else "")


def _waits(context: Context, left: Span) -> bool:
    """A duty has a deadline, an event or a day of the month; a sentence that only speaks of paying has none."""
    if any(context.within(kind, left) for kind in (*DUE, "payment.trigger")):
        return True
    return phrase("payments.day_of_month").search(context.tight(left)) is not None


def _weight(context: Context, anchor: Anchor) -> int:
    sentence = anchor.sentence
    days = any(context.within(kind, sentence) for kind in DUE)
    return 2 * days + bool(context.within("payment.trigger", sentence))
