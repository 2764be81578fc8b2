"""Scales of penalties, tables of fines without a party, and words of a breach and of its price that lists lacked."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

CASES = [
    (
        "乙方延迟供货超过5日不足10日的，按合同价的1%支付违约金；超过10日不足15日的，按合同价的3%支付；超过15日的，按合同价的6%支付。",
        [f"supplier late_delivery percent {rate} contract_total" for rate in ("0.01", "0.03", "0.06")],
    ),
    (
        "若乙方逾期，按以下标准支付违约金：逾期1-5日，合同总价的1%；逾期6-10日，合同总价的2%；逾期11日以上，合同总价的4%。",
        [f"supplier late_delivery percent {rate} contract_total" for rate in ("0.01", "0.02", "0.04")],
    ),
    (
        "乙方拒绝履行合同给甲方造成损失的，按实际损失赔偿。损失难以确定的，按合同总价的15%计算。",
        ["supplier non_performance percent 0.15 contract_total"],
    ),
    ("供应的蔬菜农残超标的，该批货款不予支付。", ["supplier nonconformity full_base other"]),
    ("所供桌椅为旧货的，乙方退一赔三。", ["supplier nonconformity multiple 3 other"]),
    (
        "乙方不能交货的，甲方有权按合同总价的20%向乙方索赔。",
        ["supplier non_performance percent 0.2 contract_total"],
    ),
    ("逾期违约金为每日合同总价的万分之三，由违约方承担。", ["either general_breach rate_per_period 0.0003 contract_total 1day"]),
    ("未经同意将工作转交第三方的，支付合同总价10%的违约金。", ["supplier subcontracting percent 0.1 contract_total"]),
    ("乙方派驻的团队与投标文件不一致的，每人支付违约金1万元。", ["supplier personnel fixed 10000.00 1person"]),
    ("3.擅自停止服务的，每停止一天支付违约金5000元。", ["supplier non_performance fixed 5000.00 1day"]),
    (
        "每月对乙方考核一次，得分低于80分的，按当月服务费的2%支付违约金。",
        ["supplier nonconformity percent 0.02 service_fee"],
    ),
    ("乙方拒不维修的，按甲方垫付部分的30%支付违约金。", ["supplier warranty_service percent 0.3 other"]),
]


@pytest.mark.parametrize(("body", "rows"), CASES)
def test_wording(body: str, rows: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == rows


def test_a_table_of_fines_is_about_the_side_that_delivers() -> None:
    rows = penalties_of("检查项目\t扣分\t处罚金额\n走廊有积水\t2分\t40元/处\n垃圾隔夜未清\t5分\t150元/次")
    assert [(row.liable, str(row.amount)) for row in rows] == [("supplier", "40.00"), ("supplier", "150.00")]


@pytest.mark.parametrize(
    "body", ["乙方未提供发票的，当期服务费不予支付。", "整改合格前，该笔货款不予支付。", "验收合格后，支付合同总价的30%。"]
)
def test_money_that_waits_is_not_lost(body: str) -> None:
    assert penalties_of(body) == []
