"""Payments (付款): the instalments of the price, in the order of the text.

Rules find cues (`rules/payments.toml`); here they are put together: an anchor (a share, a sum, the rest, everything,
each period) takes the events and the deadline from the words around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money
from extract.facts.money import mentions
from extract.facts.payment_anchors import Anchor, anchors, segment, tail
from extract.facts.payment_merge import merged
from extract.facts.payment_scope import Item, items, masked
from extract.facts.payment_terms import base, cents, due, due_dates, kind, label, methods, triggers
from extract.facts.roles import other_side
from extract.model import Candidate, Span
from extract.record import Fields, Payment


@dataclass
class _Place:
    """An anchor with its surroundings: its words before and behind it, and what else its item says."""

    anchor: Anchor
    item: Item
    left: Span
    right: Span
    before: Span
    after: Span


@dataclass
class _State:
    """What is known of a plan while its rows are put together."""

    total: Decimal | None
    settled: bool
    rows: list[tuple[Payment, _Place]]


def payments(context: Context, fields: Fields) -> list[Payment]:
    """All instalments of the contract, annexes only if the main contract has none."""
    total = fields.total_amount.value if fields.total_amount else None
    settled = bool(fields.total_amount and "结算" in context.tight(Span(max(fields.total_amount.start - 20, 0), fields.total_amount.end)))
    found = items(context)
    money_in = mentions(context)
    places: list[_Place] = []
    for item in found:
        places.extend(_places(context, item, anchors(context, item, money_in, total)))
    places = _settle(places)
    masks = masked(context)
    state = _State(total, settled, [])
    for place in places:
        state.rows.extend((row, place) for row in _rows(context, place, places, state, masks))
    rows = merged(context, [(row, place.item.plan, place.item.clause.id) for row, place in state.rows])
    for number, row in enumerate(rows, 1):
        row.seq = number
        value = row.percent if row.percent is not None else row.amount
        context.offer(Candidate(f"payments.{number}", value, Span(row.start, row.end), row.rule, row.confidence, f"{row.label or '?'} {row.kind or '?'}"))
    return rows


def _places(context: Context, item: Item, found: list[Anchor]) -> list[_Place]:
    """Cut the words of an item into those of each of its anchors."""
    places = []
    end_of_last = item.span.start
    for i, anchor in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        start = max(anchor.sentence.start, end_of_last)
        tail_end = tail(context, anchor)
        same = following is not None and following.sentence == anchor.sentence
        right_end = min(tail_end, following.span.start) if same and following is not None else anchor.sentence.end
        after_end = following.sentence.start if following is not None and not same else (right_end if same else item.span.end)
        if item.in_table:
            places.append(_Place(anchor, item, item.span, item.span, item.span, item.span))
            continue
        places.append(
            _Place(
                anchor,
                item,
                Span(start, max(anchor.span.start, start)),
                Span(anchor.span.end, max(right_end, anchor.span.end)),
                Span(min(end_of_last, start), start),
                Span(max(right_end, anchor.span.end), max(after_end, right_end, anchor.span.end)),
            )
        )
        end_of_last = max(right_end if same else anchor.sentence.end, anchor.span.end)
    return places


def _settle(places: list[_Place]) -> list[_Place]:
    """Which of the anchors are rows: one periodic row a plan, everything at once only where nothing else is."""
    kept: list[_Place] = []
    shares = [p for p in places if p.anchor.form in ("share", "sum", "split")]
    for place in places:
        anchor = place.anchor
        if anchor.form == "lump" and anchor.amount is None or anchor.form == "lump" and not shares:
            earlier = [p for p in kept if p.anchor.form in ("share", "sum", "lump", "periodic")]
            # 付清全部款项 behind other instalments is the rest of them.
            if earlier and any(p.anchor.form in ("share", "sum") for p in earlier):
                place = _with_form(place, "rest")
            elif earlier or any(p.item.plan == place.item.plan and p.item.span != place.item.span for p in shares):
                continue
        if anchor.form == "periodic":
            # One row for what is paid each period; none where its plan states the instalments one by one.
            if any(p.anchor.form == "periodic" for p in kept) or any(p.item.plan == place.item.plan for p in shares):
                continue
        kept.append(place)
    return kept


def _with_form(place: _Place, form: str) -> _Place:
    """The same place with an anchor of another form, without figures of its own."""
    return replace(place, anchor=replace(place.anchor, form=form, percent=None, amount=None))


def _rows(context: Context, place: _Place, places: list[_Place], state: _State, masks: list[Span]) -> list[Payment]:
    anchor = place.anchor
    percent, amount, source = anchor.percent, anchor.amount, "stated" if anchor.amount is not None else None
    own = Span(place.left.start, max(place.right.end, place.left.start))
    periodic = _is_periodic(context, place)
    share_base, explicit = _base(context, place, state)
    note_cumulative = False
    if anchor.form == "rest":
        percent, amount, source = _rest(context, place, state)
        if percent is None and amount is None:
            return []
        share_base, explicit = "contract_total", False
    elif percent is not None and _is_cumulative(context, place):
        percent, note_cumulative = _less_paid(context, place, percent, share_base, state)
    if anchor.form == "periodic" or (anchor.form == "lump" and periodic):
        percent, amount = None, _period_sum(context, place)
        source = "stated" if amount is not None else None
        share_base = None
    events = _events(context, place, places)
    name, named = label(context, Span(place.before.start, place.left.end) if not place.item.in_table else place.item.span, place.right)
    if named is None and not place.item.in_table:
        name, named = _heading(context, place, name)
    days, day_kind = _due(context, place, places)
    dates = due_dates(context, place.left, place.item.span.start) or due_dates(context, place.right, place.item.span.start)
    numbers = [p for p in places if p.item.plan == place.item.plan]
    last = place is numbers[-1] or (all(p.anchor.form == "lump" and p.anchor.amount for p in numbers[numbers.index(place) + 1 :]))
    complete = _completes(percent, amount, anchor, state)
    what = kind(
        context, own if not place.item.in_table else place.item.span, named, events,
        share_base=share_base, periodic=periodic, first=place is numbers[0], last=last,
        alone=len(numbers) == 1, whole=complete, full=percent == 1,
    )  # fmt: skip
    if amount is None and percent is not None and state.total is not None and not note_cumulative:
        if _computable(context, place, share_base, state):
            amount, source = cents(percent, state.total), "computed"
    confidence = anchor.confidence - (0.0 if explicit or anchor.form == "sum" else 0.05) - (0.1 if note_cumulative else 0.0)
    payer = "supplier" if context.within("payment.supplier_pays", place.item.span) and what == "retention" else "buyer"
    evidence = context.evidence(_evidence_span(context, place), anchor.rule, confidence)
    row = Payment(
        seq=0, label=name, kind=what, percent=percent, base=share_base if percent is not None else None,  # type: ignore[arg-type]
        amount=money(amount) if amount is not None else None, amount_source=source,  # type: ignore[arg-type]
        triggers=events, due_days=days, due_day_kind=day_kind, due_on=dates[-1][0] if dates else None,  # type: ignore[arg-type]
        method=_methods(context, place, masks), payer=payer, payee=other_side(payer),  # type: ignore[arg-type]
        **evidence,
    )  # fmt: skip
    return _parts(context, place, row, dates)


def _parts(context: Context, place: _Place, row: Payment, dates: list[tuple[str, Span]]) -> list[Payment]:
    """One row for each of several dates (各支付50%) or for each of N equal parts (分四期，每期25%)."""
    each = [f for f in context.within("payment.per_part", Span(place.before.start, place.right.end)) if f.span.end <= place.anchor.span.start]
    if each and len(dates) > 1:
        return [row.model_copy(update={"due_on": iso}) for iso, _ in dates]
    if each and len(row.triggers) > 1:
        parts = [p for p in _split(context, place.left) if triggers(context, [p])]
        if len(parts) > 1:
            updates = [(triggers(context, [p]), *due(context, [p], None)) for p in parts]
            return [row.model_copy(update={"triggers": t, "due_days": d, "due_day_kind": k}) for t, d, k in updates]
    counts = context.within("payment.count", place.item.span)
    if each and counts and row.percent is not None:
        n = int(str(counts[0].holes["n"].value))
        if 1 < n <= 24 and abs(row.percent * n - 1) < Decimal("0.001"):
            update = {"kind": "periodic"} if context.within("payment.periodic", place.item.span) else {}
            return [row.model_copy(update=update) for _ in range(n)]
    return [row]


def _completes(percent: Decimal | None, amount: Decimal | None, anchor: Anchor, state: _State) -> bool:
    """True if this instalment is what remains: the shares, or the sums, add up to the whole price."""
    if anchor.form in ("rest", "lump") or percent == 1:
        return True
    earlier = [r for r, _ in state.rows if r.kind != "periodic"]
    if percent is not None and all(r.percent is not None for r in earlier):
        return abs(sum((r.percent or Decimal(0)) for r in earlier) + percent - 1) < Decimal("0.001")
    if amount is not None and state.total is not None and all(r.amount is not None for r in earlier):
        return sum((r.amount or Decimal(0)) for r in earlier) + amount == state.total
    return False


def _split(context: Context, span: Span) -> list[Span]:
    """The members of a list of conditions: 合同签订后10日内、验收合格后10日内."""
    view = context.document.view
    first, text = view.index(span.start), context.tight(span)
    cuts = [0, *(m.end() for m in re.finditer(r"[、，和及](?!调试|培训)", text)), len(text)]
    return [Span(*view.span(first + i, first + j)) for i, j in zip(cuts, cuts[1:], strict=False) if j > i]


def _is_periodic(context: Context, place: _Place) -> bool:
    if place.anchor.form == "periodic":
        return True
    return bool([f for f in context.within("payment.periodic", Span(place.before.start, place.right.end)) if f.span.start <= place.anchor.span.end])


def _base(context: Context, place: _Place, state: _State) -> tuple[str | None, bool]:
    if place.anchor.percent is None:
        return None, False
    if place.item.in_table:
        return "contract_total", True
    found, explicit = base(context, place.left, place.right)
    if found is None:
        previous = state.rows[-1][0].base if state.rows and state.rows[-1][1].item.plan == place.item.plan else None
        return previous if previous in ("settlement", "other", "annual_fee") else "contract_total", False
    return found, explicit


def _rest(context: Context, place: _Place, state: _State) -> tuple[Decimal | None, Decimal | None, str | None]:
    """`(percent, amount, source)` of what earlier instalments leave."""
    earlier = [r for r, _ in state.rows if r.payer == "buyer" and r.kind != "periodic"]
    plan = [i for i in (p.item.span for _, p in state.rows if p.item.plan == place.item.plan)]
    blanks = any(context.within("payment.blank", Span(min(plan[0].start, place.item.span.start), place.item.span.end)) for _ in [0]) if plan else True
    if not earlier or blanks:
        return None, None, None
    if all(r.percent is not None and r.base in ("contract_total", None) for r in earlier):
        left = 1 - sum((r.percent or Decimal(0)) for r in earlier)
        if left <= 0:
            return None, None, None
        amount = cents(left, state.total) if state.total is not None else None
        return left, amount, "computed" if amount is not None else None
    if state.total is not None and all(r.amount is not None for r in earlier):
        amount = state.total - sum((r.amount or Decimal(0)) for r in earlier)
        return (None, amount, "computed") if amount > 0 else (None, None, None)
    return None, None, None


def _is_cumulative(context: Context, place: _Place) -> bool:
    if place.item.in_table:
        return False
    here = segment(context, place.anchor.span.start, place.anchor.sentence)
    return any(f.span.end <= place.anchor.span.start for f in context.within("payment.cumulative", here))


def _less_paid(context: Context, place: _Place, percent: Decimal, share_base: str | None, state: _State) -> tuple[Decimal, bool]:
    """`(share, kept as stated)`: up to 90 % less the 30 % paid before, where all that was paid before has the same base."""
    earlier = [(r, p) for r, p in state.rows if p.item.plan == place.item.plan]
    if not earlier:
        return percent, False
    run: list[Decimal] = []
    for row, before in reversed(earlier):
        if row.base != share_base or row.percent is None or row.kind == "periodic" or _is_periodic(context, before):
            break
        run.append(before.anchor.percent if before.anchor.percent is not None and _is_cumulative(context, before) else row.percent)
        if _is_cumulative(context, before):
            break
    paid = sum(run)
    complete = len(run) == len(earlier) or (run and _is_cumulative(context, earlier[-len(run)][1]))
    if not run or not complete or paid >= percent:
        context.note(f"payments：“{context.tight(segment(context, place.anchor.span.start, place.anchor.sentence))}”是累计比例，前面的款项基数不同，按原文比例列出")
        return percent, True
    context.note(f"payments：“{context.tight(segment(context, place.anchor.span.start, place.anchor.sentence))}”是累计比例，已减去此前的 {paid:%}")
    return percent - paid, False


def _period_sum(context: Context, place: _Place) -> Decimal | None:
    """The sum of one period: in the item, else in its plan, else anywhere in the contract."""
    unit = place.anchor.unit[:1] if place.anchor.unit else ""
    whole = Span(0, len(context.document.text))
    for span in (place.item.span, context.outline.subtree(place.item.clause), whole):
        for fact in context.within("payment.period_sum", span):
            found = str(fact.holes["unit"].value) if "unit" in fact.holes else ""
            if not unit or found[:1] in (unit, ""):
                return money(fact.holes["value"].value)
    here = [m for m in mentions(context) if place.item.span.start <= m.span.start < place.item.span.end]
    return here[0].value if len(here) == 1 else None


def _alone(place: _Place, places: list[_Place]) -> bool:
    return sum(p.item.clause.id == place.item.clause.id for p in places) == 1


def _events(context: Context, place: _Place, places: list[_Place]) -> list[str]:
    if place.item.in_table:
        return triggers(context, [place.item.span])
    returned = _return(context, place)
    found = [t for t in triggers(context, returned) if t != "work_done"] or triggers(context, [place.left])
    for further in ([place.right], [place.before], _behind(context, place)):
        found = found or triggers(context, further)
    if not found and _alone(place, places):
        found = triggers(context, [place.item.clause.span]) or triggers(context, _conditions(context, place, places))
    if "invoice_received" not in found and context.within("payment.invoice_before", place.item.span):
        found.append("invoice_received")
    return found


def _behind(context: Context, place: _Place) -> list[Span]:
    """The sentences behind that speak of this payment before the next one begins."""
    return [s for s in place.item.sentences if place.after.contains(s) and context.within("payment.pay", s)]


def _conditions(context: Context, place: _Place, places: list[_Place]) -> list[Span]:
    """Lines such as 付款条件：… and 支付时间：… beside the only instalment of a plan."""
    plan = context.outline.by_id.get(place.item.plan)
    if plan is None or sum(p.item.plan == place.item.plan for p in places) != 1:
        return []
    found = []
    for fact in context.within("payment.head", context.outline.subtree(plan)):
        if re.search(r"时间|条件|期限", context.tight(fact.span)):
            line = context.document.line_at(fact.span.start)
            found.append(Span(line.start, line.end))
    return found


def _return(context: Context, place: _Place) -> list[Span]:
    """For what is kept as a guarantee, the words on its return, which hold its events and its deadline."""
    text = context.tight(Span(place.left.start, place.right.end))
    if "金" not in text:
        return []
    rest = Span(place.anchor.span.end, place.after.end)
    return [sentence for sentence in context.sentences(rest) if context.within("payment.return", sentence)]


def _due(context: Context, place: _Place, places: list[_Place]) -> tuple[int | None, str | None]:
    if place.item.in_table:
        return due(context, [place.item.span], None)
    returned = _return(context, place)
    if returned:
        found = due(context, returned[::-1], None)
        if found[0] is not None:
            return found
    found = due(context, [place.left], place.right)
    if found[0] is None:
        found = due(context, [place.before, *_behind(context, place)], None)
    if found[0] is None and _alone(place, places):
        found = due(context, [place.item.clause.span, *_conditions(context, place, places)], None)
    return found


def _heading(context: Context, place: _Place, name: str | None) -> tuple[str | None, str | None]:
    """The name of the instalment in the headings above: 12.2 预付款."""
    for above in context.outline.ancestors(place.item.clause):
        if not above.heading or len(above.heading) > 14:
            continue
        line = context.document.line_at(above.start)
        named = label(context, Span(above.start, min(line.end, above.start + 30)), Span(above.start, above.start))
        if named[1] is not None and line.end <= place.item.span.start:
            return name or named[0], named[1]
    return name, None


def _computable(context: Context, place: _Place, share_base: str | None, state: _State) -> bool:
    """A share of the total, unless parts of it are taken out first (扣除暂列金额)."""
    if share_base == "settlement":
        return state.settled
    if share_base != "contract_total":
        return False
    near = context.tight(segment(context, place.anchor.span.start, place.anchor.sentence))
    return "扣除暂列" not in near and "不含暂列" not in near


def _methods(context: Context, place: _Place, masks: list[Span]) -> list[str]:
    """Words of the item itself, else those of the terms of payment it stands in."""
    found = methods(context, [place.item.span], masks)
    if found:
        return found
    plan = context.outline.by_id.get(place.item.plan)
    return methods(context, [context.outline.subtree(plan)], masks) if plan else []


def _evidence_span(context: Context, place: _Place) -> Span:
    """The sentence; the words of its own where several instalments share one."""
    if place.item.in_table:
        return place.item.span
    sentence = place.anchor.sentence
    if place.anchor.form == "split":
        return sentence
    if place.left.start <= sentence.start and place.right.end >= sentence.end:
        return sentence
    view = context.document.view
    i, j = view.index(place.left.start), view.index(place.right.end)
    while i < j and view.text[i] in "，。；、：":
        i += 1
    return Span(*view.span(i, j))
