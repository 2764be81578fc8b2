"""Penalties: each figure that prices a breach, with whose breach, who pays, of what, for how long, up to where."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money as to_money
from extract.facts.money import Mention, mentions
from extract.facts.penalty_anchors import anchors
from extract.facts.penalty_base import DAYS, base_of, period_of
from extract.facts.penalty_liable import by_heading, liable, names_party, payer_of
from extract.facts.penalty_limits import cap_of, consequences, grace_of
from extract.facts.penalty_scope import Anchor, Scope
from extract.facts.penalty_trigger import NOT_SUPPLIER, compensation_trigger, trigger_of
from extract.facts.roles import Sides, other_side
from extract.facts.sides import sides_of
from extract.model import Candidate, Span
from extract.record import Fields, Party, Penalty

_LIABILITY_TYPES = frozenset({
    "liability", "assessment", "personnel", "integrity", "confidentiality", "warranty", "subcontracting", "safety",
    "quality", "support", "rights_obligations", "delivery", "acceptance", "data_security",
})  # fmt: skip
_DAMAGES = re.compile(r"(?:赔偿|承担)[^。；\n]{0,24}(?:损失|赔偿责任)")
_SUPPLIER_ONLY = frozenset({
    "late_delivery", "nonconformity", "personnel", "warranty_service", "subcontracting", "security_incident",
    "corruption", "invoice",
})  # fmt: skip
_UNDELIVERED = frozenset({"late_delivery", "non_performance", "general_breach"})
_DELIVERY = re.compile(r"(?<!应)交[货付]|供货|[完竣开]工|工期|[送到]货|交房")
_LATE_WORDS = re.compile(r"逾期|迟|延|未")
_SUPPLIERS_BOND = re.compile(r"保证金|保函|抵押金|履约|担保|质保金")


def penalties(context: Context, parties: list[Party], fields: Fields) -> list[Penalty]:
    """All penalties of the document, annexes included, in the order of the text."""
    sides = sides_of(context)
    money = [*mentions(context), *_per_head(context)]
    money.sort(key=lambda mention: mention.span)
    rows: list[Penalty] = []
    tables = [table.span for table in context.document.tables]
    for clause in context.outline.clauses:
        if clause.part in ("cover", "signature") or clause.end <= clause.start:
            continue
        above = context.outline.ancestors(clause)
        headings = [h for one in above for h in (one.heading, context.tight(one.span)[:160]) if h]
        liability = bool({t for one in above for t in one.types} & _LIABILITY_TYPES)
        last: Penalty | None = None
        running = False
        for sentence in context.sentences(clause.span):
            if any(t.contains(sentence) for t in tables) and not _cued(context, sentence):
                continue
            inside = [m for m in money if sentence.start <= m.span.start < sentence.end]
            found = anchors(context, sentence, inside, liability, running)
            running = bool(found)
            scope = Scope(clause, sentence, Span(clause.start, sentence.start), headings)
            if found:
                rows.extend(_rows(context, scope, found, sides, last))
                last = rows[-1]
            elif liability and _DAMAGES.search(context.tight(sentence)):
                row = _compensation(context, scope, sides)
                if row is not None:
                    rows.append(row)
    for number, row in enumerate(rows, 1):
        value = row.rate if row.rate is not None else row.amount
        label = f"{row.liable or '?'} {row.trigger or '?'} {row.kind}"
        span = Span(row.start, row.end)
        context.offer(Candidate(f"penalties.{number}", value, span, row.rule, row.confidence, label))
    return rows


def _per_head(context: Context) -> list[Mention]:
    """500元/人次: prices per head, which the contract's own sums leave out."""
    holes = [(fact.holes["value"], fact.rule) for fact in context.of("penalty.sum")]
    return [Mention(hole.span, to_money(hole.value), None, rule) for hole, rule in holes]


def _cued(context: Context, sentence: Span) -> bool:
    return any(context.within(kind, sentence) for kind in ("penalty.noun", "penalty.deduct"))


