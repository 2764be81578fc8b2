"""同一违约两种罚则"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "breach-priced-twice"
Findings = Callable[..., list[Finding]]


def test_two_prices_for_one_breach(findings: Findings) -> None:
    text = contract(
        subcontract="七、转包与分包\n乙方擅自转包或者分包的，应向甲方支付合同总价10%的违约金。",
        other="十二、其他\n乙方擅自转包、分包的，应向甲方支付合同总价15%的违约金。本合同一式四份，双方各执两份。",
    )
    (found,) = findings(CHECK, text)
    assert "10%" in found.detail and "15%" in found.detail


@pytest.mark.parametrize(
    "second",
    [
        "乙方擅自转包、分包的，应向甲方支付合同总价10%的违约金。",
        "乙方擅自分包情节严重的，应向甲方支付合同总价15%的违约金。",
        "乙方泄露档案内容的，应向甲方支付合同总价15%的违约金。",
    ],
)
def test_no_second_price(findings: Findings, second: str) -> None:
    text = contract(
        subcontract="七、转包与分包\n乙方擅自转包或者分包的，应向甲方支付合同总价10%的违约金。",
        other=f"十二、其他\n{second}本合同一式四份，双方各执两份。",
    )
    assert findings(CHECK, text) == []
