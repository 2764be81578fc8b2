"""How much an instalment is: its base, what a cumulative share adds, the sum of a period."""

from __future__ import annotations

from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money
from extract.facts.payments.anchor import is_bond
from extract.facts.payments.parts import Part, State, part_of
from extract.facts.payments.places import Place
from extract.facts.payments.rest import is_cumulative
from extract.facts.payments.terms import base, cents
from extract.facts.reading.segments import segment
from extract.facts.reading.sums import Mention, mentions, starting_in
from extract.lexicon import phrase, says
from extract.model import Span

_CALENDAR = frozenset("月季年半学周自一二两三四五六七八九十0123456789")
"""First characters of the periods of a calendar; 期, 批, 次 are none."""

_OTHER_BASES = ("completed_work", "settlement", "annual_fee")


def base_of(context: Context, place: Place, state: State, part: Part | None) -> tuple[str | None, bool]:
    """What a share is taken of, and true where the contract says so. `part` is the part of the price, or the rest, that it is of."""
    if place.anchor.percent is None and place.anchor.bounds is None:
        return None, False
    if place.anchor.form in ("lump", "duty") and place.anchor.amount is None and says("payments.by_actual", context.tight(place.item.span)):
        return "settlement", True  # 按实际人数结算，付清: everything that is owed, and nobody knows how much
    if place.item.in_table:
        near = segment(context, place.anchor.span.start, place.anchor.sentence)
        found, _ = base(context, Span(near.start, place.anchor.span.start), Span(place.anchor.span.end, near.end))
        return (found if found in _OTHER_BASES else "contract_total"), True
    if part is not None or is_of_period(context, place):
        return "other", True
    found, explicit = base(context, place.left, place.right)
    if says("payments.unlisted_base", context.tight(place.left)):
        before, _ = base(context, place.left, Span(place.right.start, place.right.start))
        if before is None:
            return "other", True  # 按核减额的5%: a sum of its own, whatever it is
    if found in (None, "contract_total") and phrase("payments.of_one_period").search(context.tight(place.left)):
        return "other", True
    if _beside_no_instalment(context, place, state):
        return "other", True
    if found == "contract_total" and says("payments.each_batch", context.tight(place.left)):
        before, _ = base(context, place.left, Span(place.right.start, place.right.start))
        found = found if before else "other"  # 按批次支付95%货款: the price of the batch
    if found is None and is_periodic(context, place) and _of_work(context, place):
        return "completed_work", True
    if found is None and state.rows and phrase("payments.bare_rest").search(context.tight(place.left)):
        last, _ = state.rows[-1]
        if last.kind == "periodic" and last.percent is not None and place.anchor.percent == 1 - last.percent:
            return last.base, True  # 每月支付月服务费的90%; 其余10%…: the rest of the same
    if found is None and _of_told_sum(context, place, state):
        return "other", True
    if found is None:
        previous = state.rows[-1][0].base if state.rows and state.rows[-1][1].item.plan == place.item.plan else None
        return previous if previous in ("settlement", "other", "annual_fee") else "contract_total", False
    return found, explicit


def _of_told_sum(context: Context, place: Place, state: State) -> bool:
    """每季度应计租金38,520元，当季实付95%，即36,594元: the sum behind the share is that share of one before it, and not of the price."""
    percent, sentence = place.anchor.percent, place.anchor.sentence
    inside = starting_in(mentions(context), sentence)
    own = place.anchor.amount or next((m.value for m in inside if m.span.start >= place.anchor.span.end), None)
    if percent is None or own is None or (state.total is not None and cents(percent, state.total) == own):
        return False
    return any(m.value != state.total and cents(percent, m.value) == own for m in inside if m.span.end <= place.anchor.span.start)


def _of_work(context: Context, place: Place) -> bool:
    """每月完成的工程量，经审核后28天内按70%支付: the share of each period is one of the work done, named further in front."""
    named = [str(f.constants["base"]) for f in context.within("payment.base", Span(place.anchor.sentence.start, place.anchor.span.start))]
    return bool(named) and named[-1] == "completed_work"


def _beside_no_instalment(context: Context, place: Place, state: State) -> bool:
    """核减效益费…付90%，余10%: the rest of a share that is none of the price is none of it either."""
    percent = place.anchor.percent
    if percent is None or not phrase("payments.bare_rest").search(context.tight(place.left)):
        return False
    taken = [p.anchor.span for _, p in state.rows]
    for fact in context.within("payment.share", Span(place.anchor.sentence.start, place.anchor.span.start)):
        value = fact.holes["value"].value
        if isinstance(value, Decimal) and value + percent == 1:
            return not any(span.overlaps(fact.span) for span in taken)
    return False


def is_of_period(context: Context, place: Place) -> bool:
    """季初60%，季末40% of a price that is paid each period: shares of the period, not of the contract."""
    left = context.tight(place.left)
    named = phrase("payments.share_of_period").search(left) is not None
    return named and not context.within("payment.due_on", place.left) and bool(
        context.within("payment.period_sum", place.item.span) or context.within("payment.periodic", place.item.span)
    )