def _rows(context: Context, scope: Scope, found: list[Anchor], sides: Sides, above: Penalty | None) -> list[Penalty]:
    rows: list[Penalty] = []
    previous_end = scope.sentence.start
    for i, anchor in enumerate(found):
        following = found[i + 1].span.start if i + 1 < len(found) else scope.sentence.end
        rows.append(_row(context, scope, anchor, previous_end, following, sides, rows[-1] if rows else None, above))
        previous_end = anchor.span.end
    return rows


def _row(
    context: Context,
    scope: Scope,
    anchor: Anchor,
    previous_end: int,
    following: int,
    sides: Sides,
    last: Penalty | None,
    above: Penalty | None,
) -> Penalty:
    sentence = scope.sentence
    right = Span(anchor.span.end, following)
    base, base_text, explicit_base = base_of(
        context, anchor, Span(sentence.start, anchor.span.start), right, sentence.end
    )
    count, unit = period_of(context, anchor, Span(previous_end, anchor.span.start), right)
    side, sure = _side(context, scope, anchor, previous_end, sides, last)
    trigger = trigger_of(context, scope, anchor, previous_end, side)
    if side is None:
        side = _side_above(context, scope, trigger, base, sides, above)
        trigger = trigger_of(context, scope, anchor, previous_end, side)
    if trigger in ("other", "general_breach") and unit == "person" and side == "supplier":
        trigger = "personnel"
    base = _fitting_base(base, base_text, side, trigger)
    before = last or above
    if base is None and anchor.form == "ratio" and before and before.liable == side and before.rate is not None:
        # 逾期7日以内每日按合同总价的万分之五…；超过7日的，每日按千分之一: the base goes on.
        base = before.base
    kind = _kind(anchor, unit)
    per_day = None
    if kind == "rate_per_period" and anchor.rate is not None and unit in DAYS:
        per_day = _exact(anchor.rate / (DAYS[unit] * (count or 1)))
    cap = cap_of(context, scope, anchor.span.end, following)
    grace, grace_kind = grace_of(context, scope)
    confidence = 0.93 - (0.0 if sure and side else 0.15) - (0.0 if trigger not in (None, "other") else 0.1)
    confidence -= 0.0 if explicit_base or anchor.form in ("money", "full") else 0.06
    return Penalty(
        liable=side,  # type: ignore[arg-type]
        beneficiary=other_side(side),  # type: ignore[arg-type]
        trigger=trigger,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        rate=anchor.rate,
        amount=anchor.amount,
        base=base,  # type: ignore[arg-type]
        base_text=base_text,
        period_count=count if unit else None,
        period_unit=unit,  # type: ignore[arg-type]
        per_day_rate=per_day,
        cap_rate=cap[0],
        cap_amount=cap[1],
        cap_base=cap[2],  # type: ignore[arg-type]
        grace_days=grace,
        grace_day_kind=grace_kind,  # type: ignore[arg-type]
        consequence=consequences(context, sentence),  # type: ignore[arg-type]
        **context.evidence(sentence, anchor.rule, confidence),
    )


def _side(
    context: Context, scope: Scope, anchor: Anchor, previous_end: int, sides: Sides, last: Penalty | None
) -> tuple[str | None, bool]:
    """`(side, sure)`: who pays, by the words of the sentence alone."""
    if anchor.payer is not None:
        return payer_of(anchor.payer, sides), True
    if anchor.form == "full" and anchor.base == "bond" and _SUPPLIERS_BOND.search(anchor.base_text or ""):
        return "supplier", True
    sentence = scope.sentence
    end = anchor.span.end if anchor.form in ("multiple", "full") else anchor.span.start
    words = context.tight(Span(previous_end, end))
    side, sure = liable(words, context.tight(Span(anchor.span.end, sentence.end)), sides)
    if _deducted(context, anchor, previous_end, sentence):
        # Only the payer of the price deducts: 甲方扣减当月服务费 costs the supplier.
        return "supplier", side == "supplier"
    if side is None and previous_end > sentence.start and last is not None:
        return last.liable, True
    if side is None:
        side, sure = liable(context.tight(Span(sentence.start, anchor.span.start)), "", sides)
    return side, sure


