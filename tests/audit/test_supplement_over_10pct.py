"""补充合同追加金额超过原合同10%"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "supplement-over-10pct"


def _supplement(price: str) -> str:
    return contract(cover="档案整理服务补充协议\n协议编号：LJ-B-01", price=f"二、追加金额\n{price}")


@pytest.mark.parametrize(
    ("price", "share", "severity"),
    [
        ("原合同总金额为360,000.00元，本次追加采购金额45,000.00元。", "12.50%", "warning"),
        (
            "原合同价款为人民币叁拾陆万元整（¥360,000.00），现增加费用人民币肆万元整（¥40,000.00）。",
            "11.11%",
            "warning",
        ),
        ("新增服务费5万元，占原合同金额的13.9%。", "13.90%", "warning"),
        ("原合同总金额为36万元，本次增加合同金额3.3万元。", "9.17%", "info"),
    ],
)
def test_share_of_the_original(findings: Callable[..., list[Finding]], price: str, share: str, severity: str) -> None:
    [finding] = findings(CHECK, _supplement(price))
    assert share in finding.detail and finding.severity == severity


@pytest.mark.parametrize(
    "text",
    [
        _supplement("原合同总金额为36万元，本次追加金额1.8万元。"),
        contract(price="二、合同价款\n合同总价为人民币360,000.00元，追加采购金额45,000.00元另行签订补充合同。"),
    ],
)
def test_below_or_no_supplement(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, text) == []


def test_figures_missing(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, _supplement("追加部分按原合同单价据实结算。"))
