
"""Instalments of rarer trades: accounts by the month with a rest, what was paid before, lines about a bond."""

from __future__ import annotations

import pytest
from test_payments import examine

CASES: list[tuple[str, list[tuple[str | None, str | None, int | None]]]] = [
    (
        "六、付款方式\n（1）每月10日前，乙方汇总上月确认单报甲方；甲方核对无误、收到发票后10个工作日内，以国库集中支付方式付清上月服务费。\n"
        "（2）合同期满后30日内，经审计确认，余款一次付清。",
        [(None, None, 10), (None, None, 30)],
    ),
    # A month's fee has no sum that the price of the contract would give.
    (
        "六、付款方式\n每月支付当月费用的90%，每月剩余10%作为考核款，经甲方领导审批后，于每季度结束后20日内支付。",
        [("0.9", None, None), ("0.1", None, 20)],
    ),
    (
        "六、付款方式\n（一）甲方至2024年8月30日共计付款600,000.00元（合同价款60%）。\n（二）余款400,000元于本协议生效后15日内付清。",
        [(None, "400000.00", 15)],
    ),
    (
        "六、付款方式\n6.1 合同签订后10日内支付30%，验收合格后支付70%。\n6.2 履约保证金：乙方应于签订后10个工作日内提交合同总价的5%。",
        [("0.3", "300000.00", 10), ("0.7", "700000.00", None)],
    ),
    (
        "六、付款方式\n合同签订后10日内支付30%；总报告验收通过后20个工作日内，以实际份数计算的结算价扣除已付款后一次付清。",
        [("0.3", "300000.00", 10), (None, None, 20)],
    ),
]


@pytest.mark.parametrize(("terms", "rows"), CASES)
def test_instalments(terms: str, rows: list[tuple[str | None, str | None, int | None]]) -> None:
    found = [
        (None if p.percent is None else str(p.percent), None if p.amount is None else str(p.amount), p.due_days)
        for p in examine(terms).record.payments
    ]
    assert found == rows
