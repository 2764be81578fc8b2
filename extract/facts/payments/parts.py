"""The parts of a price that have a sum of their own (设备款, 设计费), and what is known of a plan of instalments."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from regex import Match

from extract.facts.context import Context
from extract.facts.payments.places import Place
from extract.facts.payments.terms import base
from extract.facts.reading.sums import mentions
from extract.lexicon import phrase, says
from extract.model import Span
from extract.record import Payment

_BESIDE = 160  # characters between the parts of a price
_MOST = 8  # sums beside a part; of more, some choice would fit by chance


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
    rows: list[tuple[Payment, Place]] = field(default_factory=list)
    paid: Decimal = Decimal(0)
    """The shares of the price so far."""
    shares: Decimal | None = Decimal(0)
    sums: Decimal | None = Decimal(0)
    """What the instalments so far come to, those by the period aside; `None` where one of them states none."""
    provisional: bool = False
    """The total is one that a settlement replaces (暂定, 控制价): what is left of it nobody can tell."""

    def add(self, row: Payment, place: Place) -> None:
        """One more row."""
        self.rows.append((row, place))
        if row.base == "contract_total" and row.percent is not None:
            self.paid += row.percent
        if row.kind != "periodic":
            self.shares = None if row.percent is None or self.shares is None else self.shares + row.percent
            self.sums = None if row.amount is None or self.sums is None else self.sums + row.amount


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
    if named is None and (base(context, place.left, place.right)[0] is None or phrase("payments.bare_whole").search(left)):
        # 设计费：初步设计批复后支付至40%: the label of the line says of what.
        named = phrase("payments.line_of_part").match(context.tight(place.item.span)) or _topic(context, place) or _headed(context, place)
        named = named or _fee(context, place)
    if named is None:
        return None
    reduced = says("payments.reduced_base", left[named.start() :] if named.string == left else "")
    amount = part_sum(context, named["part"])
    whole = phrase("payments.never_whole").search(named["part"])
    if amount is None and not whole and not _divided(context, place, named["part"]):
        return None
    return Part(named["part"], None if reduced else amount)


def _topic(context: Context, place: Place) -> Match[str] | None:
    """勘察费于提交报告后支付80%，施工结束后支付20%: the part that the sentence names last before the figure."""
    words = context.tight(Span(place.anchor.sentence.start, place.anchor.span.start))
    return next(reversed(list(phrase("payments.topic_part").finditer(words))), None)


def _fee(context: Context, place: Place) -> Match[str] | None:
    """方案深化费：定稿付50%: a fee that no list knows, whose sum makes up another one together with its neighbours."""
    words = context.tight(Span(place.anchor.sentence.start, place.anchor.span.start))
    named = phrase("payments.line_of_fee").match(context.tight(place.item.span)) or phrase("payments.topic_fee").match(words)
    return named if named is not None and _is_summand(context, named["part"]) else None


def _is_summand(context: Context, name: str) -> bool:
    """总额76万元，其中深化费12万元、布展费64万元: the sum of the name and sums beside it come to a sum of the contract."""
    part, every = part_sum(context, name), mentions(context)
    if part is None:
        return False
    wholes = {mention.value for mention in every if mention.value > part}
    for mention in every:
        if mention.value != part:
            continue
        near = {m.value for m in every if m.value != part and abs(m.span.start - mention.span.start) < _BESIDE}
        if len(near) <= _MOST and any(part + sum(pick) in wholes for n in (1, 2, 3) for pick in combinations(near, n)):
            return True
        if 2 * part in wholes:
            return True
    return False


def _headed(context: Context, place: Place) -> Match[str] | None:
    """设备款（300万元）按下列节点支付：（1）…: the part that the head of the list names, the nearest line that ends in a colon."""
    plan = context.outline.by_id.get(place.item.plan)
    if plan is None or plan.start >= place.item.span.start:
        return None
    view = context.document.view
    first, end = view.index(plan.start), view.index(place.item.span.start)
    heads = context.once(_list_heads)
    nearest = bisect_right(heads, end)
    stop = end if view.text.endswith("：", first, end) else heads[nearest - 1] if nearest else first
    if stop <= first:
        return None
    return phrase("payments.head_of_part").match(view.text[max(view.text.rfind("\n", first, stop) + 1, first) : stop])


def _list_heads(context: Context) -> list[int]:
    """Where lines end that end in a colon, in indices of the view."""
    text, found = context.document.view.text, []
    at = text.find("：\n")
    while at >= 0:
        found.append(at + 1)
        at = text.find("：\n", at + 1)
    return found


def _divided(context: Context, place: Place, name: str) -> bool:
    """True if the terms of payment name another part with a sum of its own: this one is not the whole price either."""
    plan = context.outline.by_id.get(place.item.plan)
    span = context.outline.subtree(plan) if plan is not None else place.item.span
    others = {m["part"] for m in phrase("payments.any_part").finditer(context.tight(span))} - {name, name + "用", name.removesuffix("用")}
    return any(part_sum(context, other) is not None for other in others)


def part_sum(context: Context, name: str) -> Decimal | None:
    """The one sum that a named part of the price has, anywhere in the contract; `None` if it has none or several."""
    found = set()
    for mention in mentions(context):
        before = context.tight(Span(max(mention.span.start - 40, 0), mention.span.start))
        if phrase("payments.priced_each").search(before):
            continue  # 每人培训费2600元: what one head costs is not what the part comes to
        if phrase("payments.of_part").search(before) and named_part(before, name) and not _of_one_year(before, name):
            found.add(mention.value)
    return found.pop() if len(found) == 1 else None


def _of_one_year(before: str, name: str) -> bool:
    """True for 每年维保费5万元: the part comes to more than that."""
    front = phrase("payments.of_part").sub("", before).removesuffix("用").removesuffix(name.removesuffix("用"))
    return phrase("payments.of_one_year").search(front) is not None


def named_part(before: str, name: str) -> bool:
    """True if the words before a sum end in the name of the part: 设备款：人民币."""
    cut = phrase("payments.of_part").sub("", before)
    return cut.endswith((name, name.removesuffix("用"), name + "用"))
