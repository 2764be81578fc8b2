"""What is said once for several instalments, and what is no instalment beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from test_payments import examine

from extract.record import Payment


def rows(terms: str) -> list[Payment]:
    return examine(terms).record.payments


HEADS = [
    "六、付款方式\n甲方在收到乙方发票之日起12个工作日内支付下列款项：\n（1）合同签订后，支付合同总价的40%；\n（2）全部到货后，支付合同总价的60%。",
    "六、付款方式\n甲方收到发票后12个工作日内分别支付：合同签订后付40%；全部到货后付60%。",
    "六、付款方式\n1、合同签订后付合同总价的40%；\n2、全部到货后付合同总价的60%。\n3、以上各笔均于甲方收到乙方发票后12个工作日内付出。",
    "六、付款方式\n合同签订后付40%，全部到货后付60%，以上各笔均在收到乙方发票后12个工作日内付出。",
    "六、付款方式\n期次\t条件\t比例\t金额\n1\t合同签订\t40%\t400000\n2\t全部到货\t60%\t600000\n每期付款前乙方开具等额税票，甲方收票后12个工作日内付款。",
]


@pytest.mark.parametrize("terms", HEADS)
def test_a_deadline_and_a_condition_said_once_hold_for_each(terms: str) -> None:
    first, second = rows(terms)
    assert (first.due_days, first.due_day_kind, second.due_days, second.due_day_kind) == (12, "working", 12, "working")
    assert set(first.triggers) == {"contract_signed", "invoice_received"}
    assert set(second.triggers) == {"delivered", "invoice_received"}


def test_a_deadline_of_its_own_comes_first() -> None:
    terms = (
        "六、付款方式\n甲方在收到发票之日起12个工作日内支付下列款项：\n（1）合同签订后，支付合同总价的40%；\n"
        "（2）验收合格后30日内，支付合同总价的60%。"
    )
    assert [row.due_days for row in rows(terms)] == [12, 30]


@pytest.mark.parametrize(
    "last",
    ["乙方应在收到每笔款项后5个工作日内出具发票。", "乙方每次收款前应提供合法发票。", "发票抬头应与甲方名称一致。"],
)
def test_an_invoice_that_nothing_waits_for_is_no_condition(last: str) -> None:
    found = rows(f"六、付款方式\n1、合同签订后付合同总价的40%；\n2、全部到货后付合同总价的60%。\n3、{last}")
    assert [row.triggers for row in found] == [["contract_signed"], ["delivered"]]


def test_what_nothing_is_paid_without_is_a_condition_of_each() -> None:
    terms = "六、付款方式\n1、合同签订后付合同总价的40%；\n2、全部到货后付60%。\n3、乙方每次收款前应提供合法发票，否则甲方有权拒付。"
    assert all("invoice_received" in row.triggers for row in rows(terms))


def test_a_sum_that_the_list_behind_it_makes_up_is_no_instalment() -> None:
    terms = (
        "六、付款方式\n余款改按下列日期支付，共计人民币500,000元：\n（1）2026年3月31日前，支付200,000元；\n"
        "（2）2026年6月30日前，支付300,000元。"
    )
    assert [row.amount for row in rows(terms)] == [Decimal(200_000), Decimal(300_000)]


def test_what_was_paid_before_is_no_instalment() -> None:
    terms = "六、付款方式\n截至本协议签订日，甲方已累计向乙方支付400,000元（即合同总价的40%）。验收合格后10日内支付600,000元。"
    assert [row.amount for row in rows(terms)] == [Decimal(600_000)]


@pytest.mark.parametrize(
    ("terms", "base"),
    [
        ("乙方每月10日前报送量表，甲方核定后支付当月实作价金之100%。", "other"),
        ("设备到货后支付供应商二价款的30%。", "other"),
        ("预留月服务费的10%作为绩效，每季度末考核90分以上全额支付，80分以下不予支付。", "other"),
        ("审减额于抽查结束后按效益付90%，余10%一年后付清。", "other"),
    ],
)
def test_a_share_of_something_else_is_not_worked_out_from_the_price(terms: str, base: str) -> None:
    (row,) = rows(f"六、付款方式\n{terms}")
    assert (row.base, row.amount) == (base, None)


def test_the_bond_beside_monthly_accounts_is_not_what_a_month_costs() -> None:
    (row,) = rows("六、付款方式\n每月结束后对账，甲方收到发票后15日内支付上月餐费。履约保证金5万元，期满退还。")
    assert (row.kind, row.amount, row.due_days) == ("periodic", None, 15)


def test_the_price_of_a_year_by_its_number_is_due_by_its_date() -> None:
    terms = "六、付款方式\n第一年租金30万元，于2026年1月31日前付清；第二年租金32万元，于2027年1月31日前付清。押金5万元，期满退还。"
    assert [(row.amount, row.due_on) for row in rows(terms)] == [
        (Decimal(300_000), "2026-01-31"), (Decimal(320_000), "2027-01-31"),
    ]  # fmt: skip


def test_a_sum_behind_the_name_and_the_conditions_of_its_instalment() -> None:
    terms = "六、付款方式\n首期款：合同生效后10日内，计人民币40万元；三期款：验收合格后10日内，计人民币60万元。"
    assert [(row.amount, row.due_days) for row in rows(terms)] == [(Decimal(400_000), 10), (Decimal(600_000), 10)]


def test_all_but_what_is_kept_back() -> None:
    terms = "六、付款方式\n验收合格后30日内一次付清货款，但扣留总价的3%作质量保证金，自验收之日起满两年无质量问题后退还。"
    first, second = rows(terms)
    assert (first.percent, first.due_days, second.percent, second.kind) == (Decimal("0.97"), 30, Decimal("0.03"), "retention")


def test_a_form_left_blank_orders_nothing() -> None:
    assert rows("六、付款方式\n预付比例    %，金额    ；货到    天付款    %；月结    天    %。") == []


def test_the_amount_of_a_bond_in_the_next_segment_is_that_of_the_bond() -> None:
    terms = "六、付款方式\n验收合格后支付合同总价的100%。乙方应向甲方支付履约保证金，金额为合同总价的5%，计50,000元。"
    assert [row.percent for row in rows(terms)] == [Decimal(1)]


def test_the_part_that_heads_a_list_is_what_its_shares_are_of() -> None:
    terms = (
        "六、付款方式\n设备款（60万元）按下列节点支付：\n（1）货物到齐支付40%；\n（2）验收合格支付60%。\n"
        "安装费（40万元）按下列节点支付：\n（1）安装完成支付70%；\n（2）质保期满支付30%。"
    )
    assert [row.amount for row in rows(terms)] == [Decimal(n) for n in (240_000, 360_000, 280_000, 120_000)]


def test_the_rest_of_what_is_reckoned_at_the_end_has_no_share() -> None:
    terms = "六、付款方式\n预付款为合同总价的20%，合同生效后支付。供货结束后据实结算，扣除预付款后余款在30天内一次付清。"
    first, second = rows(terms)
    assert (first.percent, second.percent, second.amount, second.due_days) == (Decimal("0.2"), None, None, 30)


@pytest.mark.parametrize("words", ["款到发货", "需方全款到账后安排生产发货"])
def test_everything_before_the_goods_leave(words: str) -> None:
    assert [row.percent for row in rows(f"六、结算方式：{words}。")] == [Decimal(1)]


def test_an_option_that_nobody_struck_out_orders_nothing() -> None:
    assert rows("六、结算方式：先款后货/XXXXX") == []
