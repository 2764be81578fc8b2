"""Instalments as further drafters put them: shares divided again, forms, price lists, options in one line."""

from __future__ import annotations

import pytest
from test_payments import HEAD, examine, shares

from extract.pipeline import examine_bytes

CASES = [
    (
        "六、付款方式\n1、验收合格后10日内支付合同总价的90%；\n"
        "2、余款10%分两次支付：质保满一年后支付5万元，满两年后支付5万元。",
        [("0.9", "acceptance"), ("0.05", "final"), ("0.05", "retention")],
    ),
    (
        "六、付款方式\n1、验收合格后10日内支付合同总价的90%；\n2、余款分两次各付5%，分别于验收合格满一年、满两年后支付。",
        [("0.9", "acceptance"), ("0.05", "retention"), ("0.05", "retention")],
    ),
    (
        "六、付款方式\n1、合同签订后支付50%；\n2、维保期满且年检合格后支付剩余50%。",
        [("0.5", "advance"), ("0.5", "final")],
    ),
    (
        "五、付款方式：采取以下第_②_种方式支付。\n①一次性支付；②按季度支付，每季度结束后10日内支付25万元；③其他：____。",
        [(None, "periodic")],
    ),
    (
        "六、付款方式\n价格明细如下：\n序号\t名称\t数量\t单价\t金额\n1\t报告\t2\t300,000.00\t600,000.00\n"
        "2\t调研\t1\t400,000.00\t400,000.00\n第一期：合同签订后10日内支付50%；\n第二期：验收后支付50%。",
        [("0.5", "advance"), ("0.5", "final")],
    ),
]


@pytest.mark.parametrize(("terms", "rows"), CASES)
def test_wording(terms: str, rows: list[tuple[str | None, str | None]]) -> None:
    assert shares(terms) == rows


def test_a_table_of_instalments_says_of_what_each_share_is() -> None:
    rows = examine(
        "六、付款方式\n序号\t款项\t支付比例\t支付条件\n1\t预付款\t合同价的30%\t合同签订后10日内\n"
        "2\t进度款\t已完工程量价款的60%\t每月计量后14日内\n3\t质保金\t3%\t保修期满后30日内"
    ).record.payments
    assert [(p.base, None if p.amount is None else str(p.amount)) for p in rows] == [
        ("contract_total", "300000.00"), ("completed_work", None), ("contract_total", "30000.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "一、合同总价\n本合同为含税价（9%），按实际完成工程量结算。",
        "九、违约责任\n甲方未支付定金的，应另行偿付乙方预算费用的10%。",
    ],
)
def test_no_instalment(line: str) -> None:
    assert examine_bytes(f"{HEAD}{line}\n".encode(), "d.txt").record.payments == []
