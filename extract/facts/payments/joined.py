"""Anchors that are one: a share and the sum that it makes, a share said twice, a share and the parts that it is paid in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.payments.anchor import Anchor
from extract.facts.reading.segments import segment
from extract.lexicon import phrase
from extract.model import Span

_NEAR = 12  # characters between two ways to write one sum
_ENGLISH = 24  # letters of a sentence in English
_NEAR_SHARE = 30  # characters between a sum and the share that it is


def joined(context: Context, found: list[Anchor], total: Decimal | None, in_table: bool) -> list[Anchor]:
    """30%，即人民币54万元: a share and the sum it makes are one; so are two ways to write one share."""
    kept: list[Anchor] = []
    for anchor in found:
        both = _together(context, kept[-1], anchor, total, in_table) if kept else None
        if both is None:
            kept.append(anchor)
        else:
            kept[-1] = both
    return kept


def _together(context: Context, last: Anchor, anchor: Anchor, total: Decimal | None, in_table: bool) -> Anchor | None:
    """Two neighbours as one anchor, `None` if they are two."""
    if "lump" in (last.form, anchor.form):
        return None
    gap = Span(last.span.end, anchor.span.start)
    between = context.tight(gap)
    pays = _pays_again(context, gap, between)
    span = Span(last.span.start, anchor.span.end)
    if last.percent is not None and last.amount is None and anchor.form == "sum":
        explains = phrase("payments.sum_of_share").match(between) is not None or not between
        if in_table or makes(last.percent, anchor.amount, total) or (explains and not pays):
            return replace(last, span=span, amount=anchor.amount)
    if last.amount is not None and last.percent is None and anchor.form == "share":
        of_sum = phrase("payments.share_of_sum").match(between) is not None
        explains = makes(anchor.percent, last.amount, total) or of_sum
        if in_table or (len(between) <= _NEAR_SHARE and explains):
            return replace(anchor, span=span, amount=last.amount)
    if last.percent is not None and last.percent == anchor.percent and last.form == anchor.form == "share" and _in_english(between):
        return replace(last, span=span)
    same_share = last.percent is not None and last.percent == anchor.percent and between in ("（", "，即", "，", "即")
    same_sum = last.amount is not None and last.amount == anchor.amount and len(between) <= _NEAR and not pays
    same_sum = same_sum and not context.within("payment.rest", gap) and not phrase("payments.bare_rest").search(between)
    return replace(last, span=span) if same_share or same_sum else None


def _in_english(between: str) -> bool:
    """True if a sentence in English stands between: the Chinese one behind it says the same again."""
    return sum(c.isascii() and c.isalpha() for c in between) >= _ENGLISH


def _pays_again(context: Context, gap: Span, between: str) -> bool:
    """A verb of paying between two figures makes the second a payment of its own; 作为预付款，即 and 即再支付 explain it."""
    if phrase("payments.that_is_paid").search(between):
        return False
    names = [f.span for kind in ("payment.label", "payment.name") for f in context.within(kind, gap)]
    return any(not any(name.overlaps(f.span) for name in names) for f in context.within("payment.pay", gap))


def divided(context: Context, found: list[Anchor], total: Decimal | None) -> list[Anchor]:
    """余款10%分两次支付：…支付5万元，…支付5万元: the share in front is the parts behind it, which take shares of it."""
    whole_share = found[0].percent if found else None
    if len(found) < 3 or whole_share is None or found[0].form != "share":
        return found
    head, parts = found[0], found[1:]
    if not phrase("payments.split_up").search(context.tight(Span(head.span.end, parts[0].span.start))):
        return found
    shares = [part.percent for part in parts if part.percent is not None]
    if len(shares) == len(parts):
        return [replace(p, head=head.span) for p in parts] if sum(shares) == head.percent else found
    sums = [part.amount for part in parts if part.amount is not None]
    whole = sum(sums, Decimal(0))
    if len(sums) != len(parts) or (total is not None and not makes(head.percent, whole, total)):
        return found
    share = whole_share / whole
    return [
        replace(p, percent=round(share * amount, 6).normalize(), head=head.span)
        for p, amount in zip(parts, sums, strict=True)
    ]


def made_of(context: Context, found: list[Anchor]) -> list[Anchor]:
    """季度服务费84000元，其中80%于次月支付，20%年终支付: the parts are paid; parts that nobody is told to pay only explain."""
    for i, head in enumerate(found[:-1]):
        parts = found[i + 1 :]
        between = Span(head.span.end, parts[0].span.start)
        if head.form != "sum" or not phrase("payments.of_which").search(context.tight(between)):
            continue
        paid = context.within("payment.pay", Span(between.start, head.sentence.end))
        return [*found[:i], *parts] if paid else found[: i + 1]
    return found


def retained(context: Context, found: list[Anchor]) -> list[Anchor]:
    """3%留做质保金，两年后支付2.5%，五年后支付0.5%: what is kept is paid in the parts that follow and make it up."""
    for i, head in enumerate(found):
        parts = [a.percent for a in found[i + 1 : i + 3]]
        kept = context.within("payment.retention", segment(context, head.span.start, head.sentence))
        if head.form == "share" and kept and None not in parts and len(parts) > 1 and sum(filter(None, parts)) == head.percent:
            tail = [replace(a, head=head.span) for a in found[i + 1 : i + 3]]
            return [*found[:i], *tail, *found[i + 3 :]]
    return found


def makes(percent: Decimal | None, amount: Decimal | None, total: Decimal | None) -> bool:
    """True if the sum is the share of the total, to the 元."""
    return percent is not None and amount is not None and total is not None and abs(percent * total - amount) <= 1


def once(context: Context, found: list[Anchor]) -> list[Anchor]:
    """支付比例90%，……支付合同总价的90%: the share named as a label and stated again is one."""
    kept: list[Anchor] = []
    for anchor in found:
        last = kept[-1] if kept else None
        same = last is not None and last.percent is not None and last.percent == anchor.percent
        if last is not None and same and last.form == anchor.form == "share":
            shares = [f.span.start for f in context.within("payment.share", last.span)]
            before = context.tight(Span(last.sentence.start, shares[-1] if shares else last.span.start))
            if phrase("payments.labelled_share").search(before):
                kept[-1] = replace(anchor, amount=anchor.amount or last.amount)
                continue
        kept.append(anchor)
    return kept
