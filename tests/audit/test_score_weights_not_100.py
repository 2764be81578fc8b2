"""分值（权重）合计不为100"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "score-weights-not-100"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("评价权重：响应速度占40%，服务态度占40%，资料归档占30%。", "110%"),
        ("季度考核满分100分，由著录质量（35分）、扫描质量（35分）、安全（20分）组成。", "90分"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "得分90分以上为优秀，80分至89分为良好，60分以下为不合格，百分制。",
        "评价权重：响应速度占40%，服务态度占40%，资料归档占20%。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
