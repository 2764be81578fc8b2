"""Penalties: each figure that prices a breach, with whose breach, who pays, of what, for how long, up to where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.parties.roles import Sides, other_side
from extract.facts.parties.sides import sides_of
from extract.facts.penalties.anchors import anchors
from extract.facts.penalties.base import DAYS, base_of, own_period, period_of
from extract.facts.penalties.figures import sums
from extract.facts.penalties.liable import liable
from extract.facts.penalties.limits import cap_of, cap_of_all, consequences, grace_of
from extract.facts.penalties.scope import ABOVE, Anchor, Scope
from extract.facts.penalties.trigger import compensation_trigger, trigger_of
from extract.facts.penalties.who import side_above, side_of_words
from extract.lexicon import says
from extract.model import Candidate, Clause, Span
from extract.record import Fields, Party, Penalty

_LIABILITY_TYPES = frozenset({
    "liability", "assessment", "personnel", "integrity", "confidentiality", "warranty", "subcontracting", "safety",
    "quality", "support", "rights_obligations", "delivery", "acceptance", "data_security",
})  # fmt: skip
_OPEN_CONFIDENCE = 0.6
_UNDELIVERED = frozenset({"late_delivery", "non_performance", "general_breach"})


def penalties(context: Context, parties: list[Party], fields: Fields) -> list[Penalty]:
    """All penalties of the document, annexes included, in the order of the text."""
    sides = sides_of(context)
    money = sums(context)
    starts = [mention.span.start for mention in money]
    rows: list[Penalty] = []
    tables = sorted(table.span for table in context.document.tables)
    fines = {table: head for table in tables if (head := _head_of_fines(context, table)) is not None}
    announced: dict[str, bool] = {}
    beside: dict[str | None, set[str | None]] = {}
    unnumbered = not any(clause.part == "body" for clause in context.outline.clauses)
    for clause in context.outline.clauses:
        if (clause.part in ("signature", "cover") and not unnumbered) or clause.end <= clause.start:
            continue
        above = context.outline.ancestors(clause)
        liability = bool({t for one in above for t in one.types} & _LIABILITY_TYPES)
        last: Penalty | None = None
        running = False
        headed = False
        if above[1:]:
            if above[1].id not in announced:
                announced[above[1].id] = _announces(context, deque(context.sentences(above[1].span), 1))
            headed = announced[above[1].id]
        for sentence in context.sentences(clause.span):
            table = _table_of(tables, sentence)
            priced = table is not None and table in fines
            if table is not None and not priced and not _cued(context, sentence):
                continue
            inside = money[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            head = fines[table] if table is not None and priced else None
            found = anchors(context, sentence, inside, liability, running, headed or priced, head)
            running = bool(found)
            headed = headed or _announces(context, [sentence])
            top = context.document.line_at(table.start).span if table is not None and priced else None
            if found:
                scope = _scope(context, clause, sentence, top, frozenset(beside.get(clause.parent, ())))
                rows.extend(_rows(context, scope, found, sides, last))
                last = rows[-1]
                beside.setdefault(clause.parent, set()).update(row.liable for row in rows[-len(found) :])
            elif liability and says("penalties.damages", context.tight(sentence)):
                row = _compensation(context, _scope(context, clause, sentence, top), sides)
                if row is not None:
                    rows.append(row)
    for number, row in enumerate(rows, 1):
        value = row.rate if row.rate is not None else row.amount
        label = f"{row.liable or '?'} {row.trigger or '?'} {row.kind}"
        span = Span(row.start, row.end)
        context.offer(Candidate(f"penalties.{number}", value, span, row.rule, row.confidence, label))
    return rows


def _table_of(tables: list[Span], sentence: Span) -> Span | None:
    """The table that holds a sentence; tables are in the order of the text and do not overlap."""
    k = bisect_right(tables, sentence.start, key=lambda table: table.start)
    return tables[k - 1] if k and tables[k - 1].contains(sentence) else None


def _scope(
    context: Context, clause: Clause, sentence: Span, head: Span | None, beside: frozenset[str | None] = frozenset()
) -> Scope:
    above = context.outline.ancestors(clause)
    headings = [h for one in above for h in (one.heading, context.opening(one.span, 160)) if h]
    before = Span(max(clause.start, sentence.start - ABOVE), sentence.start)
    return Scope(clause, sentence, before, headings, head, beside)


def _announces(context: Context, sentences: Iterable[Span]) -> bool:
    """True for a sentence that heads a list of penalties: 有下列情形之一的，乙方应向甲方支付违约金："""
    sentence = next(iter(sentences), None)
    if sentence is None or not context.tight(sentence).rstrip().endswith("："):
        return False
    return _cued(context, sentence) and not context.within("penalty.ratio", sentence)


def _head_of_fines(context: Context, table: Span) -> str | None:
    """The first line of a table whose head says that it prices breaches, `None` for any other table."""
    line = context.document.line_at(table.start).span
    head = context.tight(line)
    return head if _cued(context, line) or any(says("penalties.fine_column", cell) for cell in head.split("\t")) else None


def _cued(context: Context, sentence: Span) -> bool:
    return any(context.within(kind, sentence) for kind in ("penalty.noun", "penalty.deduct"))


def _rows(context: Context, scope: Scope, found: list[Anchor], sides: Sides, above: Penalty | None) -> list[Penalty]:
    rows: list[Penalty] = []
    previous_end = scope.sentence.start
    for i, anchor in enumerate(found):
        following = found[i + 1].span.start if i + 1 < len(found) else scope.sentence.end
        rows.append(_row(context, scope, anchor, previous_end, following, sides, rows[-1] if rows else None, above))
        own = own_period(context, Span(anchor.span.end, following))
        previous_end = own.span.end if own is not None else anchor.span.end
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
    side, sure = side_of_words(context, scope, anchor, previous_end, sides, last)
    trigger = trigger_of(context, scope, anchor, previous_end, side)
    if side is None:
        side = side_above(context, scope, trigger, base, sides, above)
        trigger = trigger_of(context, scope, anchor, previous_end, side)
    if trigger in ("other", "general_breach", "late_delivery") and unit == "person" and side == "supplier":
        trigger = "personnel"
    if trigger == "other" and last and says("penalties.another_step", context.tight(Span(previous_end, anchor.span.start))):
        trigger = last.trigger
    base = _fitting_base(base, base_text, side, trigger)
    before = last or above
    step = says("penalties.further_step", context.tight(Span(previous_end, anchor.span.start)))
    if step and unit is None and anchor.form == "ratio" and before:
        count, unit = before.period_count, before.period_unit
    if base is None and anchor.form == "ratio" and before and before.liable == side and before.rate is not None:
        # 逾期7日以内每日按合同总价的万分之五…；超过7日的，每日按千分之一: the base goes on.
        base = before.base
    kind = _kind(anchor, unit)
    per_day = None
    if kind == "rate_per_period" and anchor.rate is not None and unit in DAYS:
        per_day = _exact(anchor.rate / (DAYS[unit] * (count or 1)))
    cap = cap_of(context, scope, anchor.span.end, following)
    if cap == (None, None, None) and following < sentence.end and anchor.form == "ratio":
        cap = cap_of_all(context, scope, anchor.span.end)
    cap = (cap[0], cap[1], _fitting_base(cap[2], None, side, trigger))
    grace, grace_kind = grace_of(context, scope)
    confidence = 0.93 - (0.0 if sure and side else 0.15) - (0.0 if trigger not in (None, "other") else 0.1)
    confidence -= 0.0 if explicit_base or anchor.form in ("money", "full") else 0.06
    row = Penalty(
        liable=side,  # type: ignore[arg-type]
        beneficiary=other_side(side),  # type: ignore[arg-type]
        trigger=trigger,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        rate=anchor.rate,
        amount=anchor.amount,
        base=base,  # type: ignore[arg-type]
        base_text=base_text.removesuffix("的") if base_text else None,
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
    if anchor.bounds is not None:
        # 200至600元: at most the upper bound; the lower one is kept beside it, and nobody may take it for a fixed figure.
        row.flags = [*(flag for flag in row.flags if flag != "uncorroborated"), "uncorroborated"]
        row.others = [anchor.bounds[0]]
        row.confidence = min(row.confidence, _OPEN_CONFIDENCE)
    return row


def _fitting_base(base: str | None, base_text: str | None, side: str | None, trigger: str | None) -> str | None:
    """A base as the side that pays can owe it."""
    if side == "supplier" and base in ("overdue_amount", "unpaid_amount"):
        if trigger == "non_performance" and base_text and says("penalties.to_be_handed_in", base_text):
            return "overdue_amount"
        # 应付费用 of the side that delivers is the price of what is late.
        if base_text and says("penalties.fee_in_base", base_text):
            return "service_fee"
        return "overdue_delivery_value" if trigger in _UNDELIVERED else "other"
    if side == "buyer" and trigger == "late_payment" and base == "other" and base_text and says("penalties.owed", base_text):
        return "overdue_amount"  # 每逾期支付一天，应承担支付金额千分之一: what was to be paid then
    if base == "overdue_delivery_value" and trigger != "late_delivery" and not says("penalties.late_words", base_text or ""):
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
