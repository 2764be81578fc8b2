"""What makes a sum no total though it is called so: the price of each, of a year, of a part, a bound, an instalment, one fee of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.reading.sums import Mention, is_masked, is_tail, is_words, starting_in
from extract.lexicon import phrase, says
from extract.model import Candidate, Span

_BEFORE = 24
_BEHIND = 24
_LIST = 480
"""Characters before a sum in which the head of the list stands that it is an item of."""


def of_each(context: Context, span: Span) -> bool:
    """True for the price of a month, a person, a piece: 每月服务费68500元, 4200元/人. It is a part of the total."""
    view = context.document.view
    at, end = view.index(span.start), view.index(span.end)
    before, behind = view.text[max(0, at - _BEFORE) : at], view.text[end : end + _BEHIND]
    return bool(phrase("price.of_each").search(before) or phrase("price.each_behind").match(behind))


def in_list_of_parts(context: Context, span: Span) -> bool:
    """True in an item of a list that tells what the total is made of: 其中：（1）…；（2）安全文明施工费：412,600元."""
    view = context.document.view
    at = view.index(span.start)
    return phrase("price.list_of_parts").search(view.text[max(0, at - _LIST) : at]) is not None


def is_another_sum(context: Context, span: Span) -> bool:
    """True for the price that bids may not exceed, an estimate, or the first of the parts that make the total:
    总价不超过招标控制价5380000元, 总投资估算5280000元, 总价为两部分之和：USD 373000."""
    view = context.document.view
    at = view.index(span.start)
    before = view.text[max(0, at - _BEFORE) : at]
    if phrase("price.ceiling_before").search(before) or phrase("price.parts_before").search(before):
        return True
    return _of_agency(view.text, at, view.index(span.end))


def _of_agency(text: str, at: int, end: int) -> bool:
    """True for what the supplier pays to those who ran the purchase: 乙方须缴纳采购代理服务费4,860元."""
    before = text[max(0, at - 3 * _BEFORE) : at]
    if phrase("price.agency_fee_name").search(before) is None:
        return False
    return bool(phrase("price.agency_fee").search(before) or phrase("price.agency_fee_behind").match(text[end : end + 2 * _BEHIND]))


def of_year(context: Context, span: Span) -> bool:
    """True for the price of one year: 年服务费1,152,000元, which is the total of a contract for one year only."""
    view = context.document.view
    at = view.index(span.start)
    return phrase("price.of_year").search(view.text[max(0, at - _BEFORE) : at]) is not None


def of_years(context: Context, span: Span) -> bool:
    """True for the price of several years together: 中标价为三年1288000元，合同一年一签."""
    view = context.document.view
    at = view.index(span.start)
    return phrase("price.of_years").search(view.text[max(0, at - _BEFORE) : at]) is not None


def in_part(context: Context, span: Span) -> bool:
    """True for a figure whose first digits are covered or left blank."""
    text = context.document.text
    return not is_words(text[span.start : span.end]) and (is_masked(text, span) or is_tail(text, span))


class Sums:
    """Sums that other sums of their clause come to: 设备费…；安装费…；总计…. Each clause is added up once."""

    def __init__(self, context: Context, found: Sequence[Mention]) -> None:
        self._context, self._found = context, found
        self._of: dict[str, tuple[Decimal, Counter[Decimal]]] = {}

    def has(self, candidate: Candidate) -> bool:
        """True for a sum of two others at least."""
        clause = self._context.clause(candidate.span.start)
        if clause is None:
            return False
        above = self._context.outline.by_id.get(clause.parent or "", clause)
        if above.id not in self._of:
            values = [one.value for one in starting_in(self._found, self._context.outline.subtree(above))]
            self._of[above.id] = sum(values, Decimal(0)), Counter(values)
        whole, counts = self._of[above.id]
        value, same = candidate.value, counts[candidate.value]  # type: ignore[index]
        return counts.total() - same >= 2 and whole - same * value == value  # type: ignore[operator]


def is_paid(context: Context, start: int) -> bool:
    """True if a duty to pay stands right before the name of a sum: 支付合同金额：￥395,000元."""
    return bool(phrase("price.paid").search(context.tight(Span(max(0, start - _BEFORE), start))))


def is_alone(context: Context, candidate: Candidate, found: Sequence[Mention]) -> bool:
    """True if no other sum stands in the clause, and no duty to pay in the sentence before it."""
    clause = context.clause(candidate.span.start)
    if clause is None:
        return True
    inside = starting_in(found, Span(clause.start, clause.end))
    return all(mention.value == candidate.value or of_each(context, mention.span) for mention in inside)


def beside_another_fee(context: Context, candidate: Candidate, found: Sequence[Mention], sums: Sums) -> bool:
    """True for one of several fees that stand side by side: 设备费80万元；安装费20万元. One of which the others are parts is the total."""
    clause = context.clause(candidate.span.start)
    own = _fee(context, candidate.span.start)
    if clause is None or not own:
        return False
    for mention in found:
        if mention.value == candidate.value or not clause.start <= mention.span.start < clause.end:
            continue
        name = "" if of_each(context, mention.span) else _fee(context, mention.span.start)
        first, last = sorted((candidate.span, mention.span), key=lambda span: span.start)
        if name and name != own and not says("price.parts", context.tight(Span(first.end, last.start))):
            return not sums.has(candidate)
    return False


def _fee(context: Context, start: int) -> str:
    """The name of a fee right before a sum (安装费); empty where a total or nothing is named."""
    match = phrase("price.fee_before").search(context.tight(Span(max(0, start - _BEFORE), start)))
    return match["name"] if match else ""
