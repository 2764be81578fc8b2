"""The pieces of `payments`, each on a line of its own: is it ordered, what belongs to it, what is left."""

from __future__ import annotations

from decimal import Decimal

import pytest
from context_helpers import context, item, span, whole

from extract.facts.payments.anchor import Anchor, is_bond, tail
from extract.facts.payments.joined import divided, joined, makes
from extract.facts.payments.ordered import Words, is_ordered, is_other_share
from extract.facts.payments.parts import State, named_part, part_of, part_sum
from extract.facts.payments.places import Place, places_of
from extract.facts.payments.rest import rest
from extract.facts.payments.share import base_of, computable
from extract.facts.payments.terms import base, cents, due, due_dates, triggers
from extract.facts.reading.chosen import masked
from extract.facts.reading.options import option_number
from extract.model import Span
from extract.record import Payment

HEAD = "第二条 付款方式\n"
D = Decimal


def anchor(line: str, *figures: str) -> tuple[object, list[Anchor]]:
    here = context(f"{HEAD}{line}\n")
    where = span(here, line)
    found = []
    for figure in figures:
        value = D(figure.rstrip("%")) / 100
        found.append(Anchor("share", span(here, figure), where, "payment.anchor.percent", 0.9, percent=value))
    return here, found


def place(line: str, *figures: str) -> tuple[object, list[Place]]:
    here, found = anchor(line, *figures)
    return here, places_of(here, item(here, line), found)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "figure", "other"),
    [
        ("验收合格后支付合同总价的60%。", "60%", False),
        ("增值税税率为6%。", "6%", True),
        ("完成工程量的25%后付款。", "25%", True),
        ("履约保证金为合同总价的5%。", "5%", True),
        ("罚款不得超过合同总价的8%。", "8%", True),
    ],
)
def test_a_share_of_something_else(line: str, figure: str, other: bool) -> None:
    here = context(f"{HEAD}{line}\n")
    words = Words(here, item(here, line), span(here, line), span(here, figure))
    assert is_other_share(words) is other


def test_a_share_needs_a_verb_or_the_terse_form_of_a_list() -> None:
    lines = [("系统上线50%。", "50%", True), ("甲方支付50%。", "50%", True), ("合格率达到98%以上方为合格品。", "98%", False)]
    for line, figure, ordered in lines:
        here = context(f"{HEAD}{line}\n")
        assert is_ordered(Words(here, item(here, line), span(here, line), span(here, figure))) is ordered, line


def test_the_figure_of_a_bond_is_known_by_its_own_segment() -> None:
    line = "乙方交纳履约保证金5万元，甲方支付预付款20万元。"
    here = context(f"{HEAD}{line}\n")
    assert is_bond(here, span(here, "5万元"), span(here, line))
    assert not is_bond(here, span(here, "20万元"), span(here, line))


def test_the_words_of_an_item_are_shared_out() -> None:
    here, (first, second) = place("签订合同后支付30%，验收合格后支付70%。", "30%", "70%")
    assert here.tight(first.left) == "签订合同后支付"  # type: ignore[attr-defined]
    assert here.tight(second.left) == "，验收合格后支付"  # type: ignore[attr-defined]
    assert here.tight(Span(first.anchor.span.end, tail(here, first.anchor))) == ""  # type: ignore[attr-defined, arg-type]


def test_a_share_and_the_sum_that_it_makes_are_one() -> None:
    line = "支付30%，即人民币60000元。"
    here = context(f"{HEAD}{line}\n")
    share = Anchor("share", span(here, "30%"), span(here, line), "r", 0.9, percent=D("0.3"))
    money = Anchor("sum", span(here, "60000元"), span(here, line), "r", 0.9, amount=D(60000))
    assert makes(D("0.3"), D(60000), D(200000)) and not makes(D("0.3"), D(50000), D(200000))
    (both,) = joined(here, [share, money], D(200000), in_table=False)
    assert (both.percent, both.amount) == (D("0.3"), D(60000))


def test_a_share_that_is_paid_in_parts_is_its_parts() -> None:
    here, found = anchor("余款10%分两次支付：满一年支付6%，满两年支付4%。", "10%", "6%", "4%")
    assert [one.percent for one in divided(here, found, None)] == [D("0.06"), D("0.04")]  # type: ignore[arg-type]
    here, found = anchor("余款10%分两次支付：满一年支付6%，满两年支付5%。", "10%", "6%", "5%")
    assert len(divided(here, found, None)) == 3, "parts that do not make it up are none of it"  # type: ignore[arg-type]


