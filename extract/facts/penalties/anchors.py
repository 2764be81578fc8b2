"""Where a penalty stands: the figures of a sentence that are the price of a breach, and not a share of the price,
a threshold, a cap or a tax rate."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import ratio
from extract.facts.parties.sides import PARTY
from extract.facts.penalties.cues import Cues
from extract.facts.penalties.forms import NEAR_VERB, RATE_LEFT, forfeits, months, multiples, without_figure
from extract.facts.penalties.scope import Anchor
from extract.facts.reading.bounds import shares_between, sums_between
from extract.facts.reading.sums import Mention
from extract.lexicon import phrase
from extract.model import Fact, Span

RANGE = "penalty.range"
"""The rule of a mention that is a range of sums."""

_THRESHOLD_LEFT = re.compile(
    r"(?:达到?|超过|低于|不足|未达到?|高于|大于|小于|少于|不到|多于|不低于|合格率|满意率|率)[^，。；]{0,16}$"
)
_THRESHOLD_RIGHT = re.compile(
    r"^(?:以上|以下|及以上|或以上|（含）|的，|时，|后，|，(?:甲方|采购人|买方|发包人|乙方)?(?:有权|可)|"
    r"的?(?:甲方|采购人)有权|的?情况|者，|的?[,，]每)"
)
_PAYMENT_LEFT = re.compile(
    r"(?:付至|支付至|拨付至|支付到|预付|首付|(?<!应)付款|"
    r"支付(?:合同|服务|工程|剩余|货)[^，。；]{0,12}?)(?:[^，。；]{0,8})$"
)
_KEPT_RIGHT = re.compile(
    r"^(?:[^，。；]{0,24}(?:作为|留作|为)(?:质量|质保|保修|缺陷|履约)|的?(?:质保金|质量保证金|保证金|保修金|履约|尾款|税|预付|进度款|奖))"
)
_PERIOD_LEFT = re.compile(r"每(?:逾期|延期|延误|迟延|延迟|拖延|日|天|周|月|次|超|低|迟|晚)")
_CAP_PENALTY = re.compile(r"(?:处罚|罚款|扣款|扣罚|扣除|处以)[^，。；]{0,6}$")
_CHOSEN = re.compile(r"[%‰]$")  # 10%（5～10）%: what is filled in stands before the bounds
_IN_ALL = re.compile(r"(?:累计|合计|总计|各项|上述)[^，。；]{0,12}$")
_NOT_A_FINE = re.compile(
    r"(?:保额|限额|保险金额|总价|价款|合同金额|保证金|预算|费用为|单价|注册资[本金])[^，。；]{0,10}$"
)
_REWARD = re.compile(r"(?:奖励|奖金|补贴|津贴|补助|工资|薪酬|保费|医疗费)[^，。；]{0,12}$")
_LOSS = re.compile(r"(?:达到?|超过|低于|不足|高于|损失|价值|金额|标的)[^，。；]{0,12}$")
_PRICE_LEFT = re.compile(r"(?:费|费用|款|价|酬金|租金|金额)(?:为|：|共计|计)?(?:人民币)?$")
_LIABLE_RIGHT = re.compile(r"^(?:的标准|/[日天次]|每[日天次])?(?:向[^，。；]{2,5})?(?:承担|的)(?:相应的?)?违约责任")
_EACH_CASE = re.compile(
    rf"(?:的|者)，(?:{PARTY.pattern})?(?:应|须|需)?(?:当|按)?每[^，。；]{{1,10}}?"
    rf"(?:向(?:{PARTY.pattern}))?(?:支付|赔偿|补偿|付给|缴纳)(?:{PARTY.pattern})?(?:人民币)?$"
)
_NUMBERED = re.compile(r"^（[^）]{1,30}）")
_STEP_LEFT = re.compile(r"每(?:低于?|下降|降低|减少|增加|提高|超过?|少|高)$")
_FLOOR_LEFT = re.compile(r"不(?:低于|少于|得低于|得少于)[^，。；]{0,10}$")
_RANGE = re.compile(r"^(?:/[日天次])?(?:至|到|-|—|~|～)$")
_WORKED_OUT = re.compile(r"^[^，。；（]{0,18}?[（，]{0,2}(?:即|计|合计|人民币|共计|为|折合){1,3}：?$")


_FIGURES = tuple(f"penalty.{name}" for name in ("ratio", "multiple", "months", "full", "blank", "lpr"))
"""What a penalty without a sum of money is read from; a sentence that holds none of it is not looked at."""


def anchors(
    context: Context, sentence: Span, money: list[Mention], liability: bool, running: bool, headed: bool = False
) -> list[Anchor]:
    """The penalties of one sentence, in the order of the text.

    `liability` says that the clause is about breaches, where a deduction needs no word such as 违约金; `running`
    that the sentence before held a penalty, which this one may go on with (更换其他成员的，每人次2万元), `headed` that
    the list it stands in is announced as one of penalties (乙方应按下列标准支付违约金：).
    """
    if not money and not any(context.within(kind, sentence) for kind in _FIGURES):
        return []
    cues = Cues(context, sentence, liability, running, headed)
    caps = context.within("penalty.cap", sentence)
    found = _ratios(context, cues, caps)
    for mention in money:
        if not _inside(caps, mention.span) and _is_sum(cues, mention.span):
            found.append(_priced(context, mention))
    found.extend(multiples(context, cues))
    found.extend(months(context, cues))
    found.extend(forfeits(context, cues))
    found.extend(without_figure(context, cues, caps, found))
    found.sort(key=lambda anchor: anchor.span.start)
    return _without_computed(context, found, money)


def _priced(context: Context, mention: Mention) -> Anchor:
    between = phrase("number.range_of_sums").fullmatch(context.tight(mention.span)) if mention.rule == RANGE else None
    if between is not None:
        return Anchor("money", mention.span, "penalty.sum", amount=mention.value, bounds=sums_between(between))
    return Anchor("money", mention.span, mention.rule, amount=mention.value)


def _inside(facts: list[Fact], span: Span) -> Fact | None:
    return next((fact for fact in facts if fact.span.start <= span.start < fact.span.end), None)


def _ratios(context: Context, cues: Cues, caps: list[Fact]) -> list[Anchor]:
    found: list[Anchor] = []
    facts = context.within("penalty.ratio", cues.sentence)
    open_ones = _between_shares(context, cues)
    for anchor in open_ones:
        if _inside(caps, anchor.span) is None and _is_share(cues, anchor.span):
            found.append(anchor)
    for fact in facts:
        span = fact.holes["value"].span
        if any(anchor.span.overlaps(span) for anchor in open_ones):
            continue
        value = ratio(fact.holes["value"].value)
        cap = _inside(caps, span)
        if cap is not None:
            before = context.tight(Span(cues.sentence.start, cap.span.start))
            if not (_CAP_PENALTY.search(before) and len(facts) == 1) or _IN_ALL.search(before):
                continue
        if not _is_share(cues, span):
            continue
        if found and found[-1].rate == value and span.start - found[-1].span.end <= 3:
            continue
        form = "multiple" if value > 1 else "full" if value == 1 else "ratio"
        found.append(Anchor(form, span, fact.rule, rate=value))
    return found


def _between_shares(context: Context, cues: Cues) -> list[Anchor]:
    """0.5%～3%: a rate that the contract leaves between two bounds."""
    view = context.document.view
    first = view.index(cues.sentence.start)
    found = []
    for match in phrase("number.range_of_shares").finditer(cues.text):
        if not _CHOSEN.search(cues.text[: match.start()]):
            span = Span(*view.span(first + match.start(), first + match.end()))
            bounds = shares_between(match)
            found.append(Anchor("ratio", span, "penalty.ratio", rate=Decimal(bounds[1]), bounds=bounds))
    return found


def _is_share(cues: Cues, span: Span) -> bool:
    left, right = cues.left(span), cues.right(span)
    tail = left[-40:]
    deducted = cues.before("penalty.deduct", span, 22) is not None
    if _STEP_LEFT.search(tail):
        return False
    if (RATE_LEFT.search(tail) and not deducted) or _KEPT_RIGHT.search(right):
        return False
    if cues.behind("penalty.noun", span, 30, skip=phrase("penalties.range_behind")) is not None:
        # 付至95%，违约金另计: the noun is another segment's; 达到5%的违约金 is the penalty itself.
        return True
    if _LIABLE_RIGHT.search(right):
        return not _THRESHOLD_LEFT.search(tail)
    if (_THRESHOLD_LEFT.search(tail) and _THRESHOLD_RIGHT.search(right)) or _FLOOR_LEFT.search(tail):
        return False
    if _PAYMENT_LEFT.search(tail) and not deducted and cues.before("penalty.noun", span, 40) is None:
        return False
    paid = deducted or cues.before("penalty.repay", span, 22, NEAR_VERB) is not None
    if _THRESHOLD_RIGHT.search(right) and not paid:
        return False
    if cues.before("penalty.noun", span, 44, commas=True) is not None:
        return True
    behind = cues.behind("penalty.deduct", span, 9) or cues.behind("penalty.repay", span, 9, NEAR_VERB)
    if cues.blamed(span) and (paid or behind is not None):
        return True
    if cues.has_noun and (paid or _PERIOD_LEFT.search(tail)):
        return True
    return cues.goes_on(span) or cues.under_head(span)


def _is_sum(cues: Cues, span: Span) -> bool:
    left, right = cues.left(span), cues.right(span)
    tail = left[-40:]
    deducted = cues.before("penalty.deduct", span, 16)
    noun = cues.before("penalty.noun", span, 26)
    if _KEPT_RIGHT.search(right) or (_THRESHOLD_RIGHT.search(right) and _LOSS.search(tail)):
        return False
    if re.match(r"^(?:以上|以下)", right) and noun is None and deducted is None:
        return False
    if deducted is None and noun is None and any(p.search(tail) for p in (_NOT_A_FINE, _PRICE_LEFT, _REWARD)):
        return False
    if noun is not None or cues.behind("penalty.noun", span, 18, skip=_NUMBERED) or _LIABLE_RIGHT.search(right):
        return True
    kept_back = deducted or cues.behind("penalty.deduct", span, 8, skip=_NUMBERED)
    if kept_back is not None and (cues.blamed(span) or cues.per_case(span)):
        return True
    if cues.before("penalty.repay", span, 4, NEAR_VERB) is not None and cues.blamed(span):
        return True
    if _EACH_CASE.search(tail) and cues.context.within("penalty.trigger", Span(cues.sentence.start, span.start)):
        # 不能修复的，每台每日向甲方支付300元: no word of a penalty, but a case and its price.
        return True
    return (
        cues.goes_on(span) or cues.under_head(span) or cues.announced(span) or (cues.has_noun and cues.per_case(span, 8))
    )


def _without_computed(context: Context, found: list[Anchor], money: list[Mention]) -> list[Anchor]:
    """合同总价的5%（即5000元）: the sum is the share worked out, one row. 100元至500元: the upper end, one row."""
    kept: list[Anchor] = []
    used: set[int] = set()
    for anchor in found:
        if anchor.form == "money":
            if anchor.span.start in used:
                continue
            last = kept[-1] if kept else None
            if last is not None and last.form == "money" and _RANGE.match(_between(context, last.span, anchor.span)):
                kept.pop()
        elif anchor.form in ("ratio", "multiple"):
            behind = next((m for m in money if m.span.start >= anchor.span.end), None)
            if behind is not None and _WORKED_OUT.match(_between(context, anchor.span, behind.span)):
                used.add(behind.span.start)
                anchor = replace(anchor, amount=behind.value)
        kept.append(anchor)
    return kept


def _between(context: Context, first: Span, second: Span) -> str:
    return context.tight(Span(first.end, second.start))
