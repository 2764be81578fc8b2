"""固定总价又按审定（实际）结算"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "price-kind-conflict"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("fixed", "settled"),
    [
        ("本合同为固定总价合同。", "最终结算以审计局审定金额为准。"),
        ("合同总价固定不变。", "服务费按实际工作量结算。"),
        ("该价为包干价。", "结算时据实结算。"),
        ("合同价款一次性包死，不再调整。", "最终价款以财政评审中心审定的金额为准。"),
    ],
)
def test_fixed_and_open(findings: Findings, fixed: str, settled: str) -> None:
    price = f"二、合同价款\n合同总价为人民币叁拾陆万元整（¥360,000.00）。{fixed}"
    (found,) = findings(CHECK, contract(price=price, secrecy=f"八、结算\n{settled}"))
    assert found.severity == "info" and found.quotes


@pytest.mark.parametrize(
    ("fixed", "settled"),
    [
        ("本合同为固定总价合同。", "变更部分按实际工程量据实结算。"),
        ("本合同为固定总价合同。", "款项不据实结算。"),
        ("本合同为固定单价合同。", "服务费按实际工作量结算。"),
        ("合同总价固定不变。", "甲方按实际付款日计付利息。"),
    ],
)
def test_fixed_or_open(findings: Findings, fixed: str, settled: str) -> None:
    price = f"二、合同价款\n合同总价为人民币叁拾陆万元整（¥360,000.00）。{fixed}"
    assert findings(CHECK, contract(price=price, secrecy=f"八、结算\n{settled}")) == []


def test_a_lump_sum_that_is_worked_out_again(findings: Findings) -> None:
    for fixed, settled in (
        ("本合同设计费采用总价包干。", "设计费最终按审定的工程造价乘以2.5%计算，多退少补。"),
        ("本合同为固定总价合同，除设计变更外不予调整。", "结算时按实际完成的工程量乘以清单单价计算。"),
    ):
        price = f"二、合同价款\n合同总价为人民币叁拾陆万元整（¥360,000.00）。{fixed}"
        (found,) = findings(CHECK, contract(price=price, secrecy=f"八、结算\n{settled}"))
        assert found.quotes
