"""付款以财政资金到位为条件"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "payment-conditional-on-funding"


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("验收合格且财政资金到位后15日内，甲方支付合同总价。", 0),
        ("待上级专项资金拨付后，甲方支付合同总价的60%。", 0),
        ("验收后10日内付款，具体支付时间以县财政资金拨付进度为准。", 0),
        ("收到发票后10日内支付。因财政国库原因延期付款的，甲方不承担违约责任，付款时间顺延。", 0),
        ("预算资金下达后10日内支付。因国库关账未能及时支付的，不视为甲方违约。", 1),
    ],
)
def test_the_supplier_bears_the_budget(findings: Callable[..., list[Finding]], text: str, quotes: int) -> None:
    [finding] = findings(CHECK, contract(payment=f"四、付款方式\n{text}"))
    assert finding.severity == "warning" and len(finding.quotes) == quotes and "若供应商为中小企业" in finding.detail
    assert finding.statute and "《预算法》第十三条" in finding.statute and "投资" not in finding.statute


def test_a_longstop_softens(findings: Callable[..., list[Finding]]) -> None:
    text = contract(payment="四、付款\n财政资金到位后10日内支付，最迟不得晚于2025年12月31日。")
    assert [finding.severity for finding in findings(CHECK, text)] == ["info"]


@pytest.mark.parametrize(
    "text",
    [
        "本项目资金来源为财政性资金，已列入2025年部门预算。收到发票后10日内支付。",
        "甲方收到发票后10个工作日内，通过国库集中支付系统付款。",
        "因乙方未及时提供发票造成延误的，付款时间顺延。",
        "项目款到账后，乙方开具等额发票。",
    ],
)
def test_funds_named_but_no_condition(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, contract(payment=f"四、付款方式\n{text}")) == []
