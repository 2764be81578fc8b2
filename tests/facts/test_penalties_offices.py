"""Penalties as ten offices put them: what is left of a term, caps of a whole sentence, cases that name nobody."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

CASES = [
    (
        "乙方提前退租的，按剩余租期租金总额的20%向甲方支付违约金。",
        ["supplier termination percent 0.2 other"],
    ),
    (
        "乙方逾期交货的，第1周至第4周每周扣合同总价的0.5%，第5周起每周扣1%，合计不超过10%。",
        [
            "supplier late_delivery rate_per_period 0.005 contract_total 1week cap=0.1",
            "supplier late_delivery rate_per_period 0.01 contract_total 1week cap=0.1",
        ],
    ),
    (
        "（1）乙方逾期完成的，每日支付违约金500元；\n（2）甲方逾期付款的，每日支付违约金200元；\n（3）泄露出行人员名单的，每次支付违约金5000元。",
        [
            "supplier late_delivery fixed 500.00 1day",
            "buyer late_payment fixed 200.00 1day",
            "supplier confidentiality fixed 5000.00 1occurrence",
        ],
    ),
    (
        "（1）乙方无故停止服务的，每日支付违约金800元；\n（2）擅自使用甲方车辆的，每次支付违约金3000元。",
        ["supplier non_performance fixed 800.00 1day", "supplier general_breach fixed 3000.00 1occurrence"],
    ),
    (
        "任何一方无故解除合同的，应向对方支付相当于两个月服务费的违约金，计46000元。",
        ["either termination fixed 46000.00"],
    ),
    (
        "乙方成果一年内不合格满五次的，甲方可解除合同，乙方按合同总额上限的8%支付违约金。",
        ["supplier nonconformity percent 0.08 contract_total"],
    ),
    (
        "有下列情形之一的，乙方承担违约金，从服务费中扣减：\n（甲）漏做或假做记录，每台次500元；\n（乙）到场超时，每次扣300元。",
        ["supplier nonconformity fixed 500.00 1occurrence", "supplier warranty_service fixed 300.00 1occurrence"],
    ),
    (
        "缺斤短两的，扣缺少部分货款的5倍。",
        ["supplier nonconformity multiple 5 other"],
    ),
    (
        "考核低于80分的，扣减当季服务费的10%；低于70分，当季考核服务费全部不予支付。",
        ["supplier nonconformity percent 0.1 service_fee", "supplier nonconformity full_base other"],
    ),
    ("乙方擅自更换主讲教师的，当次课酬不予支付。", ["supplier personnel full_base other"]),
]


@pytest.mark.parametrize(("body", "rows"), CASES)
def test_rows(body: str, rows: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == rows


def test_money_that_is_paid_once_papers_are_there_is_not_lost() -> None:
    assert penalties_of("乙方未提交发票的，该期服务费不予支付，直至提交为止。") == []
