"""价款随后续预算调整"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "price-open-or-budget-linked"


@pytest.mark.parametrize(
    "text",
    [
        "第二年服务费以当年财政预算批复金额为准。",
        "甲方有权根据财政预算安排情况调整合同价款。",
        "合同金额按照下一年度预算下达情况确定。",
    ],
)
def test_a_later_budget_decides(findings: Callable[..., list[Finding]], text: str) -> None:
    [finding] = findings(CHECK, contract(price=f"二、合同价款\n合同总价为人民币360,000.00元。{text}"))
    assert finding.severity == "warning" and finding.text == text


@pytest.mark.parametrize(
    "text",
    [
        "结算价以双方确认的实际工作量为准。",
        "资金支付按照财政国库管理制度执行。",
        "本项目预算金额为40万元，合同总价不作调整。",
    ],
)
def test_prices_that_are_fixed_otherwise(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, contract(price=f"二、合同价款\n合同总价为人民币360,000.00元。{text}")) == []
