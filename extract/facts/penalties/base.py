"""Of what a share is taken, and for how long: base (计算基数) and period (计算周期) of a penalty."""

from __future__ import annotations

import re

from extract.facts.context import Context
from extract.facts.penalties.scope import Anchor
from extract.lexicon import phrase, says
from extract.model import Fact, Span

DAYS = {"day": 1, "working_day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}
"""Days of a period, for rates that are compared by the day."""

_NEAR_UNITS = ("day", "working_day", "occurrence", "person", "hour")
_OWED = ("unpaid_amount", "overdue_amount", "fees_paid")
_FAR = 2_000
"""Characters, layout and all, beyond which a base is not looked for: it has to end right before the figure."""
_MAX_GAP = 9


def base_of(context: Context, anchor: Anchor, left: Span, right: Span, end: int) -> tuple[str | None, str | None, bool]:
    """`(base, base_text, explicit)`: the words right before a share, right after it, or 以…为基数 up to `end`."""
    if anchor.base is not None and (anchor.form == "full" or anchor.base_text):
        return anchor.base, anchor.base_text, True
    if anchor.form == "money":
        return None, None, True
    if anchor.form == "lpr" or anchor.base_text:
        facts = [f for side in (left, right) for f in context.within("penalty.base", side) if f.constants["base"] in _OWED]
        unknown = "other" if anchor.form == "multiple" else None
        return (str(facts[0].constants["base"]) if facts else unknown), anchor.base_text, True
    near = _before(context, anchor, left)
    if near is not None:
        return str(near.constants["base"]), context.tight(near.span), True
    text = context.tight(left)
    match, start = phrase("penalties.basis").search(text), left.start
    if match is None:
        match, start = phrase("penalties.basis").search(context.tight(Span(anchor.span.end, end))), anchor.span.end
    if match:
        i = context.document.view.index(start)
        span = Span(*context.document.view.span(i + match.start("b"), i + match.end("b")))
        inside = sorted(context.within("penalty.base", span), key=lambda f: (f.order, f.span.start))
        return (str(inside[0].constants["base"]) if inside else "other"), match["b"], True
    # Words that no cue knows: kept as written, typed as other.
    written = phrase("penalties.written_base").search(re.split(r"[，。；：\t]", text)[-1])
    if written and not says("penalties.no_base", written["b"]):
        return "other", written["b"], False
    for fact in context.within("penalty.base", right):
        gap = context.tight(Span(right.start, fact.span.start))
        if len(gap) <= 3 and not says("penalties.not_behind", gap):
            return str(fact.constants["base"]), context.tight(fact.span), True
    return ("other" if anchor.form == "multiple" else None), None, False


def _before(context: Context, anchor: Anchor, left: Span) -> Fact | None:
    """The most telling base that ends right before a figure."""
    near: list[tuple[int, Fact]] = []
    for fact in context.within("penalty.base", Span(max(left.start, anchor.span.start - _FAR), left.end)):
        if fact.span.end > anchor.span.start:
            continue
        gap = context.tight(Span(fact.span.end, anchor.span.start))
        if len(gap) <= _MAX_GAP and not says("penalties.between_base", gap):
            near.append((len(gap), fact))
    if not near:
        return None
    closest = min(gap for gap, _ in near)
    return min((fact for gap, fact in near if gap <= closest + 3), key=lambda f: (f.order, f.span.start))


def period_of(context: Context, anchor: Anchor, left: Span, right: Span) -> tuple[int | None, str | None]:
    """`(count, unit)` of the period: right behind the figure, else the nearest one before it."""
    if (own := own_period(context, right)) is not None:
        return _count(own), str(own.constants["unit"])
    before = [f for f in context.within("penalty.period", left) if f.span.end <= anchor.span.start + 2]
    inside = context.within("penalty.period", anchor.span)
    facts = before + inside
    if not facts:
        return None, None
    # 每逾期一日…每次: days win over occasions where both stand, for the rate runs by days.
    best = max(facts, key=lambda f: (f.constants["unit"] in DAYS, f.span.start, f.span.end))
    if anchor.form == "money":
        # 每月检查不合格的，罚款2000元: the month counts the checks, not the fine.
        facts = [f for f in facts if f.constants["unit"] in _NEAR_UNITS or not _apart(context, f, anchor)]
        if not facts:
            return None, None
        best = max(facts, key=lambda f: (f.span.start, f.span.end))
    elif best.constants["unit"] not in _NEAR_UNITS and _apart(context, best, anchor) and not _is_late(context, best):
        return None, None  # 每月考核…，低于90分的扣1%: the month counts the checks
    return _count(best), str(best.constants["unit"])


def own_period(context: Context, right: Span) -> Fact | None:
    """The period that stands right behind a figure (0.3%/天) and is of nothing else."""
    for fact in context.within("penalty.period", right):
        gap = context.tight(Span(right.start, fact.span.start))
        if len(gap) <= 3 and "，" not in gap:
            return fact
    return None


def _apart(context: Context, fact: Fact, anchor: Anchor) -> bool:
    return fact.span.end <= anchor.span.start and "，" in context.tight(Span(fact.span.end, anchor.span.start))


def _is_late(context: Context, fact: Fact) -> bool:
    return says("penalties.late_words", context.tight(fact.span))


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
