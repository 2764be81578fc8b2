"""What is left (余款, 其余): of the price, of a part of it, of a settlement; and shares of what is left."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.payments.columns import is_running
from extract.facts.payments.parts import Part, State, part_of, part_sum
from extract.facts.payments.places import Place
from extract.facts.payments.terms import cents
from extract.facts.reading.segments import segment
from extract.lexicon import phrase, says
from extract.model import Span


@dataclass(frozen=True, slots=True)
class Left:
    """What is left: its share, its sum and where that comes from; of a settlement or of the price."""

    percent: Decimal | None = None
    amount: Decimal | None = None
    of_settlement: bool = False

    @property
    def source(self) -> str | None:
        """A sum of what is left is worked out, never stated."""
        return "computed" if self.amount is not None else None


def _rest_of_part(context: Context, place: Place, state: State) -> Left | None:
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
    return Left(left, cents(left, amount)) if paid and left > 0 else Left()


def rest(context: Context, place: Place, state: State) -> Left:
    """What earlier instalments leave."""
    of_part = _rest_of_part(context, place, state)
    if of_part is not None:
        return of_part
    told = context.tight(Span(place.before.start, place.anchor.sentence.end))
    reckoned = phrase("payments.reckoned_rest").search(told) or phrase("payments.settled_off").search(told)
    if not state.settled and (reckoned or state.provisional):
        return Left(of_settlement=True)
    of_settlement = _rest_of_settlement(context, place, state)
    if of_settlement is not None:
        amount = cents(of_settlement, state.total) if state.settled and state.total is not None else None
        return Left(of_settlement, amount, of_settlement=True)
    reached = _reached(context, place, state)
    if reached is not None:
        return Left(1 - reached, cents(1 - reached, state.total) if state.total is not None else None)
    earlier = [r for r, _ in state.rows if r.payer == "buyer" and r.kind != "periodic"]
    plan = [p.item.span.start for _, p in state.rows if p.item.plan == place.item.plan]
    if any(phrase("payments.each_stage").search(context.tight(p.left)) for _, p in state.rows if p.item.plan == place.item.plan):
        return Left()  # 每完成25%支付20%: nobody says how often
    if not earlier or not plan or context.within("payment.blank", Span(min(plan), place.item.span.end)):
        return Left()
    if all(r.percent is not None and r.base in ("contract_total", None) for r in earlier):
        left = Decimal(1) - sum(((r.percent or Decimal(0)) for r in earlier), Decimal(0))
        if left <= 0:
            return Left()
        return Left(left, cents(left, state.total) if state.total is not None else None)
    if phrase("payments.audited_rest").search(context.tight(place.anchor.sentence)):
        return Left(of_settlement=True)  # sums were paid on account, and what is left nobody can tell before the audit
    if state.total is not None and all(r.amount is not None for r in earlier):
        amount = state.total - sum(((r.amount or Decimal(0)) for r in earlier), Decimal(0))
        return Left(amount=amount) if amount > 0 else Left()
    return Left()


def rest_shared(context: Context, place: Place, state: State) -> Part | None:
    """What a share is taken of where it is one of the rest (余款的90%), with the sum of that rest where it is known.

    支付剩余款项的10% behind 90 % is the rest itself, and so a share of the whole: `None`.
    """
    percent = place.anchor.percent
    if place.item.in_table or percent is None or not phrase("payments.share_of_rest").search(context.tight(place.left)):
        return None
    left = rest(context, place, state)
    if left.percent == percent:
        return None
    return Part("", left.amount if percent < 1 else None)


def _rest_of_settlement(context: Context, place: Place, state: State) -> Decimal | None:
    """付至结算价的97%，余款…: what the last share of the settlement, with all that was paid before, leaves of it."""
    earlier = [(row, p) for row, p in state.rows if p.item.plan == place.item.plan and row.payer == "buyer"]
    if not earlier or earlier[-1][0].base != "settlement" or not is_cumulative(context, earlier[-1][1]):
        return None
    if not says("payments.pays", context.tight(place.anchor.sentence)):
        return None  # 其余费用按合同结算: how something else is reckoned
    reached = earlier[-1][1].anchor.percent
    return 1 - reached if reached is not None and reached < 1 else None


def _reached(context: Context, place: Place, state: State) -> Decimal | None:
    """付至合同价的90%，余款…, behind payments by the work done: up to what share of the price the last payment goes."""
    earlier = [(row, p) for row, p in state.rows if p.item.plan == place.item.plan and row.payer == "buyer"]
    mixed = len({row.base for row, _ in earlier}) > 1
    if not mixed or earlier[-1][0].base != "contract_total" or not is_cumulative(context, earlier[-1][1]):
        return None
    share = earlier[-1][1].anchor.percent
    return share if share is not None and share < 1 else None


def is_cumulative(context: Context, place: Place) -> bool:
    if place.item.in_table:
        return is_running(context, place.anchor.span.start)
    here = segment(context, place.anchor.span.start, place.anchor.sentence)
    return any(f.span.end <= place.anchor.span.start for f in context.within("payment.cumulative", here))