def _deducted(context: Context, anchor: Anchor, previous_end: int, sentence: Span) -> bool:
    """True if the figure itself is kept back, not paid: a deduction right before or right behind it, no 违约金 paid."""
    for fact in context.within("penalty.deduct", Span(previous_end, sentence.end)):
        if fact.span.start >= anchor.span.end:
            gap = context.tight(Span(anchor.span.end, fact.span.start))
            return len(gap) <= 8 and not re.search(r"[，。；]", gap)
        gap = context.tight(Span(fact.span.end, anchor.span.start)) if fact.span.end <= anchor.span.start else ""
        if len(gap) <= 22 and not re.search(r"[，。；]|支付|缴纳|承担", gap):
            return True
    return False


def _fitting_base(base: str | None, base_text: str | None, side: str | None, trigger: str | None) -> str | None:
    """A base as the side that pays can owe it."""
    if side == "supplier" and base in ("overdue_amount", "unpaid_amount"):
        if trigger == "non_performance" and base_text and re.search(r"应[交缴]|未[交缴]", base_text):
            return "overdue_amount"
        # 应付费用 of the side that delivers is the price of what is late.
        if base_text and "费" in base_text:
            return "service_fee"
        return "overdue_delivery_value" if trigger in _UNDELIVERED else "other"
    if base == "overdue_delivery_value" and trigger != "late_delivery" and not _LATE_WORDS.search(base_text or ""):
        return "other"
    return base


def _exact(value: Decimal) -> Decimal:
    """At most eight decimals, no trailing zeros."""
    rounded = round(value, 8).normalize()
    return rounded if rounded.as_tuple().exponent != 0 else rounded.quantize(Decimal(1))


def _kind(anchor: Anchor, unit: str | None) -> str:
    named = {"full": "full_base", "multiple": "multiple", "money": "fixed", "lpr": "compensation"}.get(anchor.form)
    if named is not None:
        return named
    return "rate_per_period" if unit in DAYS or unit == "hour" else "percent"


def _side_above(
    context: Context, scope: Scope, trigger: str | None, base: str | None, sides: Sides, above: Penalty | None
) -> str | None:
    """The side from the headings, the penalty or sentence before, the kind of breach, or what stands above."""
    heading = by_heading(scope.headings)
    if heading is not None:
        return heading
    if trigger in NOT_SUPPLIER:
        return "buyer"
    if trigger in _SUPPLIER_ONLY and (trigger != "late_delivery" or _DELIVERY.search(context.tight(scope.sentence))):
        return "supplier"
    if above is not None and above.liable is not None and not names_party(context.tight(scope.sentence), sides):
        return above.liable
    for previous in reversed(list(context.sentences(scope.before))):
        side, _ = liable(context.tight(previous), "", sides)
        if side is not None:
            return side
    if base == "bond" or trigger in _SUPPLIER_ONLY:
        return "supplier"
    for one in context.outline.ancestors(scope.clause)[1:]:
        side, _ = liable(context.tight(one.span)[:300], "", sides)
        if side is not None:
            return side
    return None


def _compensation(context: Context, scope: Scope, sides: Sides) -> Penalty | None:
    """赔偿损失 without a figure: a row only where it is clear who pays."""
    side, sure = liable(context.tight(scope.sentence), "", sides)
    if side is None or not sure:
        return None
    return Penalty(
        liable=side,  # type: ignore[arg-type]
        beneficiary=other_side(side),  # type: ignore[arg-type]
        trigger=compensation_trigger(context, scope.sentence, side),  # type: ignore[arg-type]
        kind="compensation",
        consequence=consequences(context, scope.sentence),  # type: ignore[arg-type]
        **context.evidence(scope.sentence, "penalty.consequence.damages", 0.75),
    )
