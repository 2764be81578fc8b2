"""Where an instalment stands: the shares, sums and words for the rest of an item of the terms of payment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money, ratio
from extract.facts.money import Mention
from extract.facts.payment_scope import Item
from extract.model import Fact, Span

_SEGMENT = "，。；：！？\n\t"
_LABELLED = re.compile(r"(?:比例|占比)[^，。；]{0,6}$")
_JOINED = re.compile(
    r"^[^，。；]{0,24}?[，（：]?(?:的?(?:预付款|首付款|进度款|货款|质保金|价款|款项|合同款))?[，（]?(?:也)?(?:即|计|合计|共计|为|人民币|¥|大写|小写|金额|：|（|\t|=|约){1,6}[^，。；0-9]{0,14}$"
)
_SHARE_BEHIND = re.compile(
    r"^[^。；]{0,6}?(?:（|，|\t)?[^，。；]{0,4}(?:占|即|为|系|合同|总|的|比例|\t|（){1,4}[^，。；]{0,12}$"
)
_TAIL = re.compile(r"^(?:，|（)(?:即|计|合计|共计|人民币|¥|大写|小写|作为|作|为|不计|无息|其中|总计|金额)")
_COMPONENT = re.compile(r"(?P<n>[\u4e00-\u9fff]{2,10}(?:费用?|酬金|租金|款))(?:在|于|自|待|，|由|按)")
_TOTAL_ROW = re.compile(r"^\t*(?:合计|总计|小计|共计)")
_NAMED = re.compile(r"(?:^|[：，。；、.．)）])[^，。；：、.]{0,8}(?:款|金)(?:：|为)[^，。；]{0,10}$")
_PROGRESS_LEFT = re.compile(r"(?:完成|达到?)[^，。；支付]{0,16}$")
_PROGRESS_RIGHT = re.compile(r"^(?:后|时|且|并|以上|及|工程|进度|的?工程量)")
_PROGRESS = re.compile(r"(?:进度|工程量|产值)[^，。；支付]{0,6}(?:达到?|完成|至)[^，。；支付]{0,4}$")
_TENTHS = {c: Decimal(i) / 10 for i, c in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True)
class Anchor:
    """One instalment in the text. `form` is `share`, `sum`, `rest`, `lump`, `periodic` or `split`.

    `span` covers its figures; `sentence` is where it stands; `percent` is a fraction, `amount` in 元 as stated.
    """

    form: str
    span: Span
    sentence: Span
    rule: str
    confidence: float
    percent: Decimal | None = None
    amount: Decimal | None = None
    unit: str = ""


def anchors(context: Context, item: Item, money_in: tuple[Mention, ...], total: Decimal | None) -> list[Anchor]:
    """The anchors of an item, in the order of the text."""
    found: list[Anchor] = []
    for sentence in item.sentences:
        here = _shares(context, item, sentence) + _sums(context, item, sentence, money_in, total)
        here.sort(key=lambda a: a.span.start)
        here = _joined(context, here, total, item.in_table)
        if not here:
            here = _splits(context, sentence)
        here += _rests(context, sentence, here)
        if not here and not item.in_table:
            here = _lumps(context, item, sentence, money_in, total)
        here.sort(key=lambda a: a.span.start)
        found.extend(here)
    if item.in_table:
        return [] if _TOTAL_ROW.match(context.tight(item.span)) else found[:1]
    if not any(a.form in ("share", "sum", "split") for a in found):
        periodic = _periodic(context, item)
        if periodic is not None:
            return [periodic]
    return _once(context, found)


def segment(context: Context, offset: int, sentence: Span) -> Span:
    """The words between the commas around an offset."""
    view = context.document.view
    i, first, last = view.index(offset), view.index(sentence.start), view.index(sentence.end)
    start = i
    while start > first and view.text[start - 1] not in _SEGMENT:
        start -= 1
    end = i
    while end < last and view.text[end] not in _SEGMENT:
        end += 1
    return Span(*view.span(start, end))


def tail(context: Context, anchor: Anchor) -> int:
    """Offset where the words of an anchor end: the next comma, and what only explains the figure behind it."""
    view = context.document.view
    last = view.index(anchor.sentence.end)
    i = view.index(anchor.span.end)
    while i < last:
        while i < last and view.text[i] not in "，。；：":
            i += 1
        if i < last and _TAIL.match(view.text[i : i + 8]):
            i += 1
            continue
        break
    return view.at[i] if i < last else anchor.sentence.end


def _inside(facts: list[Fact], span: Span) -> bool:
    return any(f.span.start <= span.start and span.end <= f.span.end for f in facts)


def _is_bond(context: Context, span: Span, sentence: Span) -> bool:
    """The figure is that of a bond, a fee of an agency, wages: words of its own segment, before or after it."""
    here = segment(context, span.start, sentence)
    for fact in context.within("payment.exclude_bond", here):
        before = context.tight(Span(fact.span.end, max(span.start, fact.span.end)))
        if fact.span.end <= span.start and re.search(r"(?:后|之日起|且|同时)", before):
            continue
        return True
    return False


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
        if _inside(rates, span) or _is_bond(context, span, sentence) or not (pays or item.own):
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
        if any(f.span.overlaps(mention.span) for f in units) or _is_bond(context, mention.span, sentence):
            continue
        before = context.tight(Span(sentence.start, mention.span.start))
        if mention.value == total and not item.in_table:
            if context.within("payment.lump", sentence):
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
        last = kept[-1] if kept else None
        if last is not None and anchor.form != "lump" and last.form != "lump":
            between = context.tight(Span(last.span.end, anchor.span.start))
            if last.percent is not None and last.amount is None and anchor.form == "sum":
                if (
                    in_table
                    or _makes(last.percent, anchor.amount, total)
                    or (
                        _JOINED.match(between)
                        and not context.within("payment.pay", Span(last.span.end, anchor.span.start))
                    )
                ):
                    kept[-1] = replace(last, span=Span(last.span.start, anchor.span.end), amount=anchor.amount)
                    continue
            if last.amount is not None and last.percent is None and anchor.form == "share":
                if in_table or (
                    len(between) <= 30 and (_makes(anchor.percent, last.amount, total) or _SHARE_BEHIND.match(between))
                ):
                    kept[-1] = replace(anchor, span=Span(last.span.start, anchor.span.end), amount=last.amount)
                    continue
            if (
                last.percent is not None
                and last.percent == anchor.percent
                and between in ("（", "，即", "，", "即", "(")
            ):
                kept[-1] = replace(last, span=Span(last.span.start, anchor.span.end))
                continue
            if last.amount is not None and last.amount == anchor.amount and len(between) <= 12:
                kept[-1] = replace(last, span=Span(last.span.start, anchor.span.end))
                continue
        kept.append(anchor)
    return kept


def _makes(percent: Decimal | None, amount: Decimal | None, total: Decimal | None) -> bool:
    return percent is not None and amount is not None and total is not None and abs(percent * total - amount) <= 1


def _splits(context: Context, sentence: Span) -> list[Anchor]:
    found: list[Anchor] = []
    for fact in context.within("payment.split", sentence):
        parts = [Decimal(p) for p in str(fact.holes["parts"].value).split("：")]
        whole = sum(parts)
        if whole not in (10, 100) or not context.within("payment.pay", sentence):
            continue
        found.extend(Anchor("split", fact.span, sentence, fact.rule, fact.confidence, percent=p / whole) for p in parts)
    return found


def _rests(context: Context, sentence: Span, here: list[Anchor]) -> list[Anchor]:
    found: list[Anchor] = []
    if not (context.within("payment.pay", sentence) or context.within("payment.retention", sentence)):
        return found
    for fact in context.within("payment.rest", sentence):
        if any(a.span.start >= fact.span.end for a in here) or found:
            continue
        if here and fact.span.start < tail(context, here[-1]):
            continue
        found.append(Anchor("rest", fact.span, sentence, fact.rule, fact.confidence))
    return found


def _lumps(
    context: Context, item: Item, sentence: Span, money_in: tuple[Mention, ...], total: Decimal | None
) -> list[Anchor]:
    for fact in context.within("payment.lump", sentence):
        if _is_bond(context, fact.span, sentence) or context.within("payment.retention", sentence):
            continue
        if not item.own and not context.within("payment.order", sentence):
            continue
        name = _COMPONENT.search(context.tight(Span(sentence.start, fact.span.end)))
        amount = _component(context, name["n"], money_in, total) if name else None
        return [Anchor("lump", fact.span, sentence, fact.rule, fact.confidence, Decimal(1), amount)]
    return []


def _component(context: Context, name: str, money_in: tuple[Mention, ...], total: Decimal | None) -> Decimal | None:
    """The sum that a named part of the price has elsewhere in the contract (相关服务酬金：60000元)."""
    for mention in money_in:
        before = context.tight(Span(max(mention.span.start - 40, 0), mention.span.start))
        if (
            re.search(re.escape(name) + r"(?:（[^）]{1,12}）)?(?:为|：|\t|人民币|（?大写）?|共计|计|¥){1,4}$", before)
            and mention.value != total
        ):
            return mention.value
    return None


def _periodic(context: Context, item: Item) -> Anchor | None:
    if not item.own:
        return None
    for sentence in item.sentences:
        for fact in context.within("payment.periodic", sentence):
            if _is_bond(context, fact.span, sentence):
                continue
            unit = str(fact.holes["unit"].value) if "unit" in fact.holes else ""
            return Anchor("periodic", fact.span, sentence, fact.rule, fact.confidence, unit=unit)
    return None


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
