"""Where an instalment stands: the shares, sums and words for the rest of an item of the terms of payment."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money, ratio
from extract.facts.payments.anchor import Anchor, is_bond, segment
from extract.facts.payments.scope import Item
from extract.facts.payments.whole import lumps, periodic, rests, splits
from extract.facts.reading.sums import Mention
from extract.model import Fact, Span

_LABELLED = re.compile(r"(?:比例|占比)[^，。；]{0,6}$")
_JOINED = re.compile(
    r"^[^，。；]{0,24}?[，（：]?(?:的?(?:预付款|首付款|进度款|货款|质保金|价款|款项|合同款))?[，（]?(?:也)?(?:即|计|合计|共计|为|人民币|¥|大写|小写|金额|：|（|\t|=|约){1,6}[^，。；0-9]{0,14}$"
)
_SHARE_BEHIND = re.compile(
    r"^[^。；]{0,6}?(?:（|，|\t)?[^，。；]{0,4}(?:占|即|为|系|合同|总|的|比例|\t|（){1,4}[^，。；]{0,12}$"
)
_PAID = re.compile(r"支付|付清|付给|拨付|结清")
_SPLIT_UP = re.compile(r"分[两二三四五六2-6](?:次|期|批|笔|年)|(?:分别|分期|分次|分批)")
_TOTAL_ROW = re.compile(r"^\t*(?:合计|总计|小计|共计)")
_NAMED = re.compile(r"(?:^|[：，。；、.．)）])[^，。；：、.]{0,8}(?:款|金)(?:：|为)[^，。；]{0,10}$")
_PROGRESS_LEFT = re.compile(r"(?:完成|达到?)[^，。；支付]{0,16}$")
_PROGRESS_RIGHT = re.compile(r"^(?:后|时|且|并|以上|及|工程|进度|的?工程量)")
_PROGRESS = re.compile(r"(?:进度|工程量|产值)[^，。；支付]{0,6}(?:达到?|完成|至)[^，。；支付的]{0,4}$")
_TENTHS = {c: Decimal(i) / 10 for i, c in enumerate("一二三四五六七八九", 1)}


def anchors(context: Context, item: Item, money_in: tuple[Mention, ...], total: Decimal | None) -> list[Anchor]:
    """The anchors of an item, in the order of the text."""
    found: list[Anchor] = []
    for sentence in item.sentences:
        here = _shares(context, item, sentence) + _sums(context, item, sentence, money_in, total)
        here.sort(key=lambda a: a.span.start)
        here = _divided(context, _joined(context, here, total, item.in_table), total)
        if not here:
            here = splits(context, sentence)
        here += rests(context, sentence, here)
        if not here and not item.in_table:
            here = lumps(context, item, sentence, money_in, total)
        here.sort(key=lambda a: a.span.start)
        found.extend(here)
    if item.in_table:
        return [] if _TOTAL_ROW.match(context.tight(item.span)) else found[:1]
    if not any(a.form in ("share", "sum", "split") for a in found):
        each_period = periodic(context, item)
        if each_period is not None:
            return [each_period]
    return _once(context, found)


def _inside(facts: list[Fact], span: Span) -> bool:
    return any(f.span.start <= span.start and span.end <= f.span.end for f in facts)


def _shares(context: Context, item: Item, sentence: Span) -> list[Anchor]:
    rates = [f for f in context.of("payment.rate") if f.span.overlaps(sentence)]
    pays = bool(context.within("payment.pay", item.span))
    found = []
    for fact in context.within("payment.share", sentence):
        if "tenths" in fact.holes:
            span = fact.holes["tenths"].span
            value = _TENTHS[str(fact.holes["tenths"].value)]
        else:
            span = fact.holes["value"].span
            try:
                value = ratio(fact.holes["value"].value)
            except (ValueError, ArithmeticError, AttributeError):
                continue
        if not Decimal("0.001") < value <= 1 or "‰" in context.tight(span):
            continue
        if _inside(rates, span) or is_bond(context, span, sentence) or not (pays or item.own):
            continue
        before = context.tight(Span(sentence.start, span.start))
        behind = context.tight(Span(span.end, sentence.end))
        if (_PROGRESS_LEFT.search(before) and _PROGRESS_RIGHT.match(behind)) or _PROGRESS.search(before):
            continue
        found.append(Anchor("share", span, sentence, fact.rule, fact.confidence, percent=value))
    return found


def _sums(
    context: Context, item: Item, sentence: Span, money_in: tuple[Mention, ...], total: Decimal | None
) -> list[Anchor]:
    units = [f for f in context.of("payment.unit_price") if f.span.overlaps(sentence)]
    named = [f for f in context.of("field.total_amount") if f.span.overlaps(sentence)]
    found = []
    for mention in money_in:
        if not sentence.start <= mention.span.start < sentence.end or mention.value <= 0:
            continue
        if any(f.span.overlaps(mention.span) for f in units) or is_bond(context, mention.span, sentence):
            continue
        before = context.tight(Span(sentence.start, mention.span.start))
        if mention.value == total and not item.in_table:
            # The total is an instalment only where it is paid at once, or after an event of its own.
            ordered = context.within("payment.trigger", sentence) and _PAID.search(context.tight(sentence))
            if context.within("payment.lump", sentence) or (ordered and not context.within("payment.share", item.span)):
                found.append(
                    Anchor("lump", mention.span, sentence, "payment.anchor.lump", 0.9, Decimal(1), mention.value)
                )
            continue
        if not item.in_table and not _is_paid(context, mention, sentence, before):
            continue
        if (
            any(f.span.overlaps(mention.span) for f in named)
            and not re.search(r"(?:付|支付)[^，。；]{0,6}$", before)
            and _rest_near(before) is None
        ):
            continue
        found.append(Anchor("sum", mention.span, sentence, "payment.anchor.amount", 0.9, amount=mention.value))
    if item.in_table:
        for fact in context.within("payment.bare_sum", sentence):
            span = fact.holes["value"].span
            value = money(fact.holes["value"].value)
            if value >= 100 and value != total and not any(a.span.overlaps(span) for a in found):
                found.append(Anchor("sum", span, sentence, fact.rule, fact.confidence, amount=value))
    return found


def _rest_near(before: str) -> re.Match[str] | None:
    return re.search(
        r"(?:余款|尾款|剩余|其余|预付款|首付款|进度款|验收款|定金|质保金|第[一二三四五六1-6][期次笔])[^，。；]{0,10}$",
        before,
    )


def _is_paid(context: Context, mention: Mention, sentence: Span, before: str) -> bool:
    """A word for paying before the sum (or after it, in its segment), or the name of an instalment right before it."""
    if re.search(
        r"(?:已(?:经)?(?:支付|付)|扣除|扣减|扣|押金|单价|限额|税额|不含税[^，。；]{0,6}|基数)[^，。；]{0,10}$", before
    ):
        return False
    if (
        _rest_near(before)
        or _NAMED.search(before)
        or re.search(r"[%几成][^，。；%]{0,12}[，（](?:即|计|合计|共计|人民币|¥|为|大写){1,4}[^，。；]{0,10}$", before)
    ):
        return True
    here = segment(context, mention.span.start, sentence)
    if context.within("payment.pay", Span(here.start, mention.span.start)):
        return True
    after = context.tight(Span(mention.span.end, here.end))
    if re.match(r"^(?:[^，。；]{0,6})(?:支付|付清|转账|汇入|拨付|作为|留作)", after):
        return True
    return bool(re.search(r"(?:支付|付|拨付|预付)[^。；]{0,12}$", before))


def _joined(context: Context, found: list[Anchor], total: Decimal | None, in_table: bool) -> list[Anchor]:
    """30%，即人民币54万元: a share and the sum it makes are one; so are two ways to write one share."""
    kept: list[Anchor] = []
    for anchor in found:
        both = _together(context, kept[-1], anchor, total, in_table) if kept else None
        if both is None:
            kept.append(anchor)
        else:
            kept[-1] = both
    return kept


def _divided(context: Context, found: list[Anchor], total: Decimal | None) -> list[Anchor]:
    """余款10%分两次支付：…支付5万元，…支付5万元: the share in front is the parts behind it, which take shares of it."""
    whole_share = found[0].percent if found else None
    if len(found) < 3 or whole_share is None or found[0].form != "share":
        return found
    head, parts = found[0], found[1:]
    if not _SPLIT_UP.search(context.tight(Span(head.span.end, parts[0].span.start))):
        return found
    shares = [part.percent for part in parts if part.percent is not None]
    if len(shares) == len(parts):
        return [replace(p, head=head.span) for p in parts] if sum(shares) == head.percent else found
    sums = [part.amount for part in parts if part.amount is not None]
    whole = sum(sums, Decimal(0))
    if len(sums) != len(parts) or (total is not None and not _makes(head.percent, whole, total)):
        return found
    share = whole_share / whole
    return [
        replace(p, percent=round(share * amount, 6).normalize(), head=head.span)
        for p, amount in zip(parts, sums, strict=True)
    ]


def _together(context: Context, last: Anchor, anchor: Anchor, total: Decimal | None, in_table: bool) -> Anchor | None:
    """Two neighbours as one anchor, `None` if they are two."""
    if "lump" in (last.form, anchor.form):
        return None
    gap = Span(last.span.end, anchor.span.start)
    between = context.tight(gap)
    span = Span(last.span.start, anchor.span.end)
    if last.percent is not None and last.amount is None and anchor.form == "sum":
        explains = bool(_JOINED.match(between)) and not context.within("payment.pay", gap)
        if in_table or _makes(last.percent, anchor.amount, total) or explains:
            return replace(last, span=span, amount=anchor.amount)
    if last.amount is not None and last.percent is None and anchor.form == "share":
        explains = bool(_makes(anchor.percent, last.amount, total) or _SHARE_BEHIND.match(between))
        if in_table or (len(between) <= 30 and explains):
            return replace(anchor, span=span, amount=last.amount)
    same_share = last.percent is not None and last.percent == anchor.percent and between in ("（", "，即", "，", "即")
    same_sum = last.amount is not None and last.amount == anchor.amount and len(between) <= 12
    same_sum = same_sum and not context.within("payment.pay", gap)
    return replace(last, span=span) if same_share or same_sum else None


def _makes(percent: Decimal | None, amount: Decimal | None, total: Decimal | None) -> bool:
    return percent is not None and amount is not None and total is not None and abs(percent * total - amount) <= 1


def _once(context: Context, found: list[Anchor]) -> list[Anchor]:
    """支付比例90%，……支付合同总价的90%: the share named as a label and stated again is one."""
    kept: list[Anchor] = []
    for anchor in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.percent is not None
            and last.percent == anchor.percent
            and last.form == anchor.form == "share"
        ):
            before = context.tight(Span(last.sentence.start, last.span.start))
            if _LABELLED.search(before):
                kept[-1] = replace(anchor, amount=anchor.amount or last.amount)
                continue
        kept.append(anchor)
    return kept
