"""The parts of a price that have a sum of their own (设备款, 设计费), and what is known of a plan of instalments."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.payments.places import Place
from extract.facts.payments.terms import base
from extract.facts.reading.sums import mentions
from extract.lexicon import phrase, says
from extract.model import Span
from extract.record import Payment


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
