"""Penalties: each figure that prices a breach, with whose breach, who pays, of what, for how long, up to where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money, ratio
from extract.facts.money import mentions
from extract.facts.penalty_anchors import NOUN, Anchor, anchors
from extract.facts.penalty_liable import by_heading, deducts, liable
from extract.facts.roles import Sides, other_side
from extract.facts.sides import sides_of
from extract.model import Candidate, Clause, Fact, Span
from extract.record import Fields, Party, Penalty

_LIABILITY_TYPES = frozenset({"liability", "assessment", "personnel", "integrity", "confidentiality", "warranty", "subcontracting", "safety", "quality", "support", "rights_obligations", "delivery", "acceptance", "data_security"})  # fmt: skip
_DAYS = {"day": 1, "working_day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}
_BUYER_TRIGGERS = frozenset({"late_payment", "late_acceptance", "refusal_to_accept", "termination", "general_breach", "non_performance", "confidentiality", "corruption", "other"})  # fmt: skip
_NOT_SUPPLIER = frozenset({"late_payment", "late_acceptance", "refusal_to_accept"})
_NEXT_CAP = re.compile(r"^(?:但|违约金|累计|最高|上述|上限|总额|赔偿|逾期违约金|该违约金|以上|前述|违约赔偿)")
_LPR = re.compile(r"LPR|贷款市场报价利率|同期[^，。；]{0,12}(?:贷款|存款)?(?:基准)?利率")
_DAMAGES = re.compile(r"(?:赔偿|承担)[^。；\n]{0,24}(?:损失|赔偿责任)")
_MAX_GAP = 9


@dataclass(frozen=True)
class _Scope:
    """A sentence with what stands above it: the sentences before it in its clause, and the headings."""

    clause: Clause
    sentence: Span
    before: Span
    headings: list[str]


def penalties(context: Context, parties: list[Party], fields: Fields) -> list[Penalty]:
    """All penalties of the document, annexes included, in the order of the text."""
    sides = sides_of(context)
    money = mentions(context)
    rows: list[Penalty] = []
    tables = [table.span for table in context.document.tables]
    for clause in context.outline.clauses:
        if clause.part in ("cover", "signature") or clause.end <= clause.start:
            continue
        headings = [h for above in context.outline.ancestors(clause) for h in (above.heading, context.tight(above.span)[:160]) if h]
        liability = bool({t for above in context.outline.ancestors(clause) for t in above.types} & _LIABILITY_TYPES)
        for sentence in context.sentences(clause.span):
            in_table = any(t.contains(sentence) for t in tables)
            if in_table and not NOUN.search(context.tight(sentence)):
                continue
            inside = [m for m in money if sentence.start <= m.span.start < sentence.end]
            found = anchors(context, sentence, inside, liability)
            scope = _Scope(clause, sentence, Span(clause.start, sentence.start), headings)
            if found:
                rows.extend(_rows(context, scope, found, sides))
            elif liability and _DAMAGES.search(context.tight(sentence)):
                row = _compensation(context, scope, sides)
                if row is not None:
                    rows.append(row)
    for number, row in enumerate(rows, 1):
        context.offer(
            Candidate(f"penalties.{number}", row.rate if row.rate is not None else row.amount, Span(row.start, row.end), row.rule, row.confidence, f"{row.liable or '?'} {row.trigger or '?'} {row.kind}")
        )
    return rows


def _rows(context: Context, scope: _Scope, found: list[Anchor], sides: Sides) -> list[Penalty]:
    rows: list[Penalty] = []
    previous_end = scope.sentence.start
    for i, anchor in enumerate(found):
        following = found[i + 1].span.start if i + 1 < len(found) else scope.sentence.end
        rows.append(_row(context, scope, anchor, previous_end, following, sides, rows[-1] if rows else None))
        previous_end = anchor.span.end
    return rows


def _row(
    context: Context, scope: _Scope, anchor: Anchor, previous_end: int, following: int, sides: Sides, last: Penalty | None
) -> Penalty:
    sentence = scope.sentence
    left = Span(sentence.start, anchor.span.start)
    right = Span(anchor.span.end, following)
    base, base_text, explicit_base = _base(context, anchor, left, right)
    count, unit = _period(context, anchor, Span(previous_end, anchor.span.start), right)
    side, sure = liable(_words(context, anchor, previous_end), context.tight(Span(anchor.span.end, sentence.end)), sides)
    if side is None and previous_end > sentence.start and last is not None:
        side, sure = last.liable, True
    if side is None:
        side, sure = liable(context.tight(left), "", sides)
    trigger = _trigger(context, scope, anchor, previous_end, side)
    if side is None:
        side = _side_above(context, scope, trigger, base, sides)
        trigger = _trigger(context, scope, anchor, previous_end, side)
    if side == "supplier" and base in ("overdue_amount", "unpaid_amount"):
        # 应付费用 of the side that delivers is the price of what is late.
        base = "service_fee" if base_text and "费" in base_text else "overdue_delivery_value"
    kind = _kind(anchor, unit)
    per_day = None
    if kind == "rate_per_period" and anchor.rate is not None and unit in _DAYS:
        per_day = _exact(anchor.rate / (_DAYS[unit] * (count or 1)))
    cap = _cap(context, scope, anchor, following)
    grace, grace_kind = _grace(context, sentence)
    confidence = 0.93 - (0.0 if sure and side else 0.15) - (0.0 if trigger not in (None, "other") else 0.1)
    confidence -= 0.0 if explicit_base or anchor.form in ("money", "full") else 0.06
    evidence = context.evidence(sentence, anchor.rule, confidence)
    return Penalty(
        liable=side,  # type: ignore[arg-type]
        beneficiary=other_side(side),  # type: ignore[arg-type]
        trigger=trigger,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        rate=anchor.rate if anchor.form in ("ratio", "multiple") else None,
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
        consequence=_consequences(context, sentence),  # type: ignore[arg-type]
        **evidence,
    )


def _words(context: Context, anchor: Anchor, start: int) -> str:
    """The words that lead to a figure; a multiple brings its verb with it (双倍扣除)."""
    return context.tight(Span(start, anchor.span.end if anchor.form in ("multiple", "full") else anchor.span.start))


def _exact(value: Decimal) -> Decimal:
    """At most eight decimals, no trailing zeros."""
    rounded = round(value, 8).normalize()
    return rounded if rounded.as_tuple().exponent != 0 else rounded.quantize(Decimal(1))


def _kind(anchor: Anchor, unit: str | None) -> str:
    if anchor.form == "full":
        return "full_base"
    if anchor.form == "multiple":
        return "multiple"
    if anchor.form == "money":
        return "fixed"
    return "rate_per_period" if unit in _DAYS or unit == "hour" else "percent"


def _base(context: Context, anchor: Anchor, left: Span, right: Span) -> tuple[str | None, str | None, bool]:
    """`(base, base_text, explicit)`: the words right before a share, right after it, or 以…为基数."""
    if anchor.form == "full":
        return anchor.base, anchor.base_text, True
    if anchor.form == "money":
        return None, None, True
    facts = context.within("penalty.base", left)
    near = []
    for fact in facts:
        gap = context.tight(Span(fact.span.end, anchor.span.start)) if fact.span.end <= anchor.span.start else ""
        if fact.span.end <= anchor.span.start and len(gap) <= _MAX_GAP and not re.search(r"[；。]|，(?!每|按|日)", gap):
            near.append((len(gap), fact))
    if near:
        closest = min(gap for gap, _ in near)
        best = min((fact for gap, fact in near if gap <= closest + 3), key=lambda f: (f.order, f.span.start))
        return str(best.constants["base"]), context.tight(best.span), True
    text_right = context.tight(right)
    if re.match(r"^(?:的|／|/日|/天|每日|每天){0,2}", text_right):
        for fact in context.within("penalty.base", right):
            gap = context.tight(Span(right.start, fact.span.start))
            if len(gap) <= 3 and not re.search(r"[，。；]", gap):
                return str(fact.constants["base"]), context.tight(fact.span), True
    match = re.search(r"以(?P<b>[^，。；]{2,24}?)(?:为|作为)(?:计算)?(?:基数|基础|计算依据)", context.tight(left))
    if match:
        i = context.document.view.index(left.start)
        span = Span(*context.document.view.span(i + match.start("b"), i + match.end("b")))
        inside = sorted(context.within("penalty.base", span), key=lambda f: (f.order, f.span.start))
        return (str(inside[0].constants["base"]) if inside else "other"), match["b"], True
    # Words that no cue knows: kept as written, typed as other.
    segment = re.split(r"[，。；：]", context.tight(left))[-1]
    written = re.search(r"(?:按照?|以|支付|缴纳|承担|扣除|扣减)(?P<b>[^按以支承扣每日，]{2,16}?)(?:的|每日|每天|/日)?$", segment)
    if written and not re.search(r"甲方|乙方|违约金", written["b"]):
        return "other", written["b"], False
    if anchor.form == "multiple":
        return "other", None, False
    return None, None, False


def _period(context: Context, anchor: Anchor, left: Span, right: Span) -> tuple[int | None, str | None]:
    """`(count, unit)` of the period: right behind the figure, else the nearest one before it."""
    for fact in context.within("penalty.period", right):
        if len(context.tight(Span(right.start, fact.span.start))) <= 3:
            return _count(fact), str(fact.constants["unit"])
    before = [f for f in context.within("penalty.period", left) if f.span.end <= anchor.span.start + 2]
    inside = [f for f in context.of("penalty.period") if anchor.span.start <= f.span.start < anchor.span.end]
    facts = before + inside
    if not facts:
        return None, None
    # 每逾期一日…每次: days win over occasions where both stand, for the rate runs by days.
    best = max(facts, key=lambda f: (f.constants["unit"] in _DAYS, f.span.start, f.span.end))
    if anchor.form == "money":
        best = max(facts, key=lambda f: (f.span.start, f.span.end))
    return _count(best), str(best.constants["unit"])


def _count(fact: Fact) -> int | None:
    if "count" in fact.holes:
        from extract.values import PARSERS

        raw = str(fact.holes["count"].value)
        try:
            return int(raw) if raw.isdigit() else int(str(PARSERS["int"](raw)))
        except ValueError:
            return None
    count = fact.constants.get("count")
    return int(str(count)) if count is not None else None


def _trigger(context: Context, scope: _Scope, anchor: Anchor, previous_end: int, side: str | None) -> str | None:
    """The kind of breach: from the words since the last figure, then the whole sentence, then what stands above."""
    sentence = scope.sentence
    for span in (
        Span(previous_end, anchor.span.start),
        Span(sentence.start, anchor.span.start),
        Span(anchor.span.end, sentence.end),
        scope.before,
    ):
        found = _fitting(context, span, side)
        if found is not None and not (found == "general_breach" and span == scope.before):
            return found
    for above in context.outline.ancestors(scope.clause)[1:]:
        found = _fitting(context, above.span, side)
        if found is not None:
            return found
    return _by_type(context, scope, side)


def _fitting(context: Context, span: Span, side: str | None) -> str | None:
    """The most telling trigger of a span that the liable side can commit."""
    facts = sorted(context.within("penalty.trigger", span), key=lambda f: (f.order, f.span.start))
    triggers = [str(f.constants["trigger"]) for f in facts]
    if side == "buyer":
        if "late_delivery" in triggers and not set(triggers) & (_BUYER_TRIGGERS - {"general_breach", "non_performance"}):
            return "late_payment" if re.search(r"支付|付款|款|费|租金", context.tight(span)) else "general_breach"
        triggers = [t for t in triggers if t in _BUYER_TRIGGERS]
    elif side == "supplier":
        triggers = [t for t in triggers if t not in _NOT_SUPPLIER]
    return triggers[0] if triggers else None


def _by_type(context: Context, scope: _Scope, side: str | None) -> str | None:
    types = {t for above in context.outline.ancestors(scope.clause) for t in above.types}
    for name, trigger in (("confidentiality", "confidentiality"), ("integrity", "corruption"), ("subcontracting", "subcontracting"), ("personnel", "personnel"), ("data_security", "security_incident"), ("safety", "security_incident")):  # fmt: skip
        if name in types and side != "buyer":
            return trigger
    if "违约" in context.tight(scope.sentence):
        return "general_breach"
    return "other"


def _side_above(context: Context, scope: _Scope, trigger: str | None, base: str | None, sides: Sides) -> str | None:
    """The side from the sentences before, the headings, the kind of breach, or who can deduct."""
    heading = by_heading(scope.headings)
    if heading is not None:
        return heading
    for previous in reversed(list(context.sentences(scope.before))):
        side, _ = liable(context.tight(previous), "", sides)
        if side is not None:
            return side
    for above in context.outline.ancestors(scope.clause)[1:]:
        side, _ = liable(context.tight(above.span)[:300], "", sides)
        if side is not None:
            return side
    if trigger in _NOT_SUPPLIER:
        return "buyer"
    if base == "bond" or deducts(context.tight(scope.sentence)):
        return "supplier"
    if trigger in ("late_delivery", "nonconformity", "personnel", "warranty_service", "subcontracting", "security_incident", "corruption", "invoice"):
        return "supplier"
    return None


def _cap(context: Context, scope: _Scope, anchor: Anchor, following: int) -> tuple[Decimal | None, Decimal | None, str | None]:
    """`(rate, amount, base)` of the cap behind a figure, in its sentence or in the one after that speaks of it."""
    facts = context.within("penalty.cap", Span(anchor.span.end, following))
    if not facts and following == scope.sentence.end:
        rest = Span(scope.sentence.end, scope.clause.end)
        following_sentence = next(iter(context.sentences(rest)), None)
        if following_sentence is not None and _NEXT_CAP.match(context.tight(following_sentence).lstrip("0123456789（）.、，")):
            facts = context.within("penalty.cap", following_sentence)
    if not facts:
        return None, None, None
    fact = facts[0]
    rate = ratio(fact.holes["rate"].value) if "rate" in fact.holes else None
    amount = money(fact.holes["amount"].value) if "amount" in fact.holes else None
    base = None
    if "base_text" in fact.holes:
        inside = sorted(context.within("penalty.base", fact.span), key=lambda f: (f.order, f.span.start))
        base = str(inside[0].constants["base"]) if inside else None
    return rate, amount, base


def _grace(context: Context, sentence: Span) -> tuple[int | None, str | None]:
    for fact in context.within("penalty.grace", sentence):
        length = fact.holes["value"].value
        unit = getattr(length, "unit", "")
        if unit in ("day", "working_day"):
            return int(length.count), "working" if unit == "working_day" else "calendar"  # type: ignore[attr-defined]
    return None, None


def _consequences(context: Context, sentence: Span) -> list[str]:
    found: list[str] = []
    for fact in context.within("penalty.consequence", sentence):
        name = str(fact.constants["consequence"])
        if name not in found:
            found.append(name)
    return found


def _compensation(context: Context, scope: _Scope, sides: Sides) -> Penalty | None:
    """赔偿损失 without a figure: a row only where it is clear who pays."""
    text = context.tight(scope.sentence)
    side, sure = liable(text, "", sides)
    if side is None or not sure:
        return None
    trigger = _fitting(context, scope.sentence, side)
    base_text = "LPR" if _LPR.search(text) else None
    return Penalty(
        liable=side,  # type: ignore[arg-type]
        beneficiary=other_side(side),  # type: ignore[arg-type]
        trigger=trigger,  # type: ignore[arg-type]
        kind="compensation",
        base_text=base_text,
        consequence=_consequences(context, scope.sentence),  # type: ignore[arg-type]
        **context.evidence(scope.sentence, "penalty.consequence.damages", 0.75),
    )
