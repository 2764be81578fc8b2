"""Anchors without a figure of their own: shares given as a proportion, the rest, everything at once, each period."""

from __future__ import annotations

from decimal import Decimal

from extract.facts.context import Context
from extract.facts.payments.anchor import Anchor, is_bond, tail
from extract.facts.payments.lines import only_graded
from extract.facts.payments.parts import named_part
from extract.facts.payments.scope import Item
from extract.facts.reading.segments import segment
from extract.facts.reading.sums import Mention
from extract.lexicon import phrase, says
from extract.model import Span
from extract.text.sentences import STOPS
from extract.values.number import figure

EACH = "payment.each"
"""Rules of what is paid for each batch, course or order, without a calendar."""

_HEADING = 11  # characters of a heading such as 2.5支付合同价款


def splits(context: Context, sentence: Span) -> list[Anchor]:
    found: list[Anchor] = []
    for fact in context.within("payment.split", sentence):
        parts = [part for p in str(fact.holes["parts"].value).split("：") if (part := figure(p)) is not None]
        whole = sum(parts)
        if whole not in (10, 100) or not context.within("payment.pay", sentence):
            continue
        found.extend(Anchor("split", fact.span, sentence, fact.rule, fact.confidence, percent=p / whole) for p in parts)
    return found


def rests(context: Context, sentence: Span, here: list[Anchor]) -> list[Anchor]:
    found: list[Anchor] = []
    settled = phrase("payments.settled_off").search(context.tight(sentence))
    if not (settled or context.within("payment.pay", sentence) or context.within("payment.retention", sentence)):
        return found
    for fact in context.within("payment.rest", sentence):
        if any(a.span.start >= fact.span.end for a in here) or found:
            continue
        if here and fact.span.start < tail(context, here[-1]):
            continue
        found.append(Anchor("rest", fact.span, sentence, fact.rule, fact.confidence))
    each_period = context.within("payment.periodic", sentence)  # 每月支付90%，收票后15日内付清: that share, and not the rest
    if not found and not each_period and here and here[-1].form in ("share", "sum") and _is_ordered(context, sentence, here[-1]):
        found.extend(_paid_off(context, sentence, here[-1]))
    return found


def _is_ordered(context: Context, sentence: Span, last: Anchor) -> bool:
    """True if the part of the sentence with the share has a verb of paying; 首付款 is a name, and what it names is paid off."""
    here = Span(segment(context, last.span.start, sentence).start, last.span.start)
    names = [f.span for kind in ("payment.label", "payment.name") for f in context.within(kind, here)]
    # 预付10万元 is both: a name that is nothing but the verb.
    return any(not any(name.overlaps(f.span) and name != f.span for name in names) for f in context.within("payment.pay", here))


def paid_off_next(context: Context, sentence: Span, found: list[Anchor]) -> list[Anchor]:
    """提交初稿后付50%；成果归档后15日内付清: the sentence behind the shares of the same item pays the rest."""
    shares = [a.percent for a in found if a.form == "share" and a.percent is not None]
    if not shares or len(shares) < len(found) or sum(shares) >= 1:
        return []
    return _rest_from(context, sentence, sentence.start)


def _paid_off(context: Context, sentence: Span, last: Anchor) -> list[Anchor]:
    """付至80%，竣工验收合格后付清: the rest of what the share in front is taken of, without a word for it."""
    return _rest_from(context, sentence, tail(context, last))


def _rest_from(context: Context, sentence: Span, end: int) -> list[Anchor]:
    view = context.document.view
    words = phrase("payments.paid_off").search(context.tight(Span(end, sentence.end)))
    told = context.tight(Span(end, sentence.end))
    if words is None or not (context.within("payment.trigger", Span(end, sentence.end)) or says("payments.years_over", told)):
        return []
    first = view.index(end)
    span = Span(*view.span(first + words.start(), first + words.end()))
    return [Anchor("rest", span, sentence, "payment.anchor.rest", 0.8)]


def lumps(
    context: Context, item: Item, sentence: Span, money_in: tuple[Mention, ...], total: Decimal | None
) -> list[Anchor]:
    for fact in context.within("payment.lump", sentence):
        if says("payments.given_back", context.tight(fact.span)):
            continue  # 押金学期末一次退还: nothing of the price
        if is_bond(context, fact.span, sentence) or context.within("payment.retention", segment(context, fact.span.start, sentence)):
            continue
        if not item.own and not context.within("payment.order", sentence):
            continue
        text = context.tight(sentence)
        if len(text) <= _HEADING and text[-1] not in STOPS and not context.within("payment.trigger", sentence):
            continue
        name = phrase("payments.part_of_price").search(context.tight(Span(sentence.start, fact.span.end)))
        amount = _component(context, name["n"], money_in, total) if name else None
        return [Anchor("lump", fact.span, sentence, fact.rule, fact.confidence, Decimal(1), amount)]
    return []


def _component(context: Context, name: str, money_in: tuple[Mention, ...], total: Decimal | None) -> Decimal | None:
    """The sum that a named part of the price has elsewhere in the contract (相关服务酬金：60000元)."""
    for mention in money_in:
        before = context.tight(Span(max(mention.span.start - 40, 0), mention.span.start))
        if named_part(before, name) and mention.value != total:
            return mention.value
    return None


def periodic(context: Context, item: Item) -> Anchor | None:
    if not item.own:
        return None
    for sentence in item.sentences:
        words = context.tight(sentence)
        if any(phrase(f"payments.{no}").search(words) for no in ("unfilled", "times_follow")):
            continue
        marks = context.within("payment.graded", sentence) if only_graded(context, sentence) else []
        for fact in [*context.within("payment.periodic", sentence), *context.within(EACH, sentence)]:
            if is_bond(context, fact.span, sentence) or (marks and fact.span.end > marks[0].span.start):
                continue
            unit = str(fact.holes["unit"].value) if "unit" in fact.holes else ""
            return Anchor("periodic", fact.span, sentence, fact.rule, fact.confidence, unit=unit)
    return None
