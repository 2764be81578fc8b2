"""Penalties under a common head, in tables, without the word itself."""

from __future__ import annotations

import pytest
from penalty_helpers import brief, penalties_of

_CASES = {
    "a common head": (
        "出现下列情况，乙方应向甲方支付违约金：\n1、逾期交货的，每逾期一日，为合同总价的0.5%；\n2、擅自转包的，为合同总价的20%。",
        ["supplier late_delivery rate_per_period 0.005 contract_total 1day",
         "supplier subcontracting percent 0.2 contract_total"],
    ),
    "deductions of a list": (
        "乙方有下列情形之一的，甲方按以下标准扣除服务费：\n（1）未按时提交月报的，每次500元；\n（2）人员缺岗的，每人每天200元。",
        ["supplier late_delivery fixed 500.00 1occurrence", "supplier personnel fixed 200.00 1day"],
    ),
    "uniform": ("保洁员未着工装上岗的，每次扣50元。", ["supplier personnel fixed 50.00 1occurrence"]),
    "a range": ("乙方工作人员与业主发生争吵的，甲方处以200至600元罚款。", ["supplier personnel fixed 600.00"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "rows"), _CASES.values(), ids=_CASES.keys())
def test_rows(body: str, rows: list[str]) -> None:
    assert [brief(row) for row in penalties_of(body)] == rows


def test_a_table_of_fines() -> None:
    rows = penalties_of("序号\t违约情形\t处罚标准\n1\t未按时开门\t100元/次\n2\t人员缺岗\t300元/次", heading="考核处罚")
    assert [str(row.amount) for row in rows] == ["100.00", "300.00"]
