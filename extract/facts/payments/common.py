"""What is said once for several instalments: 收到发票后10个工作日内支付：A；B；C; 每次付款前先开发票; 以上各笔均在20日内付出.

A head ends in the verb of paying and a colon and holds for the list behind it; a sentence on every payment holds for the
whole plan. The words of an instalment itself come first: these fill what it leaves open, and add what is asked each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.facts.context import Context
from extract.facts.payments.lines import DUE
from extract.facts.payments.places import Place
from extract.facts.payments.terms import due, triggers
from extract.facts.reading.segments import sentences
from extract.lexicon import phrase, says
from extract.model import Span

_EACH_TIME = ("invoice_received", "documents_submitted", "approved", "funds_available")
"""Events that come again before every instalment; that the contract was signed does not."""


@dataclass(frozen=True, slots=True)
class Head:
    """Words in front of a list of instalments, and the stretch of the list."""

    words: Span
    scope: Span


def conditions(context: Context, place: Place, places: list[Place], own: list[str]) -> list[str]:
    """The events that a head or a sentence on every payment adds to those of the instalment itself."""
    found: list[str] = []
    for head in _heads_of(context, place, places):
        told = triggers(context, [head.words])
        found += [name for name in told if name in _EACH_TIME or not (own or found)]
    every = context.once(_every_by_plan)
    if place.item.plan not in every:
        every[place.item.plan] = list(_on_every_payment(context, place))
    for sentence in every[place.item.plan]:
        if phrase("payments.each_needs_invoice").search(context.tight(sentence)):
            found += [name for name in triggers(context, [sentence]) if name == "documents_submitted"] + ["invoice_received"]
    return [name for name in dict.fromkeys(found) if name not in own]


def days_of_all(context: Context, place: Place, places: list[Place]) -> tuple[int | None, str | None]:
    """The deadline of the head above, else the one deadline that the plan sets for every payment (以上款项均在20日内支付)."""
    for head in _heads_of(context, place, places):
        found = due(context, [head.words], None)
        if found[0] is not None:
            return found
    told = set()
    every = context.once(_every_by_plan)
    if place.item.plan not in every:
        every[place.item.plan] = list(_on_every_payment(context, place))
    for sentence in every[place.item.plan]:
        for fact in (f for kind in DUE[:2] for f in context.within(kind, sentence)):
            alike = phrase("payments.all_alike").match(context.tight(sentence))
            if alike or phrase("payments.paid_then").match(context.tight(Span(fact.span.end, sentence.end))):
                told.add(due(context, [fact.span], None))
    return told.pop() if len(told) == 1 else (None, None)


def _on_every_payment(context: Context, place: Place) -> Iterator[Span]:
    """What the plan says of every payment: sentences without a share, or the words behind the shares of one."""
    plan = context.outline.by_id.get(place.item.plan)
    if plan is None:
        return
    inside = context.outline.subtree(plan)
    behind = next((c for c in context.outline.clauses if c.start >= inside.end and c.part == plan.part), None)
    own = list(context.sentences(inside))
    # 三、甲方均应自发票送达之日起10天内付款: the clause behind the plan may say it, where it says so in so many words.
    beside = [s for s in context.sentences(behind.span) if says("payments.pays_each", context.tight(s))] if behind is not None else []
    for sentence in [*own, *beside]:
        found = phrase("payments.each_payment").search(context.tight(sentence))
        if found is None:
            continue
        shares = context.within("payment.share", sentence)
        view = context.document.view
        said = Span(view.at[view.index(sentence.start) + found.start()], sentence.end) if shares else sentence
        if not context.within("payment.share", said) and (not shares or shares[-1].span.end <= said.start):
            yield said


def _heads_of(context: Context, place: Place, places: list[Place]) -> list[Head]:
    """The heads of the lists that an instalment stands in, the nearest first."""
    plan = context.outline.by_id.get(place.item.plan)
    if plan is None:
        return []
    heads, key = context.once(_heads_by_plan), (plan.id, id(places))
    if key not in heads:
        heads[key] = places, list(_heads(context, context.outline.subtree(plan), places))
    found = [head for head in heads[key][1] if head.scope.contains(place.anchor.span)]
    return sorted(found, key=lambda head: -head.words.start)


def _every_by_plan(context: Context) -> dict[str, list[Span]]:
    """What each plan says of every payment, read once."""
    return {}


def _heads_by_plan(context: Context) -> dict[tuple[str, int], tuple[list[Place], list[Head]]]:
    """The heads of each plan, read once for the same places, which are held so that no others take their identity."""
    return {}


def _heads(context: Context, plan: Span, places: list[Place]) -> Iterator[Head]:
    view = context.document.view
    for sentence in sentences(context, plan):
        text = context.tight(sentence)
        if "：" not in text:
            continue
        first, begin = view.index(sentence.start), 0
        for colon in phrase("payments.common_head").finditer(text):
            words = Span(*view.span(first + begin, first + colon.end()))
            begin = colon.end()
            rates = [fact.span for fact in context.within("payment.rate", words)]
            shares = (f for f in context.within("payment.share", words) if not any(rate.contains(f.span) for rate in rates))
            if next(shares, None) is not None or context.within("money", words):
                continue
            scope = _scope(context, words, plan, places)
            if scope is not None:
                yield Head(words, scope)


def _scope(context: Context, words: Span, plan: Span, places: list[Place]) -> Span | None:
    """What a head speaks for: the figures behind it in its line, else those of its clause, else what follows in its plan."""
    line = context.document.line_at(words.end - 1)
    clause = context.clause(words.end - 1)
    ends = [line.end, context.outline.subtree(clause).end if clause is not None else line.end, plan.end]
    for end in ends:
        span = Span(words.end, max(end, words.end))
        if any(span.contains(p.anchor.span) for p in places):
            return span
    return None
