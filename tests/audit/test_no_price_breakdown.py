"""无分项报价"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "no-price-breakdown"


@pytest.mark.parametrize(
    "price",
    [
        "合同总价为人民币捌拾万元整（¥800,000.00），含税包干。",
        "本合同金额（大写）：壹佰贰拾万元整（1,200,000.00元）人民币，乙方不得要求增加任何费用。",
    ],
)
def test_a_large_lump_sum(findings: Callable[..., list[Finding]], price: str) -> None:
    [finding] = findings(CHECK, contract(price=f"二、合同价款\n{price}"))
    assert finding.severity == "info" and finding.statute and "第四十三条" in finding.statute


@pytest.mark.parametrize(
    "price",
    [
        "合同总价为人民币800,000.00元，其中整理费600,000元，扫描费200,000元。",
        "合同总价为人民币800,000.00元，详见分项报价表。",
        "合同总价为人民币90,000.00元，含税包干。",
    ],
)
def test_a_breakdown_or_a_small_sum(findings: Callable[..., list[Finding]], price: str) -> None:
    assert findings(CHECK, contract(price=f"二、合同价款\n{price}")) == []


def test_without_price(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, contract(price="二、价款\n另行约定。", payment="四、付款\n据实支付。"))
