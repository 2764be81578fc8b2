"""引用的条款讲的是另一件事"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "clause-ref-wrong-target"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "sentence",
    [
        "整改逾期的，乙方按本合同第三条承担违约责任。",
        "发生争议的，按照本合同第三条解决。",
        "逾期的违约金按照本合同第八条执行。",
        "除本合同第三条规定的不可抗力外，双方不得延期。",
        "整改结果按第三条验收程序确认。",
        "违反第十一条约定的保密义务的，甲方有权解除合同。",
    ],
)
def test_another_matter(findings: Findings, sentence: str) -> None:
    (found,) = findings(CHECK, contract(acceptance=f"五、验收\n乙方提交成果后10个工作日内，甲方组织验收。{sentence}"))
    assert "约定在第" in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "整改逾期的，乙方按本合同第九条承担违约责任。",
        "发生争议的，按照本合同第十一条解决。",
        "依照《民法典》第三条承担违约责任。",
        "按本合同第三条约定的期限交付。",
        "违反第八条约定的保密义务的，甲方有权解除合同。",
        "按采购文件第三条验收标准执行。",
        "违反第三条约定解除合同的，赔偿损失。",
        "\n第三条 验收标准见采购文件。",
    ],
)
def test_the_right_one(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(acceptance=f"五、验收\n乙方提交成果后10个工作日内，甲方组织验收。{sentence}")) == []


def test_a_number_of_two_levels(findings: Findings) -> None:
    text = contract(acceptance="五、验收\n5.1 成果提交后10日内验收。\n5.2 价款除第5.1款外不予调整。")
    (found,) = findings(CHECK, text)
    assert "第5.1款的调整约定" in found.detail and found.severity == "warning"
