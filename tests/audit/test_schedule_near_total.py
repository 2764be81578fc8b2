"""分期金额相加与价款相差无几"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

Findings = Callable[..., list[Finding]]
TELLERS = ("schedule-near-total", "instalments-sum-mismatch")

WRONG = [
    "首付款：合同签订后10个工作日内，10.80万元；\n中期款：初验后10个工作日内，14.40万元；\n尾款：终验后10个工作日内，11.08万元。",
    "期次    应付日期      金额（元）\n"
    "第1期   2025.06.30    120,000.00\n第2期   2025.09.30    120,000.00\n第3期   2025.12.31    129,000.00",
]


@pytest.mark.parametrize("schedule", WRONG)
def test_a_schedule_that_misses_the_price(findings: Findings, schedule: str) -> None:
    text = contract(payment=f"四、付款方式\n按下列安排支付：\n{schedule}")
    assert any(findings(check, text) for check in TELLERS)


@pytest.mark.parametrize(
    "schedule",
    [
        "第1期   2025.06.30    120,000.00\n第2期   2025.09.30    120,000.00\n第3期   2025.12.31    120,000.00",
        "第1期   2025.06.30    20,000.00\n第2期   2025.09.30    20,000.00\n第3期   2025.12.31    20,000.00",
        "首付款：合同签订后10个工作日内，10.80万元；\n中期款：初验后10个工作日内，14.40万元；\n尾款：终验后10个工作日内，10.80万元。",
    ],
)
def test_a_schedule_that_agrees_or_is_of_something_else(findings: Findings, schedule: str) -> None:
    text = contract(payment=f"四、付款方式\n按下列安排支付：\n{schedule}")
    assert findings("schedule-near-total", text) == []


def test_a_schedule_that_makes_up_another_sum(findings: Findings) -> None:
    """The rows come to what is left after a payment that the text names."""
    rows = "第一期：120,000.00元\n第二期：120,000.00元\n第三期：110,000.00元"
    text = contract(payment=f"四、付款方式\n已付10,000.00元，其余350,000.00元分三期：\n{rows}")
    assert findings("schedule-near-total", text) == []
