"""What a row of a penalty holds beside rate and base: the day's rate, both sides, evidence, what was left open."""

from __future__ import annotations

from decimal import Decimal

from penalty_helpers import brief, penalties_of

from extract.pipeline import examine_bytes

_LEASE = """车辆租赁合同
出租人（甲方）：安行汽车租赁有限公司
承租人（乙方）：青禾县交通运输局
第一条 违约责任
甲方逾期交付车辆的，每逾期一日按日租金的双倍支付违约金。
乙方逾期支付租金的，每逾期一日按欠付租金的1‰支付违约金。
"""

_ANNEX = """采购合同
甲方：青禾县图书馆
乙方：远帆信息技术有限公司
第一条 违约责任
乙方违反第三条第（二）项的，按合同总价的10%支付违约金。
第二条 付款
验收合格后付款。
第三条 乙方义务
（一）按期交货；
（二）不得将项目转包给第三人。
附件1：保密协议
第一条 乙方应妥善保管资料。
第二条 乙方违反本协议的，应向甲方支付违约金3万元。
"""


def test_rate_by_the_day() -> None:
    row = penalties_of("乙方逾期交货的，每逾期一周，按合同总价的0.7%支付违约金。")[0]
    assert (row.period_count, row.period_unit, row.per_day_rate) == (1, "week", Decimal("0.001"))
    row = penalties_of("乙方逾期交货的，每延期10天扣除合同总价的1%。")[0]
    assert (row.period_count, row.period_unit, row.per_day_rate) == (10, "day", Decimal("0.001"))


def test_no_daily_rate_without_a_period() -> None:
    row = penalties_of("乙方所供货物质量不合格的，应支付合同总价5%的违约金。")[0]
    assert (row.period_unit, row.per_day_rate) == (None, None)


def test_the_other_side_benefits() -> None:
    row = penalties_of("甲方逾期付款的，每逾期一日按逾期金额的0.05%支付违约金。")[0]
    assert (row.liable, row.beneficiary) == ("buyer", "supplier")
    row = penalties_of("任何一方违约的，应向对方支付合同总价5%的违约金。")[0]
    assert (row.liable, row.beneficiary) == ("either", "either")


def test_sides_take_the_meaning_of_the_contract() -> None:
    rows = examine_bytes(_LEASE.encode(), "t.txt").record.penalties
    assert [brief(row) for row in rows] == [
        "supplier late_delivery multiple 2 daily_fee 1day",
        "buyer late_payment rate_per_period 0.001 unpaid_amount 1day",
    ]


def test_reference_and_annex_tell_the_breach() -> None:
    rows = examine_bytes(_ANNEX.encode(), "t.txt").record.penalties
    assert [(row.trigger, row.kind) for row in rows] == [("subcontracting", "percent"), ("confidentiality", "fixed")]


def test_evidence_is_the_sentence() -> None:
    body = "乙方逾期交货的，每逾期一日按合同总价的0.05%支付违约金。验收另行约定。"
    row = penalties_of(body)[0]
    assert row.text == "乙方逾期交货的，每逾期一日按合同总价的0.05%支付违约金。"
    assert row.base_text == "合同总价"


def test_bank_rate_is_kept_as_written() -> None:
    body = "甲方逾期付款的，应按同期贷款市场报价利率（LPR）支付逾期利息。"
    text = f"甲方：青禾县图书馆\n乙方：远帆商贸有限公司\n第一条 违约责任\n{body}\n"
    row = examine_bytes(text.encode(), "t.txt").record.penalties[0]
    assert (row.kind, row.rate, row.amount, row.liable) == ("compensation", None, None, "buyer")
    assert row.base_text is not None and "贷款市场报价利率" in row.base_text


def test_open_rate_with_a_stated_cap() -> None:
    row = penalties_of("乙方逾期交货的，每逾期一天，应支付逾期交货部分货款____‰的违约金，但最高不超过合同总价的5%。")[0]
    assert brief(row) == "supplier late_delivery rate_per_period overdue_delivery_value 1day cap=0.05"
    assert row.rate is None and row.per_day_rate is None


def test_cap_of_the_next_sentence() -> None:
    row = penalties_of("乙方逾期交货的，每逾期一日按合同总价的0.1%支付违约金。违约金总额不超过合同总价的8%。")[0]
    assert (row.cap_rate, row.cap_base) == (Decimal("0.08"), "contract_total")


def test_sum_of_a_cap() -> None:
    row = penalties_of("乙方逾期交货的，每日支付违约金500元，累计不超过20000元。")[0]
    assert (row.amount, row.cap_amount) == (Decimal("500.00"), Decimal("20000.00"))


def test_months_of_fees_with_the_sum_worked_out() -> None:
    row = penalties_of("乙方擅自终止合同的，应支付相当于两个月服务费的违约金，即80000元。")[0]
    assert brief(row) == "supplier termination fixed 80000.00"


def test_consequences_in_order() -> None:
    row = penalties_of("乙方转包的，甲方有权解除合同，乙方应支付合同总价20%的违约金，并赔偿甲方全部损失。")[0]
    assert row.consequence == ["termination", "damages"]


def test_grace_from_the_day_it_ends() -> None:
    row = penalties_of("甲方不按期付款的，自逾期第11日起，每日按应付款额的万分之三支付违约金。")[0]
    assert (row.grace_days, row.grace_day_kind) == (10, "calendar")


def test_cap_named_behind_its_figure() -> None:
    for cap in ("以合同总价的5%为限", "按合同总价的5%封顶", "累计至合同总价的5%为止", "合同总价的5%封顶"):
        row = penalties_of(f"乙方逾期交货的，每逾期一日按逾期交货部分货款的0.1%支付违约金，{cap}。")[0]
        assert (row.rate, row.cap_rate, row.cap_base) == (Decimal("0.001"), Decimal("0.05"), "contract_total"), cap
