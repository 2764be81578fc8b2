"""An anchor with its surroundings: which words of an item belong to which instalment."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.facts.context import Context
from extract.facts.payments.anchor import Anchor, tail
from extract.facts.payments.scope import Item
from extract.lexicon import phrase
from extract.model import Span


@dataclass
class Place:
    """An anchor with its surroundings: its words before and behind it, and what else its item says."""

    anchor: Anchor
    item: Item
    left: Span
    right: Span
    before: Span
    after: Span


def places_of(context: Context, item: Item, found: list[Anchor]) -> list[Place]:
    """Cut the words of an item into those of each of its anchors."""
    places = []
    end_of_last = item.span.start
    for i, anchor in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        start = max(anchor.sentence.start, end_of_last)
        tail_end = tail(context, anchor)
        same = following is not None and following.sentence == anchor.sentence
        right_end = min(tail_end, following.span.start) if same and following is not None else anchor.sentence.end
        if same and context.tight(Span(anchor.span.end, right_end)).startswith("、"):
            right_end = anchor.span.end  # 签约后30%、验收后70%: the words behind belong to the next one
        after_end = (
            following.sentence.start if following is not None and not same else (right_end if same else item.span.end)
        )
        if item.in_table:
            places.append(Place(anchor, item, item.span, item.span, item.span, item.span))
            continue
        places.append(
            Place(
                anchor,
                item,
                Span(start, max(anchor.span.start, start)),
                Span(anchor.span.end, max(right_end, anchor.span.end)),
                Span(min(end_of_last, start), start),
                Span(max(right_end, anchor.span.end), max(after_end, right_end, anchor.span.end)),
            )
        )
        end_of_last = max(right_end if same else anchor.sentence.end, anchor.span.end)
    return places


def is_set_off(context: Context, place: Place) -> bool:
    """An advance that later payments are reduced by (在前四个月服务费中抵扣): it does not replace what is paid each period."""
    known = context.once(_set_off)  # asked for every pair of places
    if place.item.span not in known:
        known[place.item.span] = phrase("payments.set_off").search(context.tight(place.item.span)) is not None
    return known[place.item.span]


def _set_off(_: Context) -> dict[Span, bool]:
    return {}


def settle(context: Context, places: list[Place]) -> list[Place]:
    """Which of the anchors are rows: one periodic row a plan, everything at once only where nothing else is."""
    kept: list[Place] = []
    shares = [p for p in places if p.anchor.form in ("share", "sum", "split") and not is_set_off(context, p)]
    for place in places:
        anchor = place.anchor
        if anchor.form == "lump" and anchor.amount is not None and any(p.item is place.item and p.anchor.form == "sum" for p in shares):
            continue  # 增加费用32万元：到货支付16万元，…: the whole of the parts behind it
        if anchor.form == "sum" and _adds_up(context, place, places):
            continue
        if anchor.form == "lump" and (anchor.amount is None or not shares):
            earlier = [p for p in kept if p.anchor.form in ("share", "sum", "lump", "periodic")]
            # 付清全部款项 behind other instalments is the rest of them.
            if earlier and any(p.anchor.form in ("share", "sum") for p in earlier):
                place = _with_form(place, "rest")
            elif earlier or any(p.item.plan == place.item.plan and p.item.span != place.item.span for p in shares):
                continue
        # One row for what is paid each period; none where its plan states the instalments one by one.
        section = place.item.section
        if anchor.form == "periodic" and not anchor.case and (
            any(p.anchor.form == "periodic" and p.item.section == section for p in kept)
            or any(p.item.section == section for p in shares)
        ):
            continue
        kept.append(place)
    return kept


def _adds_up(context: Context, place: Place, places: list[Place]) -> bool:
    """共计523,500元：…200,000元；…180,000元；…: what the sums of the list behind it come to."""
    if not phrase("payments.list_follows").match(context.tight(Span(place.anchor.span.end, place.item.span.end))):
        return False
    in_all = phrase("payments.in_all").search(context.tight(place.left)) is not None
    behind = [p for p in places if p.item.plan == place.item.plan and p.anchor.span.start > place.anchor.span.start]
    if behind and behind[0].anchor.form == "share":
        return True  # 设备款（300万元）按下列节点支付：到货支付60%；…: what the shares of the list are taken of
    sums = [p.anchor.amount for p in behind if p.anchor.form == "sum" and p.anchor.amount is not None]
    return len(sums) > 1 and (in_all or sum(sums) == place.anchor.amount)


def _with_form(place: Place, form: str) -> Place:
    """The same place with an anchor of another form, without figures of its own."""
    return replace(place, anchor=replace(place.anchor, form=form, percent=None, amount=None))


def evidence_span(context: Context, place: Place) -> Span:
    """The sentence; the words of its own where several instalments share one."""
    if place.item.in_table:
        return place.item.span
    sentence = place.anchor.sentence
    if place.anchor.form == "split":
        return sentence
    if place.left.start <= sentence.start and place.right.end >= sentence.end:
        return sentence
    view = context.document.view
    i, j = view.index(place.left.start), view.index(place.right.end)
    while i < j and view.text[i] in "，。；、：":
        i += 1
    return Span(*view.span(i, j))
