"""Penalties in further hands: owed sums by other verbs, a bank's interest, what the making got wrong, steps by the day."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

CASES = [
    (
        "甲方未按期结账，经乙方催告10日后仍未结清的，每日按未结清金额的万分之三支付违约金。",
        ["buyer late_payment rate_per_period 0.0003 unpaid_amount 1day"],
    ),
    (
        "甲方未按约支付费用，每逾期支付一天，应承担支付金额千分之一的逾期违约金。",
        ["buyer late_payment rate_per_period 0.001 overdue_amount 1day"],
    ),
    (
        "甲方未按时结付运费的，每日按应结运费的0.5‰支付滞纳金。",
        ["buyer late_payment rate_per_period 0.0005 overdue_amount 1day"],
    ),
    (
        "一方违反保密条款的，除赔偿损失外，应支付合同价款20%的违约金。",
        ["either confidentiality percent 0.2 contract_total"],
    ),
    ("因乙方原因出现装订错误的，乙方返工，并支付合同价3%的违约金。", ["supplier nonconformity percent 0.03 contract_total"]),
    ("乙方在岗人数少于约定的，每缺一人每日扣减150元。", ["supplier personnel fixed 150.00 1day"]),
    ("未按约定时间交车的，每延迟一天减收该次维修费的2%。", ["supplier late_delivery rate_per_period 0.02 other 1day"]),
    (
        "电路中断，乙方未在承诺的4小时内恢复的，每延长1小时扣减当月租费的5%。",
        ["supplier warranty_service rate_per_period 0.05 service_fee 1hour"],
    ),
    (
        "维修超时的，每超1小时扣200元，当月扣款不超过月服务费的10%。",
        ["supplier warranty_service fixed 200.00 1hour cap=0.1"],
    ),
    (
        "迟延交货10日以内，每日按合同价0.1%计；第11日起每日按0.3%计。",
        [
            "supplier late_delivery rate_per_period 0.001 contract_total 1day",
            "supplier late_delivery rate_per_period 0.003 contract_total 1day",
        ],
    ),
    ("工期每延误一天罚款2000元。前述罚款以合同价的3%封顶。", ["supplier late_delivery fixed 2000.00 1day cap=0.03"]),
]


@pytest.mark.parametrize(("body", "rows"), CASES)
def test_wording(body: str, rows: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == rows


@pytest.mark.parametrize(
    "body",
    ["甲方逾期付款的，按银行同期存款利息支付逾期利息。", "甲方拖欠租金的，应参照同期银行贷款利息的标准承担资金占用费。"],
)
def test_interest_of_a_bank_is_kept_as_written(body: str) -> None:
    from extract.pipeline import examine_bytes

    text = f"采购合同\n甲方：青禾县第二小学\n乙方：远帆商贸有限公司\n第一条 违约责任\n{body}\n"
    rows = examine_bytes(text.encode(), "t.txt").record.penalties
    assert [(row.liable, row.trigger, row.kind) for row in rows] == [("buyer", "late_payment", "compensation")]
    assert "利息" in (rows[0].base_text or "")
