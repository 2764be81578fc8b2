"""Who acts and who takes, shares of a bond, caps of their own sentence, delays told by other verbs."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

CASES = [
    (
        "用户未按期交纳电费的，供方从逾期之日起每日计收欠费总额万分之五的滞纳金。",
        ["buyer late_payment rate_per_period 0.0005 unpaid_amount 1day"],
    ),
    ("逾期交货的，买方按日计收合同总价千分之二的违约金。", ["supplier late_delivery rate_per_period 0.002 contract_total 1day"]),
    ("乙方私自收取保管费的，按所收金额的2倍支付违约金。", ["supplier general_breach multiple 2 other"]),
    ("甲方要求终止合同的，乙方尚未开始工作的，不退还定金。", ["buyer termination full_base bond"]),
    ("乙方要求中途退场的，应支付合同总价10%的违约金。", ["supplier termination percent 0.1 contract_total"]),
    (
        "验收不合格的，甲方给予十日整改期，期满仍不合格的，按合同总价的10%支付违约金。",
        ["supplier nonconformity percent 0.1 contract_total"],
    ),
    ("乙方中途退场的，履约保证金的百分之三十不予返还。", ["supplier termination percent 0.3 bond"]),
    ("供货不合格两次以上的，没收履约保证金的20%。", ["supplier nonconformity percent 0.2 bond"]),
    ("乙方违约的，履约保证金中的2万元不予退还。", ["supplier general_breach fixed 20000.00"]),
    ("提供贴牌产品的，按投标报价的10%支付违约金。", ["supplier nonconformity percent 0.1 other"]),
    ("所供轮胎不是正品的，按该批货款的三倍支付违约金。", ["supplier nonconformity multiple 3 other"]),
    ("交稿每推后一周，扣合同总价的1%，扣满合同价5%为止。", ["supplier late_delivery rate_per_period 0.01 contract_total 1week cap=0.05"]),
    (
        "甲方逾期付款的，每日按未付金额的0.05%支付违约金。此项违约金最高计至未付金额的5%。",
        ["buyer late_payment rate_per_period 0.0005 unpaid_amount 1day cap=0.05"],
    ),
    ("每延误一天支付违约金3000元。本款违约金累计以合同价款的5%封顶。", ["supplier late_delivery fixed 3000.00 1day cap=0.05"]),
    ("维修超时的，每超1小时扣200元，扣款以当月维护费的十分之一为限。", ["supplier warranty_service fixed 200.00 1hour cap=0.1"]),
    (
        "乙方延期交货5日以内的，甲方不予追究；超出部分每日按迟交货物价款的1‰支付违约金。",
        ["supplier late_delivery rate_per_period 0.001 overdue_delivery_value 1day grace=5"],
    ),
    ("隐患整改通知书所列事项到期未整改的，每项每日计收违约金1000元。", ["supplier non_performance fixed 1000.00 1day"]),
    ("乙方将清运线路转手给个人的，支付违约金3万元。", ["supplier subcontracting fixed 30000.00"]),
    ("项目经理未按要求更换的，每日支付违约金1000元。", ["supplier personnel fixed 1000.00 1day"]),
]


@pytest.mark.parametrize(("body", "rows"), CASES)
def test_wording(body: str, rows: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == rows
