"""Where an instalment stands: the shares, sums and words for the rest of an item of the terms of payment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money, ratio
from extract.facts.payments.anchor import Anchor, is_bond
from extract.facts.payments.columns import is_share_column
from extract.facts.payments.joined import divided, joined, made_of, once, retained
from extract.facts.payments.ordered import (
    Words,
    is_for_assessment,
    is_named_total,
    is_ordered,
    is_other_share,
    is_paid,
)
from extract.facts.payments.scope import Item
from extract.facts.payments.whole import lumps, paid_off_next, periodic, rests, splits
from extract.facts.reading.bounds import shares_between
from extract.facts.reading.scales import scale_of_cell
from extract.facts.reading.sums import Mention, starting_in
from extract.lexicon import phrase
from extract.model import Fact, Span

_SMALLEST_SHARE = Decimal("0.001")
_RANGE_CONFIDENCE = 0.6
_SMALLEST_CELL = 100  # 元: a smaller bare figure in a table is a number or a day


def anchors(context: Context, item: Item, money_in: tuple[Mention, ...], total: Decimal | None) -> list[Anchor]:
    """The anchors of an item, in the order of the text."""
    found: list[Anchor] = []
    whole = _is_whole(context, item)
    for sentence in item.sentences:
        if context.within("payment.graded", sentence):
            found.extend(_graded(context, item, sentence))
            continue
        here = _shares(context, item, sentence, whole) + _sums(context, item, sentence, money_in, total)
        here.sort(key=lambda a: a.span.start)
        here = made_of(context, divided(context, joined(context, here, total, item.in_table), total))
        if not any(a.form == "share" for a in here):
            here = splits(context, sentence) or here
        here += rests(context, sentence, here)
        kept = bool(found) and _is_kept(context, item, found[-1])
        if not here and not item.in_table and not kept:
            here = lumps(context, item, sentence, money_in, total) or paid_off_next(context, sentence, found)
        elif here and not item.in_table:
            here = _all_but_kept(context, here, lumps(context, item, sentence, money_in, total)) + here
        here.sort(key=lambda a: a.span.start)
        found.extend(here)
    if item.in_table:
        return [] if phrase("payments.total_row").search(context.tight(item.span)) else found[:1]
    if not any(a.form in ("share", "sum", "split") for a in found):
        each_period = periodic(context, item)
        if each_period is not None:
            return [each_period]
    return retained(context, once(context, found))


def _is_kept(context: Context, item: Item, anchor: Anchor) -> bool:
    """其余10%留作考核金，全年共14.4万元: what the next sentence says is paid at once is this share."""
    shares = context.within("payment.share", anchor.span)
    return bool(shares) and is_for_assessment(Words(context, item, anchor.sentence, shares[0].holes["value"].span))


def _all_but_kept(context: Context, here: list[Anchor], lump: list[Anchor]) -> list[Anchor]:
    """一次付清货款，但扣留3%作质量保证金: everything but what is kept back of it."""
    kept = [a for a in here if a.form == "share" and phrase("payments.as_guarantee").match(context.tight(Span(a.span.end, a.sentence.end)))]
    if len(kept) != 1 or len(here) != 1 or not lump or lump[0].span.start > kept[0].span.start or kept[0].percent is None:
        return []
    return [replace(lump[0], percent=1 - kept[0].percent, amount=None)]


def _graded(context: Context, item: Item, sentence: Span) -> Iterator[Anchor]:
    """What is paid at which mark: its figures are deductions; what they are taken of may be told in front of them."""
    first = context.within("payment.graded", sentence)[0].span.start
    for anchor in _shares(context, item, Span(sentence.start, first)) if item.own and not item.in_table else ():
        if is_for_assessment(Words(context, item, sentence, anchor.span)):
            yield replace(anchor, sentence=sentence)


def _is_whole(context: Context, item: Item) -> bool:
    """True for 阶段一（签约）：20%；阶段二：50%；阶段三：30%: the shares of a line make up the price, and need no verb each."""
    if not item.own or item.in_table or len(item.sentences) < 2:
        return False
    values = [_value(fact) for sentence in item.sentences for fact in context.within("payment.share", sentence)]
    return len(values) > 1 and sum((value or Decimal(0) for value in values), Decimal(0)) == 1


def _shares(context: Context, item: Item, sentence: Span, whole: bool = False) -> list[Anchor]:
    """Shares that are ordered to be paid; all of a sentence whose shares make up the whole (签订30%，上线60%，运行后10%)."""
    read: list[tuple[Words, Anchor]] = []
    ranges = [] if item.in_table else list(_ranges(context, item, sentence))
    for fact in context.within("payment.share", sentence):
        value = _value(fact)
        span = fact.holes["value"].span
        if value is None or not _SMALLEST_SHARE < value <= 1 or "‰" in context.tight(span):
            continue
        words = Words(context, item, sentence, span)
        if (read and read[-1][1].span.overlaps(span)) or any(a.span.overlaps(span) for a in ranges):
            continue
        other = is_bond(context, span, sentence) if item.in_table else is_other_share(words)
        if not other:
            read.append((words, Anchor("share", span, sentence, fact.rule, fact.confidence, percent=value)))
    whole = whole or (item.own and sum((a.percent or Decimal(0) for _, a in read), Decimal(0)) == 1)
    if item.in_table and any(_is_cell(context, anchor.span) for _, anchor in read):
        read = [pair for pair in read if _is_cell(context, pair[1].span)]  # 完成50% in the cell of the event is none
    return [*ranges, *(anchor for words, anchor in read if whole or item.in_table or is_ordered(words))]


def _is_cell(context: Context, span: Span) -> bool:
    """True if a figure fills its cell of a table."""
    view = context.document.view
    i, j = view.index(span.start), view.index(span.end)
    return (i == 0 or view.text[i - 1] in "\t\n") and (j >= len(view.text) or view.text[j] in "\t\n")


def _ranges(context: Context, item: Item, sentence: Span) -> Iterator[Anchor]:
    """70%-80%: an instalment whose share is left open between two bounds."""
    view = context.document.view
    first = view.index(sentence.start)
    for found in phrase("number.range_of_shares").finditer(context.tight(sentence)):
        span = Span(*view.span(first + found.start(), first + found.end()))
        words = Words(context, item, sentence, span)
        bounds = shares_between(found)
        if bounds is not None and not is_other_share(words) and is_ordered(words):
            yield Anchor("share", span, sentence, "payment.anchor.percent", _RANGE_CONFIDENCE, bounds=bounds)


def _value(fact: Fact) -> Decimal | None:
    try:
        return ratio(fact.holes["value"].value)
    except (ValueError, ArithmeticError, AttributeError):
        return None


def _sums(
    context: Context, item: Item, sentence: Span, money_in: tuple[Mention, ...], total: Decimal | None
) -> list[Anchor]:
    units = context.touching("payment.unit_price", sentence)
    found = []
    for mention in starting_in(money_in, sentence):
        if mention.value <= 0:
            continue
        if any(f.span.overlaps(mention.span) for f in units) and not _explains_share(context, mention.span, sentence):
            continue
        if _is_factor(context, mention.span, sentence):
            continue
        if mention.value != total and is_bond(context, mention.span, sentence):
            continue
        words = Words(context, item, sentence, mention.span)
        if mention.value == total and not item.in_table:
            if _at_once(context, item, sentence):
                found.append(
                    Anchor("lump", mention.span, sentence, "payment.anchor.lump", 0.9, Decimal(1), mention.value)
                )
            continue
        made = phrase("payments.product_of_share").search(context.tight(Span(sentence.start, mention.span.start)))
        if not (item.in_table or made) and (not is_paid(words, total) or is_named_total(words, mention) or _is_threshold(words)):
            continue
        found.append(Anchor("sum", mention.span, sentence, "payment.anchor.amount", 0.9, amount=mention.value))
    if item.in_table:
        found += _cells(context, sentence, found, total)
    return found


def _is_threshold(words: Words) -> bool:
    """送审造价达10万元以上, 单笔满5000元的: from which sum on something holds, and nothing that is paid."""
    return words.is_behind("threshold_right") or words.is_before("threshold_left")


def _explains_share(context: Context, span: Span, sentence: Span) -> bool:
    """True for the sum right behind the share that it makes: each time 25%（50,000元） is no price of one piece."""
    return phrase("payments.share_in_front").search(context.tight(Span(sentence.start, span.start))) is not None


def _is_factor(context: Context, span: Span, sentence: Span) -> bool:
    """True for the price that is multiplied by a share: in 1,000,000元×35%＝350,000元 (or 35%×…) the product is what is paid."""
    before = context.tight(Span(sentence.start, span.start))
    return (
        phrase("payments.times_share").match(context.tight(Span(span.end, sentence.end))) is not None
        or phrase("payments.share_times").search(before) is not None
    )


def _at_once(context: Context, item: Item, sentence: Span) -> bool:
    """The total is an instalment only where it is paid at once, or after an event of its own."""
    if context.within("payment.lump", sentence):
        return True
    ordered = context.within("payment.trigger", sentence) and phrase("payments.paid_at_once").search(
        context.tight(sentence)
    )
    return bool(ordered) and not context.within("payment.share", item.span)


def _cells(context: Context, sentence: Span, known: list[Anchor], total: Decimal | None) -> list[Anchor]:
    """Sums without a unit in cells of a table."""
    found = []
    for fact in context.within("payment.bare_sum", sentence):
        span = fact.holes["value"].span
        value = money(fact.holes["value"].value) * scale_of_cell(context, span)
        if is_share_column(context, span.start):
            continue
        if value >= _SMALLEST_CELL and value != total and not any(a.span.overlaps(span) for a in known):
            found.append(Anchor("sum", span, sentence, fact.rule, fact.confidence, amount=value))
    return found