def less_paid(
    context: Context, place: Place, percent: Decimal, share_base: str | None, state: State
) -> tuple[Decimal, bool]:
    """`(share, kept as stated)`: up to 90 % less the 30 % paid before, if all of that has the same base."""
    earlier = [(r, p) for r, p in state.rows if p.item.plan == place.item.plan]
    if not earlier and share_base == "contract_total":
        earlier = list(state.rows)  # no heading stands above the instalments, and each is a plan of its own
    if not earlier:
        return percent, False
    words = context.tight(segment(context, place.anchor.span.start, place.anchor.sentence))
    run: list[Decimal] = []
    part = part_of(context, place)
    of_part = [(row, p) for row, p in earlier if share_base != "other" or part is None or part_of(context, p) == part]
    if len(of_part) < len(earlier) and not of_part:
        return percent, False  # the first share of this part: what was paid before was for another one
    earlier = of_part
    for row, before in reversed(earlier):
        if row.base != share_base or row.percent is None or row.kind == "periodic" or is_periodic(context, before):
            break
        run.append(
            before.anchor.percent
            if before.anchor.percent is not None and is_cumulative(context, before)
            else row.percent
        )
        if is_cumulative(context, before):
            break
    paid = sum(run)
    complete = len(run) == len(earlier) or (run and is_cumulative(context, earlier[-len(run)][1]))
    if not run or not complete or paid >= percent:
        context.note(f"payments：“{words}”是累计比例，前面的款项基数不同，按原文比例列出")
        return percent, True
    context.note(f"payments：“{words}”是累计比例，已减去此前的 {paid:.2%}")
    return percent - paid, False


def period_sum(context: Context, place: Place) -> Decimal | None:
    """The sum of one period: in the item, else in its clause, else (the period being known) anywhere in the contract."""
    told = _of_each_time(context, place)
    if told is not None:
        return told
    unit = place.anchor.unit[:1] if place.anchor.unit else ""
    if unit == "年" and phrase("payments.split_up").search(context.tight(place.item.span)):
        return None  # 每年度分两次付款: a year costs more than one payment
    by_calendar = not unit or unit in _CALENDAR
    near = [place.item.span, context.outline.subtree(place.item.clause)]
    for span in [*near, Span(0, len(context.document.text))] if unit and by_calendar else near:
        for fact in context.within("payment.period_sum", span):
            found = str(fact.holes["unit"].value)[:1] if "unit" in fact.holes else ""
            if found == unit or (by_calendar and (not unit or not found) and (not found or found in _CALENDAR)):
                return money(fact.holes["value"].value)
    if not by_calendar:
        return None  # 每期研修班结束后: the sum beside it is the price of one head or one piece
    here = [m for m in mentions(context) if place.item.span.start <= m.span.start < place.item.span.end and not _is_other_sum(context, m)]
    if unit and any(context.touching("payment.period_sum", m.span) for m in here):
        return None  # 每月2500元，按季支付: what another period costs
    return here[0].value if len(here) == 1 else None


def _of_each_time(context: Context, place: Place) -> Decimal | None:
    """每次300,000元; 乙方开具15,000元发票后付款: what the item itself says that is paid each time."""
    found = set()
    for mention in mentions(context):
        if not place.item.span.start <= mention.span.start < place.item.span.end:
            continue
        before = context.tight(Span(place.item.span.start, mention.span.start))
        behind = context.tight(Span(mention.span.end, place.item.span.end))
        each = phrase("payments.each_time").search(before) or phrase("payments.sum_of_invoice").match(behind)
        if each and not _is_other_sum(context, mention):
            found.add(mention.value)
    return found.pop() if len(found) == 1 else None


def _is_other_sum(context: Context, mention: Mention) -> bool:
    """A bond, a threshold or the price of a piece, beside the words on the periods."""
    inside = (s for s in context.sentences(context.document.line_at(mention.span.start).span) if s.contains(mention.span))
    priced = bool(context.touching("payment.unit_price", mention.span))
    line = context.document.line_at(mention.span.start)
    before, behind = context.tight(Span(line.start, mention.span.start)), context.tight(Span(mention.span.end, line.end))
    priced = priced or phrase("payments.priced_each").search(before) is not None
    bound = phrase("payments.threshold_right").match(behind) or phrase("payments.threshold_left").search(before)
    return priced or bool(bound) or any(is_bond(context, mention.span, sentence) for sentence in inside)


def share_in_table(context: Context, amount: Decimal, total: Decimal | None) -> Decimal | None:
    """The share that a table of stages gives a sum of the terms of payment: a column 付款比例, and the product is exact."""
    if total is None:
        return None
    for table in context.document.tables:
        head = context.tight(table.span).split("\n", 1)[0]
        if not phrase("payments.share_column").search(head):
            continue
        for fact in context.within("payment.share", table.span):
            value = fact.holes["value"].value
            if isinstance(value, Decimal) and cents(value, total) == amount:
                return value
    return None


def is_periodic(context: Context, place: Place) -> bool:
    if place.anchor.form == "periodic" or phrase("payments.each_stage").search(context.tight(place.left)):
        return True
    return bool(
        [
            f
            for f in context.within("payment.periodic", Span(place.before.start, place.right.end))
            if f.span.start <= place.anchor.span.end
        ]
    )


def is_paid_each_period(context: Context, place: Place) -> bool:
    """支付当月节能效益的85%: a share of one month or quarter is paid again in the next one; one of a batch need not be.

    So is the sum of one (支付该季度运维费20万元).
    """
    if place.anchor.form == "sum" and not place.item.in_table:
        return phrase("payments.sum_of_one_period").search(context.tight(place.left)) is not None
    found = phrase("payments.of_one_period").search(context.tight(place.left)) if place.anchor.form == "share" else None
    return found is not None and "批" not in found.group() and not place.item.in_table


def computable(context: Context, place: Place, share_base: str | None, state: State) -> bool:
    """A share of the total, unless parts of it are taken out first (扣除暂列金额)."""
    if share_base == "settlement":
        return state.settled
    if share_base != "contract_total":
        return False
    near = context.tight(segment(context, place.anchor.span.start, place.anchor.sentence))
    return phrase("payments.reduced_base").search(near) is None
