"""Where a penalty stands: the figures of a sentence that are the price of a breach, and not a share of the price,
a threshold, a cap or a tax rate."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from extract.facts.context import Context
from extract.facts.convert import ratio
from extract.facts.penalties.cues import Cues
from extract.facts.penalties.forms import forfeits, months, multiples, without_figure
from extract.facts.penalties.scope import Anchor
from extract.facts.reading.bounds import shares_between, sums_between
from extract.facts.reading.chosen import not_chosen
from extract.facts.reading.options import ruled_out
from extract.facts.reading.sums import Mention
from extract.lexicon import phrase, says, words
from extract.model import Fact, Span

RANGE = "penalty.range"
"""The rule of a mention that is a range of sums."""

_NO_FINE = ("not_a_fine", "price_left", "reward")
_SIGNS = frozenset("×*÷+")
"""Signs of a formula: 实付额=基准×80%+基准×20%×得分率."""
_CHOSEN = re.compile(r"[%‰]$")  # 10%（5～10）%: what is filled in stands before the bounds


_FIGURES = tuple(f"penalty.{name}" for name in ("ratio", "multiple", "months", "full", "blank", "lpr"))
"""What a penalty without a sum of money is read from; a sentence that holds none of it is not looked at."""


def anchors(
    context: Context, sentence: Span, money: list[Mention], liability: bool, running: bool, headed: bool = False, head: str | None = None
) -> list[Anchor]:
    """The penalties of one sentence, in the order of the text.

    `liability` says that the clause is about breaches, where a deduction needs no word such as 违约金; `running`
    that the sentence before held a penalty, which this one may go on with (更换其他成员的，每人次2万元), `headed` that
    the list it stands in is announced as one of penalties (乙方应按下列标准支付违约金：); `head` is the first line of the
    table of fines that it stands in.
    """
    if not money and not _has_figure(context, sentence):
        return []
    cues = Cues(context, sentence, liability, running, headed, head)
    caps = context.within("penalty.cap", sentence)
    found = _ratios(context, cues, caps, money)
    for mention in money:
        if not _inside(caps, mention.span) and _is_sum(cues, mention.span):
            found.append(_priced(context, mention))
    found.extend(multiples(context, cues))
    found.extend(months(context, cues))
    found.extend(forfeits(context, cues, money, found))
    found.extend(without_figure(context, cues, caps, found))
    found = [one for one in found if not (not_chosen(context, one.span.start) or ruled_out(context, one.span.start))]
    found.sort(key=lambda anchor: anchor.span.start)
    return _without_computed(context, found, money)


def _has_figure(context: Context, span: Span) -> bool:
    starts = context.once(_figure_starts)
    k = bisect_left(starts, span.start)
    return k < len(starts) and starts[k] < span.end


def _figure_starts(context: Context) -> list[int]:
    return sorted(fact.span.start for kind in _FIGURES for fact in context.of(kind))


def _priced(context: Context, mention: Mention) -> Anchor:
    between = phrase("number.range_of_sums").fullmatch(context.tight(mention.span)) if mention.rule == RANGE else None
    if between is not None:
        return Anchor("money", mention.span, "penalty.sum", amount=mention.value, bounds=sums_between(between))
    return Anchor("money", mention.span, mention.rule, amount=mention.value)


def _inside(facts: list[Fact], span: Span) -> Fact | None:
    return next((fact for fact in facts if fact.span.start <= span.start < fact.span.end), None)


def _ratios(context: Context, cues: Cues, caps: list[Fact], money: list[Mention]) -> list[Anchor]:
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
            alone = len(facts) == 1 and not any(mention.span.start < cap.span.start for mention in money)
            if not (says("penalties.cap_is_fine", before) and alone) or says("penalties.in_all", before):
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
            if bounds is not None:
                found.append(Anchor("ratio", span, "penalty.ratio", rate=ratio(bounds[1]), bounds=bounds))
    return found


def _is_share(cues: Cues, span: Span) -> bool:
    left, right = cues.left(span), cues.right(span)
    tail = left[-40:]
    deducted = cues.before("penalty.deduct", span, 22) is not None
    if says("penalties.daily_formula", tail) and cues.blamed(span):
        return True
    if cues.liability and says("penalties.daily_on_late", tail) and cues.breaks(span):
        return True  # 买方逾期付款，按日支付逾期款额的0.3‰: what is late, by the day
    if says("penalties.step_left", tail) or says("penalties.nothing_taken", right) or tail[-1:] in _SIGNS or right[:1] in _SIGNS:
        return False
    if says("penalties.compared", tail[-1:]) or says("penalties.compared", right[:1]):
        return False
    if cues.in_fine_column(span):
        return True
    if (says("penalties.rate_left", tail) and not deducted) or says("penalties.kept_right", right):
        return False
    if cues.behind("penalty.noun", span, 30, skip=phrase("penalties.range_behind")) is not None:
        # 付至95%，违约金另计: the noun is another segment's; 达到5%的违约金 is the penalty itself.
        return True
    if says("penalties.noun_is", tail):
        return True
    if says("penalties.liable_right", right):
        return not says("penalties.threshold_left", tail)
    if (says("penalties.threshold_left", tail) and says("penalties.threshold_right", right)) or says("penalties.floor_left", tail):
        return False
    if cues.told_by_case(span):
        return True
    if says("penalties.payment_left", tail) and not deducted and cues.before("penalty.noun", span, 40) is None:
        return False
    paid = deducted or cues.before("penalty.repay", span, 22, words("near_verb")) is not None
    if says("penalties.threshold_right", right) and not paid:
        return False
    if cues.before("penalty.noun", span, 44, commas=True) is not None:
        return True
    if cues.blamed(span) and says("penalties.given_back", tail):
        return True
    behind = cues.behind("penalty.deduct", span, 9) or cues.behind("penalty.repay", span, 9, words("near_verb"))
    if cues.blamed(span) and (paid or behind is not None):
        return True
    if (cues.has_noun and (paid or says("penalties.period_left", tail))) or (deducted and says("penalties.late_by", tail)):
        return True
    return cues.goes_on(span) or cues.under_head(span)


def _is_sum(cues: Cues, span: Span) -> bool:
    left, right = cues.left(span), cues.right(span)
    tail = left[-40:]
    deducted = cues.before("penalty.deduct", span, 16)
    noun = cues.before("penalty.noun", span, 26)
    if says("penalties.kept_right", right) or (says("penalties.threshold_right", right) and says("penalties.loss_of", tail)):
        return False
    if says("penalties.or_more", right) and noun is None and deducted is None:
        return False
    if cues.told_by_case(span) and not says("penalties.reward", tail):
        return True
    if deducted is None and noun is None and any(says(f"penalties.{name}", tail) for name in _NO_FINE):
        return False
    bracket = phrase("penalties.in_brackets")
    if noun is not None or cues.behind("penalty.noun", span, 18, skip=bracket) or says("penalties.liable_right", right):
        return True
    kept_back = deducted or cues.behind("penalty.deduct", span, 8, skip=bracket)
    if kept_back is not None and (cues.blamed(span) or cues.per_case(span)):
        return True
    if cues.before("penalty.repay", span, 4, words("near_verb")) is not None and cues.blamed(span):
        return True
    if cues.liability and says("penalties.demanded", tail) and cues.breaks(span):
        return True
    if says("penalties.each_case", tail) and cues.context.within("penalty.trigger", Span(cues.sentence.start, span.start)):
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
            if last is not None and last.form == "money" and says("penalties.range_between", _between(context, last.span, anchor.span)):
                kept.pop()
        elif anchor.form in ("ratio", "multiple"):
            last = kept[-1] if kept else None
            both = last is not None and last.form == anchor.form == "ratio"
            if last is not None and both and says("penalties.and_more", _between(context, last.span, anchor.span)):
                # 千分之五以上千分之十以下: one rate between two bounds
                kept[-1] = replace(anchor, span=Span(last.span.start, anchor.span.end), bounds=(str(last.rate), str(anchor.rate)))
                continue
            behind = next((m for m in money if m.span.start >= anchor.span.end), None)
            if behind is not None and says("penalties.worked_out", _between(context, anchor.span, behind.span)):
                used.add(behind.span.start)
                anchor = replace(anchor, amount=behind.value)
                if anchor.rule == "penalty.months":
                    # 相当于两个月租金的违约金，计464,600元: a sum, and how it was reckoned.
                    anchor = replace(anchor, form="money", rate=None, base=None, base_text=None)
        kept.append(anchor)
    return kept


def _between(context: Context, first: Span, second: Span) -> str:
    return context.tight(Span(first.end, second.start))
