"""价税分离计算错误"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "tax-split-mismatch"
TEXT = """设备采购合同
甲方（采购人）：青川县第九中学
乙方（供应商）：成都禾木科技有限公司
一、合同金额
合同总价（含税）为人民币{gross}元，其中不含税金额{net}元，税率{rate}%，税额{tax}元。
二、付款方式
验收合格后10日内一次性付清。
"""


@pytest.mark.parametrize(
    ("gross", "net", "rate", "tax", "figures"),
    [
        ("113,000.00", "100,000.00", "13", "13,000.00", []),
        ("113,000.00", "100,000.00", "13", "12,000.00", ["112,000.00", "13,000.00"]),
        ("115,000.00", "100,000.00", "13", "13,000.00", ["2,000.00"]),
        ("106,000.00", "100,000.00", "6", "6,000.01", []),
    ],
)
def test_the_three_figures_agree(
    findings: Callable[..., list[Finding]], gross: str, net: str, rate: str, tax: str, figures: list[str]
) -> None:
    found = findings(CHECK, TEXT.format(gross=gross, net=net, rate=rate, tax=tax))
    assert len(found) == len(figures)
    for finding, figure in zip(found, figures, strict=True):
        assert finding.severity == "error" and figure in finding.detail
        assert len(finding.quotes) == 2


def test_without_figures_there_is_nothing_to_assess(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, "采购合同\n合同总价为人民币5000元。") == ["合同未写明不含税金额或税额"]


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        ("（1）施工费（含税）¥218,000.00元；税金为¥20,000.00元，税率为9%。", 1),
        ("（1）设计费106,000.00元，税率6%，税额6,000.00元；（2）设备费226,000.00元，税率13%，税额26,000.00元。", 0),
        ("（1）设备费（不含税）200,000.00元，税率13%，税额26,000.00元。", 0),
    ],
)
def test_parts_with_a_rate_of_their_own(findings: Callable[..., list[Finding]], parts: str, number: int) -> None:
    text = contract(secrecy=f"八、价款构成\n{parts}")
    assert len(findings("tax-split-mismatch", text)) == number
