"""Payments (付款): the instalments of the price, in the order of the text.

Rules find cues (`rules/payments.toml`); here they are put together: an anchor (a share, a sum, the rest, everything,
each period) takes the events and the deadline from the words around it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile

from extract.facts.context import Context
from extract.facts.convert import money
from extract.facts.parties.roles import other_side
from extract.facts.payments.anchor import Anchor, tail
from extract.facts.payments.anchors import anchors
from extract.facts.payments.around import deadline, events, heading, methods_of
from extract.facts.payments.completed import completed
from extract.facts.payments.duties import with_duties
from extract.facts.payments.joined import makes
from extract.facts.payments.merge import merged
from extract.facts.payments.parts import State, part_of
from extract.facts.payments.places import Place, evidence_span, places_of, settle
from extract.facts.payments.rest import is_cumulative, rest, rest_shared
from extract.facts.payments.scope import items
from extract.facts.payments.several import several
from extract.facts.payments.share import (
    base_of,
    computable,
    is_paid_each_period,
    is_periodic,
    less_paid,
    period_sum,
    share_in_table,
)
from extract.facts.payments.terms import cents, due_dates, kind, label
from extract.facts.payments.translated import without_translations
from extract.facts.reading.chosen import masked
from extract.facts.reading.sums import mentions
from extract.lexicon import phrase, says
from extract.model import Candidate, Span
from extract.record import Fields, Payment

_PAST_PROGRESS = {"accepted", "audited", "warranty_expired"}
"""Events behind the works: what waits for them is no progress payment, whatever the heading above says."""


def payments(context: Context, fields: Fields) -> list[Payment]:
    """All instalments of the contract, annexes only if the main contract has none."""
    total = fields.total_amount.value if fields.total_amount else None
    settled = bool(
        fields.total_amount
        and "结算" in context.tight(Span(max(fields.total_amount.start - 20, 0), fields.total_amount.end))
    )
    found = context.once(items)
    money_in = mentions(context)
    places: list[Place] = []
    for item in found:
        places.extend(places_of(context, item, anchors(context, item, money_in, total)))
    places = completed(context, found, without_translations(context, places), money_in, total)
    places = settle(context, with_duties(context, found, settle(context, places)))
    masks = masked(context)
    front = Span(max(fields.total_amount.start - 20, 0), fields.total_amount.start) if fields.total_amount else Span(0, 0)
    state = State(total, settled, provisional=says("payments.provisional", context.tight(front)))
    plans: dict[str, list[Place]] = {}
    for place in places:
        plans.setdefault(place.item.plan, []).append(place)
    for place in places:
        for row in _rows(context, place, places, plans[place.item.plan], state, masks):
            state.add(row, place)
    rows = merged(context, [(row, place.item.plan, place.item.clause.id) for row, place in state.rows])
    for number, row in enumerate(rows, 1):
        row.seq = number
        value = row.percent if row.percent is not None else row.amount
        context.offer(
            Candidate(
                f"payments.{number}",
                value,
                Span(row.start, row.end),
                row.rule,
                row.confidence,
                f"{row.label or '?'} {row.kind or '?'}",
            )
        )
    return rows


def _rows(
    context: Context, place: Place, places: list[Place], numbers: list[Place], state: State, masks: list[Span]
) -> list[Payment]:
    """The rows of a place; `numbers` are the places of its plan."""
    anchor = place.anchor
    percent, amount, source = anchor.percent, anchor.amount, "stated" if anchor.amount is not None else None
    own = Span(place.left.start, max(place.right.end, place.left.start))
    periodic = is_periodic(context, place)
    part = part_of(context, place) or rest_shared(context, place, state)
    share_base, explicit = base_of(context, place, state, part)
    note_cumulative = False
    if anchor.form == "rest":
        left = rest(context, place, state)
        percent, amount, source = left.percent, left.amount, left.source
        if percent is None and amount is None and not left.of_settlement and not _open_rest(context, place, places):
            return []
        of_total = percent is None or amount is None or state.total is None or cents(percent, state.total) == amount
        share_base, explicit = "contract_total" if of_total else "other", False
        if left.of_settlement:
            share_base = "settlement"
    elif anchor.form == "sum" and phrase("payments.rest_named").search(context.tight(place.left)):
        left = rest(context, place, state)
        if left.percent is not None and left.amount == amount:
            percent, share_base, explicit = left.percent, "contract_total", True
    elif percent is not None and is_cumulative(context, place):
        stated, up_to = amount, percent
        percent, note_cumulative = less_paid(context, place, percent, share_base, state)
        if stated is not None and percent != up_to and makes(up_to, stated, state.total) and state.total is not None:
            # 付至80%，即800,000元: the sum is that of all instalments so far, as the share is.
            amount, source = cents(percent, state.total), "computed"
    if anchor.form == "sum" and percent is None and amount is not None:
        percent = share_in_table(context, amount, state.total)
        share_base = "contract_total" if percent is not None else share_base
    if anchor.form == "periodic" or (anchor.form == "lump" and periodic):
        percent, amount = None, period_sum(context, place)
        source = "stated" if amount is not None else None
        share_base = None
    waits_for = events(context, place, places)
    if place.item.in_table:
        name, named = label(context, place.item.span, place.right)
    else:
        behind = max(place.right.start, min(place.right.end, tail(context, anchor)))
        words = Span(place.before.start, place.left.end)
        name, named = label(context, words, Span(place.right.start, behind), anchor.sentence.start)
    if named is None and anchor.head is not None:
        name, named = label(
            context, Span(anchor.sentence.start, anchor.head.end), Span(anchor.head.end, anchor.head.end)
        )
    from_heading = named is None and not place.item.in_table
    if from_heading:
        name, named = heading(context, place, name)
        if named == "progress" and set(waits_for) & _PAST_PROGRESS:
            named = None
    days, day_kind = deadline(context, place, places)
    dates = due_dates(context, place.left, place.item.span.start) or due_dates(
        context, place.right, place.item.span.start
    )
    behind_it = takewhile(lambda one: one is not place, reversed(numbers))
    last = all(p.anchor.form == "lump" and p.anchor.amount for p in behind_it)
    complete = _completes(percent, amount, anchor, state)
    what = kind(
        context, own if not place.item.in_table else place.item.span, named, waits_for,
        share_base=share_base, periodic=periodic or is_paid_each_period(context, place), first=place is numbers[0], last=last,
        alone=len(numbers) == 1, whole=complete, full=percent == 1, percent=percent,
    )  # fmt: skip
    if amount is None and percent is not None and part is not None and part.amount is not None and not note_cumulative:
        amount, source = cents(percent, part.amount), "computed"
    open_amount = amount is None and not note_cumulative and computable(context, place, share_base, state)
    if open_amount and percent is not None and state.total is not None:
        amount, source = cents(percent, state.total), "computed"
    confidence = (
        anchor.confidence - (0.0 if explicit or anchor.form == "sum" else 0.05) - (0.1 if note_cumulative else 0.0)
    )
    payer = "supplier" if context.within("payment.supplier_pays", place.item.span) and what == "retention" else "buyer"
    evidence = context.evidence(evidence_span(context, place), anchor.rule, confidence)
    row = Payment(
        seq=0, label=name, kind=what, percent=percent, base=share_base if percent is not None or anchor.bounds else None,  # type: ignore[arg-type]
        amount=money(amount) if amount is not None else None, amount_source=source,  # type: ignore[arg-type]
        triggers=waits_for, due_days=days, due_day_kind=day_kind, due_on=dates[-1][0] if dates else None,  # type: ignore[arg-type]
        method=methods_of(context, place, masks), payer=payer, payee=other_side(payer),  # type: ignore[arg-type]
        **evidence,
    )  # fmt: skip
    if anchor.bounds is not None:
        row.flags = [*row.flags, "malformed"]
        row.others = list(anchor.bounds)
    if computable(context, place, share_base, state):  # not where parts of the price are taken out of the base first
        _compare(row, state)
    return several(context, place, row, dates, state.paid)


def _open_rest(context: Context, place: Place, places: list[Place]) -> bool:
    """True for a rest that nobody can work out (余款一次付清 behind monthly accounts), told once, with a time or an event of its own."""
    ordered = place.item.own or bool(context.within("payment.order", place.anchor.sentence))
    if not context.within("payment.pay", place.anchor.sentence) or place.item.in_table or not ordered:
        return False
    if any(p.item.plan == place.item.plan and p.anchor.form == "rest" for p in places[: places.index(place)]):
        return False
    told = deadline(context, place, places)[0] is not None or bool(due_dates(context, place.left, place.item.span.start))
    return told and (bool(events(context, place, places)) or not context.within("payment.due", place.left))


def _compare(row: Payment, state: State) -> None:
    """A stated sum that is not its share of the total keeps both readings: the stated one is the value."""
    if row.amount_source != "stated" or row.amount is None or row.percent is None or state.total is None:
        return
    if row.base == "contract_total" and row.rule == "payment.anchor.percent":
        worked_out = cents(row.percent, state.total)
        if abs(worked_out - row.amount) > 1:
            row.flags = [*row.flags, "conflict"]
            row.others = [str(worked_out)]


def _completes(percent: Decimal | None, amount: Decimal | None, anchor: Anchor, state: State) -> bool:
    """True if this instalment is what remains: the shares, or the sums, add up to the whole price."""
    if anchor.form in ("rest", "lump") or percent == 1:
        return True
    if percent is not None and state.shares is not None:
        return abs(state.shares + percent - 1) < Decimal("0.001")
    if amount is not None and state.total is not None and state.sums is not None:
        return state.sums + amount == state.total
    return False
