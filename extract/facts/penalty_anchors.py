"""Where a penalty stands: the figures of a sentence that are the price of a breach, and not a share of the price,
a threshold, a cap or a tax rate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import ratio
from extract.facts.money import Mention
from extract.model import Fact, Span

NOUN = re.compile(
    r"违约金|滞纳金|罚金|罚款|赔偿金|赔偿款|补偿金|违约赔偿费?|逾期利息|资金占用(?:费|利息|损失)|误期赔偿|扣款|处罚金|处罚|罚没|赔偿费|违约责任金|赔偿额"
)
_VERB_LEFT = re.compile(
    r"(?:扣除|扣减|扣罚|扣款|扣收|扣付|扣缴|核减|扣|罚款|处罚|处以|罚|偿付|赔付|赔偿|追缴)(?:[^，。；]{0,22})$"
)
_NOUN_RIGHT = re.compile(rf"^[^，。；\n]{{0,30}}?(?:{NOUN.pattern})")
_NOUN_LEFT = re.compile(rf"(?:{NOUN.pattern})[^。；\n]{{0,44}}$")
_THRESHOLD_LEFT = re.compile(r"(?:达到?|超过|低于|不足|未达到?|高于|大于|小于|少于|不到|多于|不低于|合格率|满意率|率)[^，。；]{0,16}$")
_THRESHOLD_RIGHT = re.compile(r"^(?:以上|以下|及以上|或以上|（含）|的，|时，|后，|，(?:甲方|采购人|买方|发包人|乙方)?(?:有权|可)|的?(?:甲方|采购人)有权|的?情况|者，|的?[,，]每)")
_PAYMENT_LEFT = re.compile(r"(?:付至|支付至|拨付至|支付到|预付|首付|付款|支付(?:合同|服务|工程|剩余|货)[^，。；]{0,12}?)(?:[^，。；]{0,8})$")
_RATE_LEFT = re.compile(r"(?:税率|利率|LPR|报价|年化|费率|管理费)(?:为|（[^）]{0,12}）|的)?[^，。；]{0,6}$")
_VERB_RIGHT = re.compile(r"^(?:的标准|的金额|的价款)?(?:向[^，。；]{2,5})?(?:予以|进行)?(?:赔偿|偿付|赔付|补偿|扣除|扣减|扣罚|核减)")
_RETENTION = re.compile(r"^[^，。；]{0,24}(?:作为|留作|为)(?:质量|质保|保修|缺陷|履约)")
_PERIOD = re.compile(r"每(?:逾期|延期|延误|迟延|延迟|拖延|日|天|周|月|次|超)")
_CAP_PENALTY = re.compile(r"(?:处罚|罚款|扣款|扣罚|扣除|处以)[^，。；]{0,6}$")


@dataclass(frozen=True)
class Anchor:
    """A figure that is the price of a breach. `form` is `ratio`, `money`, `multiple` or `full`."""

    form: str
    span: Span
    rule: str
    rate: Decimal | None = None
    amount: Decimal | None = None
    base: str | None = None
    base_text: str | None = None


def anchors(context: Context, sentence: Span, money: list[Mention], liability: bool) -> list[Anchor]:
    """The penalties of one sentence, in the order of the text.

    `liability` says that the clause is about breaches, where a deduction needs no word such as 违约金.
    """
    caps = context.within("penalty.cap", sentence)
    found: list[Anchor] = []
    has_noun = bool(NOUN.search(context.tight(sentence)))
    for fact in context.within("penalty.ratio", sentence):
        span = fact.holes["value"].span
        value = ratio(fact.holes["value"].value)
        left, right = context.tight(Span(sentence.start, span.start)), context.tight(Span(span.end, sentence.end))
        cap = next((c for c in caps if c.span.start <= span.start < c.span.end), None)
        if cap is not None:
            before = context.tight(Span(sentence.start, cap.span.start))
            if not (_CAP_PENALTY.search(before) and len(context.within("penalty.ratio", sentence)) == 1):
                continue
        if _is_penalty(left, right, has_noun, liability):
            if found and found[-1].rate == value and span.start - found[-1].span.end <= 3:
                continue
            if value > 1:
                found.append(Anchor("multiple", span, fact.rule, rate=value))
            else:
                found.append(Anchor("ratio", span, fact.rule, rate=value))
    for mention in money:
        if any(c.span.start <= mention.span.start < c.span.end for c in caps):
            continue
        left = context.tight(Span(sentence.start, mention.span.start))
        right = context.tight(Span(mention.span.end, sentence.end))
        if _is_sum(left, right, has_noun):
            found.append(Anchor("money", mention.span, mention.rule, amount=mention.value))
    found.extend(_multiples(context, sentence, has_noun))
    for fact in context.within("penalty.full", sentence):
        text = fact.holes["base_text"] if "base_text" in fact.holes else None
        if _refund_only(context.tight(sentence)):
            continue
        found.append(
            Anchor("full", fact.span, fact.rule, base=str(fact.constants["base"]), base_text=str(text.value) if text else None)
        )
    found.sort(key=lambda anchor: anchor.span.start)
    return _without_computed(context, found)


def _is_penalty(left: str, right: str, has_noun: bool, liability: bool) -> bool:
    tail = left[-40:]
    if _RATE_LEFT.search(tail) or _RETENTION.search(right):
        return False
    if _NOUN_RIGHT.search(right):
        # 付至95%，违约金另计: the noun is another segment's; 达到5%的违约金 is the penalty itself.
        return True
    if _THRESHOLD_LEFT.search(tail) and _THRESHOLD_RIGHT.search(right):
        return False
    if _PAYMENT_LEFT.search(tail) and not NOUN.search(tail):
        return False
    if _THRESHOLD_RIGHT.search(right) and not _VERB_LEFT.search(tail):
        return False
    if _NOUN_LEFT.search(left):
        return True
    if _VERB_RIGHT.search(right) and liability:
        return True
    if _VERB_LEFT.search(tail) and (liability or has_noun):
        return True
    return has_noun and bool(_PERIOD.search(tail))


def _is_sum(left: str, right: str, has_noun: bool) -> bool:
    tail = left[-40:]
    if _THRESHOLD_RIGHT.search(right) and re.search(r"(?:达到?|超过|低于|不足|高于|损失|价值|金额)[^，。；]{0,12}$", tail):
        return False
    if re.match(r"^(?:以上|以下)", right) and not NOUN.search(tail[-12:]):
        return False
    if re.search(r"(?:保额|限额|保险金额|赔偿限额|总价|价款|合同金额|保证金|预算|费用为|单价)[^，。；]{0,10}$", tail):
        return False
    if re.match(rf"^(?:（[^）]{{1,30}}）)?(?:的|/|每|整|人|次|以内|以下|作为|向|给|为|日|天|起|件|例|项|人民币){{0,5}}[^，。；]{{0,14}}?(?:{NOUN.pattern})", right):
        return True
    if re.search(rf"(?:{NOUN.pattern})(?:[^。；，]{{0,26}})$", tail):
        return True
    if re.search(r"(?:扣除|扣减|扣罚|扣款|扣|罚款|罚|处罚|处以|处|核减|赔偿)(?:乙方|供应商|承包人|中标人|服务费|合同款|当月|相应|费用|人民币|服务|管理|物业|管理费|违约|甲方|其|：|款|每人|每次|每人次|的){0,4}$", tail):
        return True
    return has_noun and bool(re.search(r"(?:每次|每人|每天|每日|每起|每件|每人次|每例|每项|每台)[^，。；]{0,8}$", tail))


def _multiples(context: Context, sentence: Span, has_noun: bool) -> list[Anchor]:
    found = []
    for fact in context.within("penalty.multiple", sentence):
        left = context.tight(Span(sentence.start, fact.span.start))
        if _RATE_LEFT.search(left[-24:]):
            continue
        rate = Decimal(2) if "double" in fact.holes else _times(fact)
        if rate is not None and (has_noun or re.search(r"返还|赔偿|扣|追缴|退还|罚|承担", context.tight(fact.span) + context.tight(sentence)[-20:])):
            found.append(Anchor("multiple", fact.span, fact.rule, rate=rate, base="other"))
    return found


def _times(fact: Fact) -> Decimal | None:
    from extract.values import PARSERS

    raw = str(fact.holes["n"].value)
    try:
        return Decimal(raw) if re.fullmatch(r"[\d.]+", raw) else Decimal(str(PARSERS["int"](raw)))
    except (ValueError, ArithmeticError):
        return None


def _refund_only(sentence: str) -> bool:
    """保证金不予退还 as a mere description of when a tender bond lapses is not about this contract's breach."""
    return "投标保证金" in sentence and "履约" not in sentence


def _without_computed(context: Context, found: list[Anchor]) -> list[Anchor]:
    """合同总价的5%（即5000元）: the sum is the share worked out, one row."""
    kept: list[Anchor] = []
    for anchor in found:
        last = kept[-1] if kept else None
        if last is not None and last.form == "ratio" and anchor.form == "money" and last.amount is None:
            between = context.tight(Span(last.span.end, anchor.span.start))
            if re.fullmatch(r"[（，]?(?:的违约金|违约金)?[（，]?(?:即|计|合计|人民币|共计|为){1,3}：?", between):
                kept[-1] = Anchor("ratio", last.span, last.rule, rate=last.rate, amount=anchor.amount)
                continue
        kept.append(anchor)
    return kept
