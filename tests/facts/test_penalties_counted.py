"""Periods and caps as drafters count them: 每满七天, 每周逾期, a label and its price, the cap in a clause of its own."""

from __future__ import annotations

import pytest
from penalty_helpers import _CONTRACT, brief, penalties_of

from extract.pipeline import examine_bytes
from extract.record import Penalty


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("延期竣工：每日3万元，最高不超过合同价的4%。", "supplier late_delivery fixed 30000.00 1day cap=0.04"),
        ("迟供：每满十天扣合同总价的0.6%，不足十天按十天计。", "supplier late_delivery rate_per_period 0.006 contract_total 10day"),
        ("乙方迟延交货，每满5日赔付合同价款的2%。", "supplier late_delivery rate_per_period 0.02 contract_total 5day"),
        ("每周逾期扣减合同价的2%。", "supplier late_delivery rate_per_period 0.02 contract_total 1week"),
        (
            "机柜断电、断网每累计满1小时，减收当日服务费的4%，单月减收不超过当月服务费的20%。",
            "supplier non_performance rate_per_period 0.04 daily_fee 1hour cap=0.2",
        ),
        ("保洁员每迟到一人次，扣30元。", "supplier personnel fixed 30.00 1person"),
        ("乙方擅自终止合同的，另赔3万元。", "supplier termination fixed 30000.00"),
        ("乙方转包的，违约金为分包金额的25%，且不低于8万元。", "supplier subcontracting percent 0.25"),
        ("甲方晚付一天，多付欠款的万分之二。", "buyer late_payment rate_per_period 0.0002 unpaid_amount 1day"),
    ],
)
def test_counted_as_drafters_write_it(body: str, wanted: str) -> None:
    assert [brief(row) for row in penalties_of(body)] == [wanted]


def test_a_cap_may_stand_in_the_next_clause() -> None:
    rows = penalties_of("2.1 乙方逾期交货的，每日按合同金额的0.2%支付违约金。\n2.2 累计不超过合同金额的6%。\n2.3 其他事项协商。")
    assert [brief(row) for row in rows] == ["supplier late_delivery rate_per_period 0.002 contract_total 1day cap=0.06"]


def test_a_long_name_of_the_published_rate() -> None:
    body = "甲方逾期付款的，以到期未付款为基数，按逾期期间全国银行间同业拆借中心公布的一年期LPR上浮20%计付利息。"
    text = _CONTRACT.format(buyer="青禾县第二小学", heading="违约责任", body=body)
    row: Penalty = examine_bytes(text.encode(), "t.txt").record.penalties[0]
    assert (row.liable, row.kind, row.rate, row.base, row.per_day_rate) == ("buyer", "compensation", None, "overdue_amount", None)
