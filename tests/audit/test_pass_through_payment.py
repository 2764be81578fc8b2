"""合同价款含转付他方的费用"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "pass-through-payment"


@pytest.mark.parametrize(
    "text",
    [
        "2025年1月至签约前的服务费已含在总价中，由乙方收到首付款后向上年度供应商支付。",
        "前期服务单位已完成部分的费用包含在本合同总价内。",
        "乙方收款后应代付原服务公司的费用。",
    ],
)
def test_money_for_somebody_else(findings: Callable[..., list[Finding]], text: str) -> None:
    [finding] = findings(CHECK, contract(price=f"二、合同价款\n合同总价为人民币360,000.00元。{text}"))
    assert finding.severity == "warning" and finding.text in text
    assert finding.statute and "《预算法》第五十七条" in finding.statute


@pytest.mark.parametrize(
    "text",
    [
        "采购代理服务费由乙方向采购代理机构支付。",
        "总价包含人工、材料、税费等全部费用。",
        "乙方按月向派驻人员支付工资并缴纳社会保险。",
        "乙方应与上年度供应商办理工作交接。",
    ],
)
def test_ordinary_costs(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, contract(price=f"二、合同价款\n合同总价为人民币360,000.00元。{text}")) == []


def test_the_share_before_signing_is_estimated(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        price="二、合同价款\n合同总价为人民币365,000.00元。签约前由上年度供应商提供的服务，费用已包含在合同总价中，按天折算。",
        term="三、服务期限\n服务期限自2025年1月1日起至2025年12月31日止。",
    )
    [finding] = findings(CHECK, text)
    assert "110天占履行期365天" in finding.detail and "110,000.00元" in finding.detail
