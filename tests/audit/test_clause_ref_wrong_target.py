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
    ],
)
def test_the_right_one(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(acceptance=f"五、验收\n乙方提交成果后10个工作日内，甲方组织验收。{sentence}")) == []