def test_options_that_were_not_chosen_are_masked() -> None:
    here = context(f"{HEAD}按下列第2种方式支付：\n1.一次性付清；\n2.分期支付，每期支付50%。\n")
    spans = masked(here)
    assert any(one.start <= span(here, "一次性").start < one.end for one in spans)
    assert not any(one.start <= span(here, "每期").start < one.end for one in spans)
    assert [option_number(text) for text in ("2", "二", "B", "②")] == [2, 2, 2, 2]


def test_events_deadlines_and_days() -> None:
    here = context(f"{HEAD}验收合格且收到发票后15个工作日内支付，最迟2026年9月底前付清。\n")
    assert triggers(here, [whole(here)]) == ["accepted", "invoice_received"]
    assert due(here, [whole(here)], None) == (15, "working")
    assert [day for day, _ in due_dates(here, whole(here), 0)] == ["2026-09-30"]


def test_of_what_a_share_is_taken() -> None:
    line = "支付结算价的80%。"
    here = context(f"{HEAD}{line}\n")
    left, right = Span(span(here, line).start, span(here, "80%").start), Span(span(here, "80%").end, span(here, line).end)
    assert base(here, left, right) == ("settlement", True)
    here, (one,) = place("验收后支付80%。", "80%")
    state = State(D(100000), False, [])
    assert base_of(here, one, state, part_of(here, one)) == ("contract_total", False)  # type: ignore[arg-type]
    assert computable(here, one, "contract_total", state) and not computable(here, one, "settlement", state)  # type: ignore[arg-type]
    assert cents(D("0.3333"), D("100.10")) == D("33.36")


def test_a_part_of_the_price_has_a_sum_of_its_own() -> None:
    here = context(f"第一条 合同价款\n设备款：人民币80000元；安装费：人民币20000元。\n{HEAD}支付设备款的70%。\n")
    assert part_sum(here, "设备款") == 80000 and part_sum(here, "运费") is None
    assert named_part("；安装费：人民币", "安装费") and not named_part("设备款：", "安装费")


def test_what_earlier_instalments_leave() -> None:
    line = "签订合同后支付30%，余款验收合格后付清。"
    here, (first,) = place(line, "30%")
    over = Anchor("rest", span(here, "余款"), span(here, line), "payment.anchor.rest", 0.9)  # type: ignore[arg-type]
    (last,) = places_of(here, first.item, [over])  # type: ignore[arg-type]
    evidence = here.evidence(first.anchor.sentence, "r", 0.9)  # type: ignore[attr-defined]
    row = Payment(seq=1, kind="advance", percent=D("0.3"), base="contract_total", payer="buyer", payee="supplier", **evidence)
    left = rest(here, last, State(D(200000), False, [(row, first)]))  # type: ignore[arg-type]
    assert (left.percent, left.amount, left.source, left.of_settlement) == (D("0.7"), D("140000.00"), "computed", False)
    assert rest(here, last, State(D(200000), False, [])).percent is None, "nothing was paid before"  # type: ignore[arg-type]
    state = State(D(200000), False)
    state.add(row, first)
    state.add(row.model_copy(update={"kind": "periodic", "percent": None}), first)
    assert (state.paid, state.shares, state.sums) == (D("0.3"), D("0.3"), None), "what is paid by the period is no part of it"
    state.add(row.model_copy(update={"kind": "final", "percent": None, "amount": D(5)}), first)
    assert (state.paid, state.shares) == (D("0.3"), None)


def test_the_nearest_head_of_a_list_names_the_part() -> None:
    lines = "设备款（80000元）按下列节点支付：\n（1）到货支付60%。\n安装费（20000元）按下列节点支付：\n（1）完工支付90%。\n"
    here = context(f"{HEAD}{lines}")
    found = {}
    for words in ("60%", "90%"):
        line = next(one for one in lines.split("\n") if words in one)
        one = item(here, line)
        plan = here.outline.by_id[one.clause.id]
        while plan.parent in here.outline.by_id:
            plan = here.outline.by_id[plan.parent]
        one.plan = plan.id
        share = Anchor("share", span(here, words), span(here, line), "r", 0.9, percent=D("0.6"))
        part = part_of(here, places_of(here, one, [share])[0])
        found[words] = (part.name, part.amount) if part else None
    assert found == {"60%": ("设备款", D(80000)), "90%": ("安装费", D(20000))}
