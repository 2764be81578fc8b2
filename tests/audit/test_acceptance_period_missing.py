"""验收没有期限"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "acceptance-period-missing"


@pytest.mark.parametrize(
    "acceptance",
    [
        "甲方成立验收小组，对乙方的履约情况进行验收，出具验收书。",
        "全部工作完成后，由甲方组织有关专家验收。",
    ],
)
def test_payment_waits_for_an_acceptance_without_period(
    findings: Callable[..., list[Finding]], acceptance: str
) -> None:
    [finding] = findings(CHECK, contract(acceptance=f"五、验收\n{acceptance}"))
    assert finding.severity == "warning" and "若供应商为中小企业" in finding.detail
    assert "728号）第九条" in (finding.statute or "")
    assert finding.text.startswith("四、付款方式") or finding.text.startswith("五、验收")
    large = findings(CHECK, contract(acceptance=f"五、验收\n{acceptance}"), {"supplier_size": "large"})
    assert "中小企业" not in large[0].detail + (large[0].statute or "")


def test_no_acceptance_at_all_is_for_another_check(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        acceptance="",
        payment="四、付款\n收到发票后10日内以转账方式支付合同总价。",
        quality="六、质量要求\n差错率不超过万分之三。",
    )
    assert [finding.severity for finding in findings(CHECK, text)] == ["info"]


@pytest.mark.parametrize(
    "acceptance",
    [
        "甲方应在收到验收申请后7个工作日内组织验收。",
        "验收：乙方书面申请后，甲方在一个月内完成验收，逾期未验收视为合格。",
        "成果移交时当场清点验收。",
        "验收期限为成果提交后15日。",
    ],
)
def test_a_period(findings: Callable[..., list[Finding]], acceptance: str) -> None:
    assert findings(CHECK, contract(acceptance=f"五、验收\n{acceptance}")) == []
