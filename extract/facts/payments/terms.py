"""What stands around an anchor: events, deadline, base, name, kind, method."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import date
from extract.lexicon import phrase, says
from extract.model import Fact, Span

_NEAR = 16
"""Characters in front of a way to pay in which it is ruled out."""

_NAME_LEAD = 6
"""Characters of numbering in front of the name that a line begins with."""

_SETTLED_BY = {
    "approved": ("audited",), "inspected": ("accepted",), "work_done": ("accepted", "warranty_expired"), "accepted": ("warranty_expired",),
}  # fmt: skip


def triggers(context: Context, spans: Iterable[Span]) -> list[str]:
    """Events that the payment waits for, in the order written, each once."""
    facts: list[Fact] = []
    for span in spans:
        facts.extend(f for f in context.within("payment.trigger", span) if f.span.end <= span.end + 1)
    found: list[str] = []
    for fact in sorted(facts, key=lambda f: (f.span.end, f.order)):
        name = str(fact.constants["trigger"])
        stronger = _SETTLED_BY.get(name, ())
        if any(f.constants["trigger"] in stronger and f.span.overlaps(fact.span) for f in facts):
            continue
        if name == "documents_submitted" and _only_other(context, fact, facts):
            continue
        if name not in found:
            found.append(name)
    return found


def _only_other(context: Context, fact: Fact, facts: list[Fact]) -> bool:
    """提交验收报告 and the like are events of their own; 收到发票及清单 is the invoice, 提交保函 the bond."""
    text = context.tight(fact.span)
    for other in facts:
        kind = other.constants["trigger"]
        if other is fact or not other.span.overlaps(fact.span):
            continue
        if kind in ("invoice_received", "bond_received", "accepted", "audited") and other.span.start <= fact.span.start:
            return not says("payments.papers_of_their_own", text) or kind == "audited"
    return False


def due(context: Context, left: Iterable[Span], right: Span | None) -> tuple[int | None, str | None]:
    """`(days, working|calendar)`: the deadline nearest before the figure, else the first behind it."""
    for span in left:
        found = [*context.within("payment.due", span), *context.within("payment.due_plain", span)]
        for fact in sorted(found, key=lambda f: -f.span.start):
            days = _days(fact)
            if days[0] is not None:
                return days
    if right is not None:
        for fact in context.within("payment.due", right):
            days = _days(fact)
            if days[0] is not None:
                return days
    return None, None


def _days(fact: Fact) -> tuple[int | None, str | None]:
    value = fact.holes["value"].value
    value = getattr(value, "high", value)
    count, unit = getattr(value, "count", None), getattr(value, "unit", "")
    if count is None or int(count) != count:
        return None, None
    if unit == "working_day":
        return int(count), "working"
    if unit == "day":
        return int(count), "calendar"
    if unit == "month" and count <= 6:
        return int(count) * 30, "calendar"
    return None, None


def due_dates(context: Context, span: Span, since: int) -> list[tuple[str, Span]]:
    """The latest dates that a span sets, ISO 8601, in the order written; a missing year is sought from `since` on."""
    found: list[tuple[str, Span]] = []
    for fact in context.within("payment.due_on", span):
        close = str(fact.holes["close"].value) if "close" in fact.holes else ""
        try:
            found.append((_last_day(date(fact.holes["value"].value), close), fact.span))
        except ValueError:
            continue
    for fact in context.within("payment.due_on_short", span):
        if any(s.overlaps(fact.span) for _, s in found):
            continue
        years = phrase("payments.year").findall(context.tight(Span(min(since, span.start), fact.span.start)))
        if not years:
            continue
        day = f"-{int(str(fact.holes['day'].value)):02d}" if "day" in fact.holes else ""
        iso = f"{years[-1]}-{int(str(fact.holes['month'].value)):02d}{day}"
        found.append((_last_day(iso, str(fact.holes["close"].value)), fact.span))
    return sorted(found, key=lambda pair: pair[1].start)


def _last_day(iso: str, close: str) -> str:
    """底前 of a month or a year is its last day; a month alone keeps its precision otherwise."""
    if not close.startswith(("底", "末")):
        return iso
    if len(iso) == 4:
        return f"{iso}-12-31"
    if len(iso) == 7:
        return f"{iso}-{monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return iso


def base(context: Context, left: Span, right: Span) -> tuple[str | None, bool]:
    """`(base, explicit)` of a share: the words right before it, else right after it."""
    near: list[tuple[int, Fact]] = []
    for fact in context.within("payment.base", left):
        gap = context.tight(Span(fact.span.end, left.end)) if fact.span.end <= left.end else "，"
        if len(gap) <= 14 and not says("payments.not_of_base", gap):
            near.append((len(gap), fact))
    if near:
        closest = min(gap for gap, _ in near)
        ends = [f for gap, f in near if gap <= closest + 2]
        best = min(ends, key=lambda f: (f.order, f.span.start))
        other = next((f for f in ends if f.constants["base"] == "other"), None)
        if other is not None and other.span.start <= best.span.start:
            best = other
        return str(best.constants["base"]), True
    for fact in context.within("payment.base", right):
        gap = context.tight(Span(right.start, fact.span.start))
        if len(gap) <= 4 and not re.search(r"[，。；（]", gap):
            return str(fact.constants["base"]), True
    return None, False


def label(context: Context, left: Span, right: Span, since: int = 0) -> tuple[str | None, str | None]:
    """`(label as written, kind that it names)`: the first name before the figure, else 作为… behind it.

    A name in front of `since`, in a sentence before that of the figure, counts only where it heads the words.
    """
    for span in (left, right):
        found = [f for f in context.within("payment.label", span) if _names(f, left, since)]
        if found:
            best = found[0]
            return str(best.holes["label"].value), str(best.constants["kind"])
        names = [f for f in context.within("payment.name", span) if _names(f, left, since)] if span is left else []
        if names:
            text = str(names[0].holes["label"].value)
            after = context.within("payment.label", right)
            return text, str(after[0].constants["kind"]) if after else None
    return None, None


def _names(fact: Fact, left: Span, since: int) -> bool:
    return fact.span.start >= since or fact.span.start <= left.start + _NAME_LEAD


def methods(context: Context, spans: Iterable[Span], masks: list[Span]) -> list[str]:
    """How the money moves; options not ticked or not chosen left out."""
    found: list[str] = []
    for span in spans:
        for fact in context.within("payment.method", span):
            name = str(fact.constants["method"])
            denied = phrase("payments.denied").search(context.tight(Span(max(fact.span.start - _NEAR, 0), fact.span.start)))
            if name not in found and denied is None and not any(m.contains(fact.span) for m in masks):
                found.append(name)
    return found


_LARGEST_GUARANTEE = Decimal("0.3")


def kind(
    context: Context,
    own: Span,
    named: str | None,
    events: list[str],
    *,
    share_base: str | None,
    periodic: bool,
    first: bool,
    last: bool,
    alone: bool,
    whole: bool,
    full: bool,
    percent: Decimal | None = None,
) -> str | None:
    """What an instalment is for. `own` are its own words; the flags are its place in the list."""
    text = context.tight(own)
    # 维保期满付50%: at the end of a service the larger part of its price is no guarantee.
    guarantee = percent is None or percent <= _LARGEST_GUARANTEE
    kept = bool(context.within("payment.retention", own)) and guarantee
    expires = "warranty_expired" in events and (last or kept) and guarantee
    if (named == "retention" and guarantee) or says("payments.becomes_guarantee", text) or expires:
        return "retention"
    if ((full and first) or (alone and whole)) and not periodic:
        return "lump_sum"
    if named in ("advance", "progress", "milestone", "acceptance", "final"):
        return named
    if periodic:
        return "progress" if share_base == "completed_work" else "periodic"
    found = _by_events(events, share_base, first, last, whole, guarantee)
    return "advance" if found == "milestone" and first and not whole and says("payments.before_start", text) else found


def _by_events(
    events: list[str], share_base: str | None, first: bool, last: bool, whole: bool, guarantee: bool
) -> str | None:
    if "warranty_expired" in events:
        return "retention" if guarantee else "final"
    if "audited" in events:
        # 提交审计报告初稿后付首笔: what is sold is an audit, and not the price audited.
        return "milestone" if first and not whole and share_base != "settlement" else "final"
    if "accepted" in events:
        return "final" if last and whole and not first else "acceptance"
    if last and whole and not first:
        return "final"
    if first and set(events) & {"contract_signed", "contract_effective", "bond_received"}:
        return "advance"
    if share_base == "completed_work" or "work_done" in events:
        return "progress"
    return "milestone"


def cents(percent: Decimal, total: Decimal) -> Decimal:
    """A share of the total in 元, to the cent."""
    return (percent * total).quantize(Decimal("0.01"))
