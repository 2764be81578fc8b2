"""Penalties as further drafters put them: who takes the money, odd periods, tolerated days, lists with one cap."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

CASES = [
    (
        "可用性低于99.95%但不低于99.5%的，扣减当月服务费的10%；低于99.5%且高于99.0%的，扣减当月服务费的25%。",
        [
            "supplier nonconformity percent 0.1 service_fee",
            "supplier nonconformity percent 0.25 service_fee",
        ],
    ),
    (
        "货物最晚于2026年7月1日交齐，延期交货日违约金为合同总额的0.1%。",
        ["supplier late_delivery rate_per_period 0.001 contract_total 1day"],
    ),
    (
        "乙方擅自分包的，甲方有权解除合同，并按合同总价的10%收取违约金。",
        ["supplier subcontracting percent 0.1 contract_total"],
    ),
    (
        "乙方逾期交货的，甲方按合同总价的5%向乙方收取违约金。",
        ["supplier late_delivery percent 0.05 contract_total"],
    ),
    (
        "甲方逾期付款超过60日的，乙方有权解除合同，并按未付款的5%收取违约金。",
        ["buyer late_payment percent 0.05 unpaid_amount"],
    ),
    (
        "乙方逾期超过30日，甲方可解除合同，乙方另行支付合同金额5%的违约金。",
        ["supplier late_delivery percent 0.05 contract_total"],
    ),
    (
        "甲方逾期付款的，乙方可以暂停服务，甲方另行支付未付款2%的违约金。",
        ["buyer late_payment percent 0.02 unpaid_amount"],
    ),
    (
        "乙方迟延交货不超过5日的，甲方不追究违约责任；超过5日的，自第6日起每日按迟延交付货物价款的5‰支付违约金。",
        ["supplier late_delivery rate_per_period 0.005 overdue_delivery_value 1day grace=5"],
    ),
    (
        "逾期7日内，乙方免责；超过7日的，每日按合同总价的1‰支付违约金。",
        ["supplier late_delivery rate_per_period 0.001 contract_total 1day grace=7"],
    ),
    (
        "逾期10日以内的，每日按合同总价的0.1%支付违约金；超过10日的，每日按合同总价的0.2%支付违约金。",
        [
            "supplier late_delivery rate_per_period 0.001 contract_total 1day",
            "supplier late_delivery rate_per_period 0.002 contract_total 1day",
        ],
    ),
    (
        "甲方未按期支付服务费，超过20天后，每超一天按拖欠金额的0.2‰补偿乙方。",
        ["buyer late_payment rate_per_period 0.0002 unpaid_amount 1day grace=20"],
    ),
    ("乙方停止供餐的，每停一天支付违约金2000元。", ["supplier non_performance fixed 2000.00 1day"]),
    (
        "乙方未按期竣工，每拖期1日按合同价的万分之四支付违约金。",
        ["supplier late_delivery rate_per_period 0.0004 contract_total 1day"],
    ),
    (
        "承包人每延误1天承担违约金4000元；里程碑节点每延误1天承担违约金1000元；累计最高限额为签约合同价的3%。",
        [
            "supplier late_delivery fixed 4000.00 1day cap=0.03",
            "supplier late_delivery fixed 1000.00 1day cap=0.03",
        ],
    ),
    (
        "因乙方保养不当造成安全责任事故的，乙方向甲方支付合同总价10%的违约金。",
        ["supplier security_incident percent 0.1 contract_total"],
    ),
    ("接报后48小时不能修复的，每台每日向甲方支付300元。", ["supplier warranty_service fixed 300.00 1day"]),
    (
        "保修期内渗漏，乙方须6小时内到场，否则甲方自行抢修，费用双倍从质保金扣回。",
        ["supplier warranty_service multiple 2 other"],
    ),
    ("得分80-90分的扣减当季服务费的3%。", ["supplier nonconformity percent 0.03 service_fee"]),
    (
        "（一）乙方逾期交稿的，每日按合同总价的0.1%支付违约金；\n（二）违反保密约定的，支付违约金3万元。",
        [
            "supplier late_delivery rate_per_period 0.001 contract_total 1day",
            "supplier confidentiality fixed 30000.00",
        ],
    ),
]


@pytest.mark.parametrize(("body", "rows"), CASES)
def test_wording(body: str, rows: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == rows


@pytest.mark.parametrize("body", ["每月1日前乙方提交报告。", "甲方每季度首月1日向乙方支付服务费300元。"])
def test_dates_and_fees_are_no_penalties(body: str) -> None:
    assert penalties_of(body, heading="服务内容") == []
