"""每期金额推不出总额"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "yearly-sum-mismatch"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("月租金为10,000元。全年租金共计125,000元。", "120,000.00元"),
        ("每季度服务费为30,000元，两年服务费合计270,000元。", "240,000.00元"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "第一年年度服务费为100,000元，第二年年度服务费为110,000元，两年服务费合计210,000元。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
