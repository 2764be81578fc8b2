"""Shares of parts of the price, sums that parts make up, deadlines said once, and figures that are no instalment."""

from __future__ import annotations

import pytest
from test_payments import examine, shares

from extract.record import Payment


def _rows(terms: str) -> list[Payment]:
    return examine(terms).record.payments


def _sums(terms: str) -> list[tuple[str | None, str | None]]:
    """Share and sum of every instalment of a contract for 1,000,000 元."""
    rows = _rows(terms)
    return [(None if p.percent is None else str(p.percent), None if p.amount is None else str(p.amount)) for p in rows]


def test_a_sentence_stays_with_the_part_that_it_began_with() -> None:
    assert _sums(
        "六、付款方式\n勘察费40万元，设计费60万元。勘察费于外业完成后支付70%，报告备案后支付30%；"
        "设计费在初步设计批复后支付40%，施工图审查通过后支付60%。"
    ) == [("0.7", "280000.00"), ("0.3", "120000.00"), ("0.4", "240000.00"), ("0.6", "360000.00")]


def test_a_part_without_a_sum_beside_one_that_has_it_is_not_the_whole_price() -> None:
    rows = _sums("六、付款方式\n设计费20万元，图纸交付后支付设计费的50%。安装工程费在完工后支付安装工程费的90%。")
    assert rows == [("0.5", "100000.00"), ("0.9", None)]


def test_a_part_that_a_sentence_begins_with_is_what_its_share_is_of() -> None:
    assert _sums("六、付款方式\n1、安全文明施工费开工后28天内预付50%，其余随进度付。\n2、竣工验收合格后28天内支付合同总价的85%。") == [
        ("0.5", None), ("0.85", "850000.00"),
    ]  # fmt: skip


def test_shares_beyond_the_whole_give_no_sums_where_nothing_says_of_what_they_are() -> None:
    rows = _sums("六、付款方式\n1、签订后支付合同总价的30%。\n2、培训费培训结束后10日内支付100%。\n3、验收后支付合同总价的65%。")
    assert rows == [("0.3", "300000.00"), ("1", None), ("0.65", "650000.00")]


def test_a_stated_sum_stands_whatever_the_share_in_brackets_behind_it_makes() -> None:
    rows = _rows("六、付款方式\n1、预留34,200.00元（合同价3%）作为质量保证金，于2026年7月31日前一次退还。\n2、验收后支付97%。")
    assert [(str(p.amount), p.amount_source, p.flags) for p in rows] == [
        ("34200.00", "stated", ["conflict"]), ("970000.00", "computed", []),
    ]  # fmt: skip
    assert rows[0].due_on == "2026-07-31"


def test_the_share_of_a_mark_is_no_instalment_where_every_cell_is_a_line() -> None:
    terms = "六、付款方式\n每月按考核结果分档发放：\n得分\n比例\n90分（含）以上\n100%\n80—89分\n95%\n不足80分\n80%"
    assert [p.percent for p in _rows(terms)] in ([], [None])


def test_the_fee_of_one_year_is_not_the_sum_of_the_part() -> None:
    assert _sums("六、付款方式\n设备款70万元，每年维保费10万元。验收后支付设备款的95%。维保期满支付维保费的50%。") == [
        ("0.95", "665000.00"), ("0.5", None),
    ]  # fmt: skip


def test_parts_that_are_paid_replace_the_sum_they_make_up() -> None:
    assert _sums("六、付款方式\n甲方每季度支付服务费90000元，其中80%（72000元）于次月支付，20%（18000元）年终支付。") == [
        ("0.8", "72000.00"), ("0.2", "18000.00"),
    ]  # fmt: skip
    assert _sums("六、付款方式\n合同签订后支付首付款30万元，其中材料20万元，人工10万元；验收后支付70万元。") == [
        (None, "300000.00"), (None, "700000.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "收到乙方提交的合同总价10%的预付款保函后，甲方支付合同总价的30%",
        "甲方支付合同总价的30%；累计支付至合同总价的80%时停止支付",
        "甲方支付合同总价的30%，其中基础费用占60%，绩效费用占40%",
    ],
)
def test_a_share_that_is_no_instalment(words: str) -> None:
    assert [share for share, _ in _sums(f"六、付款方式\n{words}。")] == ["0.3"]


@pytest.mark.parametrize(
    ("line", "sum_"),
    [
        ("1、首期费用：¥300,000元，付款期限为签约后十日；", "300000.00"),
        ("中期款（系统部署后）35万元", "350000.00"),
        ("第二期租金5万元于2026年3月1日前付清。", "50000.00"),
    ],
)
def test_the_name_of_an_instalment_before_its_sum(line: str, sum_: str) -> None:
    assert _sums(f"六、付款方式\n{line}\n") == [(None, sum_)]


