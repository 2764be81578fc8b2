"""How much an instalment is: its base, the rest, what a cumulative share adds, the sum of a period."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money
from extract.facts.payments.places import Place
from extract.facts.payments.terms import base, cents
from extract.facts.reading.segments import segment
from extract.facts.reading.sums import mentions
from extract.lexicon import phrase, says
from extract.model import Span
from extract.record import Payment

_CALENDAR = frozenset("月季年半学周自两三六0123456789")
"""First characters of the periods of a calendar; 期, 批, 次 are none."""

_OTHER_BASES = ("completed_work", "settlement", "annual_fee")


@dataclass(frozen=True)
class Part:
    """A part of the price by its name; `amount` is its own sum in 元 where the contract states one."""

    name: str
    amount: Decimal | None


@dataclass
class State:
    """What is known of a plan while its rows are put together."""

    total: Decimal | None
    settled: bool
    rows: list[tuple[Payment, Place]]


def base_of(context: Context, place: Place, state: State) -> tuple[str | None, bool]:
    if place.anchor.percent is None and place.anchor.bounds is None:
        return None, False
    if place.item.in_table:
        near = segment(context, place.anchor.span.start, place.anchor.sentence)
        found, _ = base(context, Span(near.start, place.anchor.span.start), Span(place.anchor.span.end, near.end))
        return (found if found in _OTHER_BASES else "contract_total"), True
    if part_of(context, place) is not None or is_of_period(context, place) or rest_shared(context, place, state) is not None:
        return "other", True
    found, explicit = base(context, place.left, place.right)
    if says("payments.unlisted_base", context.tight(place.left)):
        before, _ = base(context, place.left, Span(place.right.start, place.right.start))
        if before is None:
            return "other", True  # 按核减额的5%: a sum of its own, whatever it is
    if found is None:
        previous = state.rows[-1][0].base if state.rows and state.rows[-1][1].item.plan == place.item.plan else None
        return previous if previous in ("settlement", "other", "annual_fee") else "contract_total", False
    return found, explicit


def part_of(context: Context, place: Place) -> Part | None:
    """The part of the price that a share is taken of (设备款的70%), where it has a sum of its own or is never the whole.

    A contract for design alone calls its whole price 设计费: without another sum of that name it is the total.
    """
    if place.item.in_table or (place.anchor.percent is None and place.anchor.bounds is None):
        return None
    left = context.tight(place.left)
    if phrase("payments.formula_base").search(left):
        return Part("", None)
    named = phrase("payments.whole_part").search(left)
    if named is None and base(context, place.left, place.right)[0] is None:
        # 设计费：初步设计批复后支付至40%: the label of the line says of what.
        named = phrase("payments.line_of_part").match(context.tight(place.item.span))
    if named is None:
        return None
    reduced = says("payments.reduced_base", left[named.start() :] if named.string == left else "")
    amount = part_sum(context, named["part"])
    whole = phrase("payments.never_whole").search(named["part"])
    if amount is None and not whole:
        return None
    return Part(named["part"], None if reduced else amount)


def is_of_period(context: Context, place: Place) -> bool:
    """季初60%，季末40% of a price that is paid each period: shares of the period, not of the contract."""
    left = context.tight(place.left)
    named = phrase("payments.share_of_period").search(left) is not None
    return named and not context.within("payment.due_on", place.left) and bool(
        context.within("payment.period_sum", place.item.span) or context.within("payment.periodic", place.item.span)
    )


def _rest_of_part(context: Context, place: Place, state: State) -> tuple[Decimal | None, Decimal | None, str | None] | None:
    """付清设计费余款: what the shares of that part leave of it; `None` where the rest is that of the price."""
    parts = [(row, part_of(context, p)) for row, p in state.rows]
    named = phrase("payments.rest_of_part").search(context.tight(place.left))
    before = parts[-1][1] if parts and state.rows[-1][1].anchor.sentence == place.anchor.sentence else None
    name = named["part"] if named else before.name if before is not None else ""
    amount = part_sum(context, name) if name else None
    if not name or amount is None:
        return None
    paid = [row.percent for row, part in parts if part is not None and part.name == name and row.percent]
    left = 1 - sum(paid, Decimal(0))
    return (left, cents(left, amount), "computed") if paid and left > 0 else (None, None, None)


def part_sum(context: Context, name: str) -> Decimal | None:
    """The one sum that a named part of the price has, anywhere in the contract; `None` if it has none or several."""
    found = set()
    for mention in mentions(context):
        before = context.tight(Span(max(mention.span.start - 40, 0), mention.span.start))
        if phrase("payments.of_part").search(before) and named_part(before, name):
            found.add(mention.value)
    return found.pop() if len(found) == 1 else None


def named_part(before: str, name: str) -> bool:
    """True if the words before a sum end in the name of the part: 设备款：人民币."""
    cut = phrase("payments.of_part").sub("", before)
    return cut.endswith((name, name.removesuffix("用"), name + "用"))


def rest(context: Context, place: Place, state: State) -> tuple[Decimal | None, Decimal | None, str | None]:
    """`(percent, amount, source)` of what earlier instalments leave."""
    of_part = _rest_of_part(context, place, state)
    if of_part is not None:
        return of_part
    of_settlement = rest_of_settlement(context, place, state)
    if of_settlement is not None:
        amount = cents(of_settlement, state.total) if state.settled and state.total is not None else None
        return of_settlement, amount, "computed" if amount is not None else None
    earlier = [r for r, _ in state.rows if r.payer == "buyer" and r.kind != "periodic"]
    plan = [p.item.span.start for _, p in state.rows if p.item.plan == place.item.plan]
    if not earlier or not plan or context.within("payment.blank", Span(min(plan), place.item.span.end)):
        return None, None, None
    if all(r.percent is not None and r.base in ("contract_total", None) for r in earlier):
        left = Decimal(1) - sum(((r.percent or Decimal(0)) for r in earlier), Decimal(0))
        if left <= 0:
            return None, None, None
        amount = cents(left, state.total) if state.total is not None else None
        return left, amount, "computed" if amount is not None else None
    if state.total is not None and all(r.amount is not None for r in earlier):
        amount = state.total - sum(((r.amount or Decimal(0)) for r in earlier), Decimal(0))
        return (None, amount, "computed") if amount > 0 else (None, None, None)
    return None, None, None


def rest_shared(context: Context, place: Place, state: State) -> Part | None:
    """What a share is taken of where it is one of the rest (余款的90%), with the sum of that rest where it is known.

    支付剩余款项的10% behind 90 % is the rest itself, and so a share of the whole: `None`.
    """
    percent = place.anchor.percent
    if place.item.in_table or percent is None or not phrase("payments.share_of_rest").search(context.tight(place.left)):
        return None
    left, amount, _ = rest(context, place, state)
    if left == percent:
        return None
    return Part("", amount if percent < 1 else None)


def rest_of_settlement(context: Context, place: Place, state: State) -> Decimal | None:
    """付至结算价的97%，余款…: what the last share of the settlement, with all that was paid before, leaves of it."""
    earlier = [(row, p) for row, p in state.rows if p.item.plan == place.item.plan and row.payer == "buyer"]
    if not earlier or earlier[-1][0].base != "settlement" or not is_cumulative(context, earlier[-1][1]):
        return None
    if not says("payments.pays", context.tight(place.anchor.sentence)):
        return None  # 其余费用按合同结算: how something else is reckoned
    reached = earlier[-1][1].anchor.percent
    return 1 - reached if reached is not None and reached < 1 else None


def is_cumulative(context: Context, place: Place) -> bool:
    if place.item.in_table:
        return False
    here = segment(context, place.anchor.span.start, place.anchor.sentence)
    return any(f.span.end <= place.anchor.span.start for f in context.within("payment.cumulative", here))


def less_paid(
    context: Context, place: Place, percent: Decimal, share_base: str | None, state: State
) -> tuple[Decimal, bool]:
    """`(share, kept as stated)`: up to 90 % less the 30 % paid before, if all of that has the same base."""
    earlier = [(r, p) for r, p in state.rows if p.item.plan == place.item.plan]
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
    unit = place.anchor.unit[:1] if place.anchor.unit else ""
    near = [place.item.span, context.outline.subtree(place.item.clause)]
    for span in [*near, Span(0, len(context.document.text))] if unit else near:
        for fact in context.within("payment.period_sum", span):
            found = str(fact.holes["unit"].value) if "unit" in fact.holes else ""
            if not unit or found[:1] in (unit, ""):
                return money(fact.holes["value"].value)
    if place.anchor.unit and unit not in _CALENDAR:
        return None  # 每期研修班结束后: the sum beside it is the price of one head or one piece
    here = [m for m in mentions(context) if place.item.span.start <= m.span.start < place.item.span.end]
    return here[0].value if len(here) == 1 else None


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
    if place.anchor.form == "periodic":
        return True
    return bool(
        [
            f
            for f in context.within("payment.periodic", Span(place.before.start, place.right.end))
            if f.span.start <= place.anchor.span.end
        ]
    )


def computable(context: Context, place: Place, share_base: str | None, state: State) -> bool:
    """A share of the total, unless parts of it are taken out first (扣除暂列金额)."""
    if share_base == "settlement":
        return state.settled
    if share_base != "contract_total":
        return False
    near = context.tight(segment(context, place.anchor.span.start, place.anchor.sentence))
    return phrase("payments.reduced_base").search(near) is None
