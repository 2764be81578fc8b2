"""比例与写明的金额不符"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "stated-share-mismatch"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("乙方应交纳合同总价5%的履约保证金，计人民币16,000.00元。", "warning"),
        ("履约保证金为合同金额的10%（￥30,000.00元），验收合格后退还。", "warning"),
        ("履约担保金额为签约合同价的3%，即1.2万元。", "warning"),
        ("乙方按合同总价百分之五交纳质量保证金，金额17900元。", "warning"),
        ("乙方缴纳合同总价4%的履约保证金14,440元，验收后退还。", "warning"),
        ("乙方按合同总价百分之四交纳质量保证金，金额14000元。", "info"),
    ],
)
def test_a_sum_that_is_not_its_share(findings: Findings, sentence: str, severity: str) -> None:
    (found,) = findings(CHECK, contract(secrecy=f"八、保证金\n{sentence}"))
    assert found.severity == severity and "360,000.00元" in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "乙方应交纳合同总价5%的履约保证金，计人民币18,000.00元。",
        "履约担保金额为签约合同价的3%，即1.08万元。",
        "乙方按年服务费的5%交纳履约保证金，即3,000.00元。",
        "按结算金额的3%预留质量保证金，计5,000.00元。",
        "乙方逾期的，按合同总价的0.1%支付违约金，逾期10日，甲方有权解除合同。",
    ],
)
def test_shares_that_agree_or_have_another_base(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(secrecy=f"八、保证金\n{sentence}")) == []


@pytest.mark.parametrize(
    "sentence", ["乙方交纳中标价（年）的5%，即6,000.00元。", "乙方按合同总价（一年）的5%交纳保证金，计6,000.00元。"]
)
def test_a_share_of_one_year(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(secrecy=f"八、保证金\n{sentence}")) == []
