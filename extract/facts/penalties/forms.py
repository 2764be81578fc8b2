"""Prices of a breach that are neither a share nor a sum: multiples, months of fees, forfeited bonds, open rates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import ratio
from extract.facts.penalties.cues import Cues
from extract.facts.penalties.scope import Anchor
from extract.facts.reading.sums import Mention
from extract.lexicon import says, words
from extract.model import Fact, Span


def multiples(context: Context, cues: Cues) -> list[Anchor]:
    found = []
    for fact in context.within("penalty.multiple", cues.sentence):
        left = cues.left(fact.span)
        if any(says(f"penalties.{name}", left[-24:]) for name in ("rate_left", "wages_left", "of_time")):
            continue
        if fact.rule == "penalty.times_told":
            found.append(Anchor("multiple", fact.span, fact.rule, rate=number(fact)))
            continue
        noun = cues.behind("penalty.noun", fact.span, 20) or cues.before("penalty.noun", fact.span, 40)
        verb = cues.behind("penalty.deduct", fact.span, 12) or cues.behind("penalty.repay", fact.span, 12)
        paid = cues.before("penalty.deduct", fact.span, 14) or cues.before("penalty.repay", fact.span, 14, words("near_verb"))
        if cues.breaks(fact.span) and says("penalties.given_back", left):
            paid = paid or cues.before("penalty.repay", fact.span, 14)  # 应退还服务费的两倍
        item = cues.headed and cues.breaks(fact.span) and says("penalties.item_ends", cues.right(fact.span))
        unpaid = paid is None or not cues.blamed(fact.span)
        if noun is None and not item and unpaid and (verb is None or says("penalties.limit_left", left)):
            continue
        rate = Decimal(2) if "double" in fact.holes else number(fact)
        if rate is None or rate <= 0:
            continue
        # The verb belongs to the figure: what follows it is what is doubled (双倍返还定金).
        near = verb is not None and len(context.tight(Span(fact.span.end, verb.span.start))) <= 2
        span = Span(fact.span.start, verb.span.end) if near and verb is not None else fact.span
        found.append(Anchor("multiple", span, fact.rule, rate=rate))
    return found


def months(context: Context, cues: Cues) -> list[Anchor]:
    found = []
    for fact in context.within("penalty.months", cues.sentence):
        rate = number(fact)
        if rate is not None:
            text = str(fact.holes["base_text"].value)
            found.append(Anchor("multiple", fact.span, fact.rule, rate=rate, base="service_fee", base_text="月" + text))
    return found


def forfeits(context: Context, cues: Cues, money: list[Mention], known: list[Anchor]) -> list[Anchor]:
    found = []
    for fact in context.within("penalty.full", cues.sentence):
        if "投标保证金" in cues.text and "履约" not in cues.text:
            # 投标保证金不予退还 describes the tender, not this contract's breach.
            continue
        told = cues.breaks(fact.span) or ((cues.liability or cues.running) and says("penalties.case_in_front", cues.left(fact.span)))
        if "withheld" in fact.holes and (says("penalties.withheld_until", cues.text) or not told):
            continue
        text, payer = (str(fact.holes[name].value) if name in fact.holes else None for name in ("base_text", "payer"))
        base = str(fact.constants["base"])
        whole = Anchor("full", fact.span, fact.rule, base=base, base_text=text, payer=payer)
        part = _part(context, cues, whole, money) if base == "bond" else None
        if part is not None:
            known[:] = [anchor for anchor in known if not anchor.span.overlaps(part.span)]
        found.append(part or whole)
    return found


def _part(context: Context, cues: Cues, whole: Anchor, money: list[Mention]) -> Anchor | None:
    """履约保证金的50%不予退还, 没收保证金中的2万元: what is lost is a part of the bond, and never the whole of it."""
    span = whole.span
    for fact in context.within("penalty.ratio", Span(span.start, cues.sentence.end)):
        share, rate = fact.holes["value"].span, ratio(fact.holes["value"].value)
        if rate < 1 and _is_of(context, whole, share):
            return replace(whole, form="ratio", span=share, rate=rate)
    for mention in money:
        named = span.start < mention.span.start and says("penalties.part_left", context.tight(Span(span.start, mention.span.start)))
        if named and _is_of(context, whole, mention.span):
            return replace(whole, form="money", span=mention.span, amount=mention.value, base=None, base_text=None)
    return None


def _is_of(context: Context, whole: Anchor, figure: Span) -> bool:
    """True for a figure inside the words of a bond that is lost, or right behind them."""
    end = whole.span.end
    return figure.start < end or says("penalties.part_behind", context.tight(Span(end, figure.start)))


def without_figure(context: Context, cues: Cues, caps: list[Fact], known: list[Anchor]) -> list[Anchor]:
    """Rates without a figure: left blank but capped, or a bank's rate."""
    found = []
    if caps and not known:
        found = [Anchor("blank", fact.span, fact.rule) for fact in context.within("penalty.blank", cues.sentence)[:1]]
    for fact in sorted(context.within("penalty.lpr", cues.sentence), key=lambda f: "n" not in f.holes):
        inside = any(a.span.overlaps(fact.span) for a in [*known, *found] if a.form in ("ratio", "multiple"))
        if not inside and (cues.blamed(fact.span) or cues.has_noun):
            text = fact.holes["base_text"]
            if "n" in fact.holes:
                span = Span(text.span.start, fact.span.end)
                found.append(Anchor("multiple", span, fact.rule, rate=number(fact), base_text=str(text.value)))
                continue
            found.append(Anchor("lpr", text.span, fact.rule, base_text=str(text.value)))
    return found


def number(fact: Fact) -> Decimal | None:
    """The figure of the hole `n`, in digits or Chinese numerals."""
    from extract.values.number import figure

    return figure(str(fact.holes["n"].value))
