"""Is a share or a sum ordered to be paid? Each question is one named piece, asked of the words around the figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extract.facts.context import Context
from extract.facts.payments.anchor import is_bond
from extract.facts.payments.lines import DUE
from extract.facts.payments.scope import Item
from extract.facts.reading.segments import segment
from extract.facts.reading.sums import Mention
from extract.lexicon import phrase, says
from extract.model import Span

_TERSE = 18  # characters of a segment that states an instalment without a verb: 系统上线50%
_LEAD = 4  # characters of numbering in front of the name that a sentence begins with
_TERSE_CUES = ("payment.trigger", "payment.label", "payment.name", "payment.rest")


@dataclass
class Words:
    """A figure with the words of its sentence: `left` and `right` end at the sentence, `own` is between the commas."""

    context: Context
    item: Item
    sentence: Span
    span: Span

    @cached_property
    def left(self) -> str:
        return self.context.tight(Span(self.sentence.start, self.span.start))

    @cached_property
    def right(self) -> str:
        return self.context.tight(Span(self.span.end, self.sentence.end))

    @cached_property
    def segment(self) -> Span:
        return segment(self.context, self.span.start, self.sentence)

    @cached_property
    def own(self) -> str:
        return self.context.tight(self.segment)

    def is_before(self, name: str) -> bool:
        return phrase(f"payments.{name}").search(self.left) is not None

    def is_behind(self, name: str) -> bool:
        return phrase(f"payments.{name}").search(self.right) is not None

    def in_own(self, name: str) -> bool:
        return phrase(f"payments.{name}").search(self.own) is not None


def _is_progress(words: Words) -> bool:
    """完成工程量的30%后; 每完成工程量的25%，支付…: how far the work is."""
    if words.is_before("progress_reached"):
        return True
    if not words.is_before("progress_left"):
        return False
    return words.is_behind("progress_right") or (words.is_behind("progress_then") and not words.is_before("progress_rate"))


def _is_reckoned(words: Words) -> bool:
    """×100%-10%, ±5%, 25%为综合费率: part of a formula, unless it tells what the share makes (30%×124万元＝37.2万元)."""
    if words.is_behind("share_times_sum"):
        return False
    behind = words.is_behind("reckoning_right")
    return behind or (words.is_before("reckoning") and not words.is_before("part_of_base"))


def _is_limit(words: Words) -> bool:
    """不得高于结算总额的3%, 误差在5%以内; what is kept as a guarantee is none, however it is bounded."""
    if words.is_behind("as_guarantee"):
        return False
    if words.is_behind("stops_behind"):
        return True
    return words.is_before("limit_left") or (words.is_before("measured_left") and not words.in_own("pays"))


def _is_rate(words: Words) -> bool:
    if words.is_before("tax_left"):
        return True
    rates = words.context.touching("payment.rate", words.sentence)
    return any(f.span.start <= words.span.start and words.span.end <= f.span.end for f in rates)


def _is_other_money(words: Words) -> bool:
    """Bonds and the papers for them, wages that go into their account, price adjustments, fees of an audit."""
    return (
        words.is_behind("guarantee_paper")
        or is_bond(words.context, words.span, words.sentence)
        or words.is_before("wages_before")
        or words.is_before("bond_in_front")
        or words.is_behind("wages_behind")
        or words.in_own("price_difference")
    )


def _is_handed_over(words: Words) -> bool:
    """乙方缴纳合同总价5%的质保金, 牵头人70%、成员30%: the supplier's money, and how suppliers share theirs."""
    return words.in_own("own_money") or words.is_before("of_member")


def _is_of_other_kind(words: Words) -> bool:
    """A unit price; how the money moves (70%银票，30%现汇); what a fee is made up of (其中基本费用占80%)."""
    before = ("unit_priced", "method_before", "made_up_of")
    return words.is_behind("by_method") or any(words.is_before(name) for name in before)


def _is_graded(words: Words) -> bool:
    """90-95分支付95%: what is paid at a mark of an assessment is a deduction, no instalment.

    In a table of which every cell is a line the mark stands in the line before.
    """
    if words.left or words.right:
        return words.is_before("score_before")
    start = words.context.document.line_at(words.span.start).start
    above = words.context.document.line_at(start - 1).span if start else Span(0, 0)
    return phrase("payments.score_before").search(words.context.tight(above)) is not None


def _is_recovered(words: Words) -> bool:
    """Taken off, taken back, or held by another instalment already (已含在预付款内; 其中含安全文明施工费的50%)."""
    return words.is_behind("taken_off") or words.in_own("recovered") or words.is_behind("inside_other") or words.is_before("contained")


_NO_INSTALMENT: tuple[Callable[[Words], bool], ...] = (
    _is_rate, _is_progress, _is_reckoned, _is_limit, _is_of_other_kind, _is_recovered, _is_graded, _is_handed_over,
)  # fmt: skip


def is_other_share(words: Words) -> bool:
    """True for a share that measures something else than an instalment."""
    return measures_other(words) or _is_other_money(words)


