"""What a single line of the contract says of itself: an order to pay, the name of an instalment, a price list, a guarantee."""

from __future__ import annotations

from decimal import Decimal

from extract.facts.context import Context
from extract.facts.payments.anchor import others_money
from extract.lexicon import phrase, says, words
from extract.model import Clause, Span

DUE = ("payment.due", "payment.due_plain", "payment.due_on", "payment.due_on_short")
"""Kinds of rules for deadlines."""

_STATED = ("payment.share", "money", "payment.rest")

HEADING = 16
"""Characters of a heading at most."""


def says_when(context: Context, line: Span, text: str) -> bool:
    """A line of the clause on the price that says when it is paid: 甲方于每月15日前支付上月服务费."""
    when = any(context.within(kind, line) for kind in ("payment.due", "payment.due_plain", "payment.periodic"))
    when = when or phrase("payments.day_of_each_period").search(text) is not None
    return when and phrase("payments.duty").search(text) is not None


def settles(context: Context, line: Span) -> bool:
    """每季度末结算一次，…审核后30日内支付: accounts of each period with a deadline, under whatever heading.

    A day of each period (于次月10日前支付) says both; a batch, a course or a show is a period too.
    """
    each = bool(context.within("payment.periodic", line) or context.within("payment.each", line))
    return any(_is_due(context, sentence, each) for sentence in context.sentences(line))


def _is_due(context: Context, sentence: Span, each: bool) -> bool:
    text = context.tight(sentence)
    if phrase("payments.duty").search(text) is None:
        return False
    if any(phrase(f"payments.{name}").search(text) for name in ("duty_of_supplier", "no_duty")):
        return False
    in_days = each and any(context.within(kind, sentence) for kind in ("payment.due", "payment.due_plain"))
    return in_days or phrase("payments.day_of_each_period").search(text) is not None


def only_graded(context: Context, sentence: Span) -> bool:
    """90分以上的全额支付当月费用: at which mark of an assessment how much is paid, and not when."""
    if not context.within("payment.graded", sentence) or says("payments.day_told", context.tight(sentence)):
        return False
    return not any(context.within(kind, sentence) for kind in DUE)


def named_so(heading: str) -> bool:
    """True for a heading made of words of payment alone (结算, 费用支付), whatever type the clause was given."""
    if not heading or len(heading) > HEADING:
        return False
    others = phrase("payments.own_words_of_payment").sub("", heading)
    if phrase("payments.kind_of_service").sub("", others):
        return False
    return any(phrase(f"payments.{name}").search(heading) for name in ("pays", "settles_only"))


def tells(context: Context, line: Span) -> bool:
    """In a contract without clauses: a line that orders a share, a sum or what is due to be paid, and says when."""
    return any(_orders(context, sentence) for sentence in context.sentences(line))


def _orders(context: Context, sentence: Span) -> bool:
    text = context.tight(sentence)
    if phrase("payments.duty_of_supplier").search(text) or _is_other_money(context, sentence):
        return False
    ordered = phrase("payments.duty").search(text) is not None and phrase("payments.no_duty").search(text) is None
    stated = phrase("payments.pays").search(text) and any(context.within(kind, sentence) for kind in _STATED)
    when = any(context.within(kind, sentence) for kind in (*DUE, "payment.trigger", "payment.periodic", "payment.each"))
    return bool(stated or ordered) and (when or phrase("payments.day_of_each_period").search(text) is not None)


def _is_other_money(context: Context, span: Span) -> bool:
    return bool(context.within("payment.exclude", span) or others_money(context, span))


def is_heading(context: Context, line: Span, text: str) -> bool:
    """A short line that ends nothing and states nothing, or a label alone (付款条件：): what follows is about it."""
    if opens_list(text):
        return not context.within("payment.share", line)
    if len(text) > HEADING or "\t" in text or (text[-1] in "。；：，、" and not (text[-1] == "：" and named_so(text[:-1]))):
        return False
    return not any(context.within(kind, line) for kind in _STATED)


def opens_list(text: str) -> bool:
    """六、开发费60万元，按下述节点拨付：, 付款节点如下：: the lines behind are the instalments."""
    return text.endswith("：") and phrase("payments.opens_list").search(text) is not None


def is_headed_above(context: Context, above: tuple[Clause, ...]) -> bool:
    """True for the items below a line that opens a list of instalments: 具体支付方式和时间如下：."""
    if len(above) < 2:
        return False
    known = context.once(_opening_by_clause)
    if above[1].id not in known:
        last = context.document.line_at(max(above[1].end - 2, above[1].start)).span
        known[above[1].id] = opens_list(context.tight(last)) and not _is_other_money(context, last)
    return known[above[1].id]


def _opening_by_clause(context: Context) -> dict[str, bool]:
    """Which clauses end in the head of a list, read once."""
    return {}


def is_other_term(context: Context, line: Span, text: str) -> bool:
    """交货地点：…, where nothing is paid: the list of instalments under a heading ends here."""
    if phrase("payments.line_label").search(text) is None:
        return False
    kinds = (*_STATED, "payment.pay", "payment.trigger", "payment.label", "payment.name")
    return not any(context.within(kind, line) for kind in kinds)


def names_instalment(heading: str) -> bool:
    """4.2 首期款: a heading that is the name of one instalment."""
    return 0 < len(heading) <= HEADING and phrase("payments.instalment_heading").match(heading) is not None


def named_instalment(context: Context, line: Span) -> bool:
    """竣工款：…付合同总价25%: a line that begins with the name of an instalment and states its share or sum."""
    named = phrase("payments.line_names_instalment").match(context.tight(line)) is not None
    stated = context.within("payment.share", line) or context.within("money", line)
    return named and bool(stated) and bool(context.within("payment.pay", line))


def is_plan(context: Context, line: Span, text: str) -> bool:
    """签约付三成，装好再付五成，余下两成年底结清: shares of one line that make up the price, each but one with its verb of paying."""
    shares = [value for fact in context.within("payment.share", line) if isinstance(value := fact.holes["value"].value, Decimal)]
    if len(shares) < 2 or sum(shares) != 1:
        return False
    return len(phrase("payments.pays").findall(text)) >= len(shares) - 1


def retains(context: Context, line: Span, text: str, headings: list[str]) -> bool:
    """剩余3%作为质保金，两年后返还: what is kept back of the price, in the clause on guarantees; not what is handed over.

    15.3 质量保证金 above 结算价的3%，缺陷责任期满后返还 names it in the heading.
    """
    named = any(word in heading for heading in headings for word in words("guarantee"))
    kept = (named or context.within("payment.retention", line)) and context.within("payment.share", line)
    return bool(kept) and phrase("payments.kept_back").search(text) is not None and not phrase("payments.handed_over").search(text)


def of_bond(heading: str) -> bool:
    return any(word in heading for word in words("bond_money"))


def labelled(context: Context, line: Span) -> bool:
    """A line of a form, 首付款 | 签订后支付合同金额的30%: the name of an instalment and its terms, no row of figures."""
    cells = [cell for cell in context.tight(line).split("\t") if cell]
    if len(cells) != 2:
        return False
    return any(
        f.span.start <= line.start + 2 for k in ("payment.label", "payment.name") for f in context.within(k, line)
    )


def prices(context: Context, table: Span) -> bool:
    """A list of what is sold, which may stand among the terms of payment: its head names quantities and unit prices."""
    head = context.tight(table).split("\n", 1)[0]
    return "单价" in head and not says("payments.head_of_instalments", head)