def test_two_instalments_of_one_sum_keep_their_own_days() -> None:
    rows = _rows("六、付款方式\n首期租金50万元于合同签订后5日内付清，第二期租金50万元于2026年3月1日前付清。")
    assert [(p.due_days, p.due_on) for p in rows] == [(5, None), (None, "2026-03-01")]


def test_a_deadline_said_once_holds_for_all() -> None:
    rows = _rows(
        "六、付款方式\n1、方案确认后支付40%；\n2、成果验收后支付60%。\n每次付款前乙方提供票据，甲方收到票据之日起20日内拨款。"
    )
    assert [(p.due_days, p.due_day_kind) for p in rows] == [(20, "calendar"), (20, "calendar")]


def test_two_halves_of_a_year_are_two_instalments() -> None:
    assert _sums("六、付款方式\n服务费采用上、下半年各支付50%的方式。") == [("0.5", "500000.00")] * 2


def test_each_quarter_completed_is_paid_for_itself() -> None:
    assert shares("六、付款方式\n乙方每完成一个季度的巡检，甲方于次月支付合同总价的25%。") == [("0.25", "periodic")]


def test_a_draft_of_an_audit_report_is_no_audit_of_the_price() -> None:
    rows = _rows("六、付款方式\n乙方出具审计报告初稿后，甲方支付40万元；正式报告验收后，甲方支付60万元。")
    assert [p.kind for p in rows] == ["milestone", "final"]


def test_an_application_for_payment_is_no_payment_on_delivery() -> None:
    rows = _rows("六、付款方式\n每季度服务费25万元。每季度结束后，乙方提交付款申请，甲方收到后15日内支付。")
    assert [(p.label, p.kind) for p in rows] == [(None, "periodic")]


def test_the_guarantee_that_a_settlement_leaves() -> None:
    rows = _rows("六、付款方式\n1、审计完成后付至审定价的97%；\n2、剩余质保金两年期满一次性支付。")
    assert [(str(p.percent), p.base, p.kind) for p in rows] == [
        ("0.97", "settlement", "final"), ("0.03", "settlement", "retention"),
    ]  # fmt: skip


def test_a_premium_that_is_the_price_is_an_instalment() -> None:
    assert _sums("六、付款方式\n甲方应于保险合同生效后10日内一次性缴清全部保险费1000000元。") == [("1", "1000000.00")]


def test_the_law_on_small_firms_is_no_term_of_payment() -> None:
    rows = _rows("六、对中小企业及时支付的约定：自交付之日起30日内支付款项；另有约定的，最长不超过60日。")
    assert rows == []


def test_the_share_that_a_form_names_and_states_again() -> None:
    assert shares("六、付款方式\n第1次分期支付金额为****元，所占总合同金额百分之60，说明：货到验收后支付合同金额的60%。") == [
        ("0.6", "acceptance")
    ]


def test_a_rate_for_a_square_metre_is_not_the_fee_of_a_month() -> None:
    rows = _rows("六、付款方式\n物业费按每平方米每月贰元伍角计，共1000平方米，每月物业费2500元，按月支付。")
    assert [(p.kind, str(p.amount)) for p in rows] == [("periodic", "2500.00")]


def test_what_a_month_costs_is_not_what_is_paid_each_quarter() -> None:
    rows = _rows("六、付款方式\n每月物业费2500元，按季支付。")
    assert [(p.kind, p.amount) for p in rows] == [("periodic", None)]


def test_shares_of_a_line_that_make_the_price_need_no_verb_each() -> None:
    assert shares("六、付款方式\n付款分为：阶段一（立项）：20%；阶段二（中期）：50%；阶段三（结项）：30%。") == [
        ("0.2", "milestone"), ("0.5", "milestone"), ("0.3", "final"),
    ]  # fmt: skip


def test_shares_that_rise_past_the_whole_get_no_sums() -> None:
    assert _sums("六、付款方式\n按进度付款，完成30%工程量付20%，完成60%工程量付50%，完工付85%。") == [
        ("0.2", "200000.00"), ("0.5", None), ("0.85", None),
    ]  # fmt: skip


def test_a_year_without_faults_is_a_guarantee() -> None:
    rows = _rows("六、付款方式\n签订合同付三成，验收后付六成，剩余10%货款在一年后无质量问题一次性支付。")
    assert [(p.kind, p.triggers) for p in rows] == [
        ("advance", ["contract_signed"]), ("acceptance", ["accepted"]), ("retention", ["warranty_expired"]),
    ]  # fmt: skip