def measures_other(words: Words) -> bool:
    """The same, whatever bond or fee the sentence names beside it."""
    return any(question(words) for question in _NO_INSTALMENT)


def is_ordered(words: Words) -> bool:
    """A verb of paying in the sentence, a share kept as a guarantee, or the terse form of a list (系统上线50%)."""
    context = words.context
    if phrase("payments.pays").search(context.tight(words.sentence)):
        return True
    if context.within("payment.retention", words.sentence) or words.is_behind("as_guarantee"):
        return True
    if not words.item.own:
        return False
    here = words.segment
    if _is_own_figure(words) or _begins_with_name(words) or is_for_assessment(words):
        return True
    head = Span(words.item.span.start, words.sentence.start)
    if any(f.span.start <= head.start + _LEAD for f in context.within("payment.label", head)) and says("payments.whole_part", words.left):
        return True  # 预付款额度：建安工程费的20%；设备购置费的30%
    before = context.within("payment.base", Span(here.start, words.span.start))
    if before and (context.within("payment.pay", words.sentence) or context.within("payment.trigger", words.sentence)):
        return True
    if len(words.own) > _TERSE:
        return any(context.within(kind, here) for kind in ("payment.label", "payment.name"))
    return any(context.within(kind, here) for kind in _TERSE_CUES)


def _of_one_year(words: Words) -> bool:
    """第一年租金18万元，于3月31日前付清: the price of one year by its number, and when that is paid."""
    return words.item.own and words.is_before("sum_of_year") and words.is_behind("paid_by")


def _begins_with_name(words: Words) -> bool:
    """The sentence begins with the name of an instalment: 首期款：…."""
    end = words.sentence.start + _LEAD
    return any(f.span.start <= end for k in ("payment.label", "payment.name") for f in words.context.within(k, words.sentence))


def is_for_assessment(words: Words) -> bool:
    """其余10%作为考核款: kept back, and paid by the marks that follow."""
    return words.is_behind("as_assessment") and words.is_before("kept_for_later")


_OTHER_SUM = ("already_paid", "limit_left", "measured_left", "all_periods", "bond_in_front", "priced_each")


def is_paid(words: Words, total: Decimal | None) -> bool:
    """A sum that is an instalment: a verb of paying before it (or behind it), a share or a name right before it."""
    context = words.context
    if words.item.own and words.is_before("kept_share_makes"):
        return True
    if any(words.is_before(name) for name in _OTHER_SUM):
        return False
    if words.is_before("rest_named"):
        return True
    if _of_one_year(words):
        return True
    if words.item.own and words.is_before("named_in_front") and _begins_with_name(words):
        return True
    # 递增3%，即第二年163,191元 is no instalment: outside the terms of payment somebody has to be told to pay.
    if words.is_before("sum_behind_share") and (words.item.own or context.within("payment.pay", words.sentence)):
        return True
    # 设备款：60万元 says in the clause on the price what a part of it costs; among the terms of payment it is due.
    due = words.item.own or context.within("payment.trigger", words.sentence)
    if due and words.is_before("named_sum") and not words.is_before("sum_of_year"):
        return True
    if words.item.own and words.is_behind("share_in_brackets"):
        return True
    here = words.segment
    if context.within("payment.pay", Span(here.start, words.span.start)):
        return True
    if words.item.own and (_stands_alone(words) or _opens_item(words) or _is_own_figure(words)):
        return True
    after = context.tight(Span(words.span.end, here.end))
    return phrase("payments.paid_behind").match(after) is not None or words.is_before("paid_before")


def _is_own_figure(words: Words) -> bool:
    """4.2 首期款 above 4.2.1 金额：报酬总额之50%: what the instalment of the heading comes to."""
    return words.item.instalment is not None and phrase("payments.own_figure").match(words.left) is not None


def _stands_alone(words: Words) -> bool:
    """2025年3月15日以前，40万元; 第一期合同签订后3万元; 定稿——15万元，五个工作日: nothing but its name and when it is due."""
    if words.is_behind("time_alone") and words.is_before("name_alone"):
        return True
    if not words.is_behind("end_of_item") or not words.is_before("sum_alone"):
        return False
    front = Span(words.sentence.start, words.span.start)
    return any(words.context.within(kind, front) for kind in (*DUE, "payment.trigger", "payment.name", "payment.label"))


def _opens_item(words: Words) -> bool:
    """（1）15万元，时间：中试完成后; a、入门费90万元，生效后30日内: a sum that opens its item, and when it is due."""
    if not words.is_before("item_opens") or words.context.within("payment.share", words.sentence):
        return False
    behind = Span(words.span.end, words.sentence.end)
    return words.is_behind("time_behind") or any(words.context.within(kind, behind) for kind in (*DUE, "payment.trigger"))


def is_named_total(words: Words, mention: Mention) -> bool:
    """A sum that the contract calls its price, and that nobody is told to pay here."""
    if not words.context.touching("field.total_amount", mention.span) or _of_one_year(words):
        return False
    return not any(words.is_before(name) for name in ("paid_before", "rest_named", "sum_behind_share")) and not (
        words.context.within("payment.share", words.sentence)
    )
