"""期限没有起算点"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "deadline-without-start"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("甲方对成果有异议的，应在5个工作日内提出异议。", "5个工作日"),
        ("交货期：30日历天，地点另定。", "30日历天"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "验收不合格的，乙方应在7日内交付整改后的成果。",
        "每季度结束后10日内支付上季度服务费。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
