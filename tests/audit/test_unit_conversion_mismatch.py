"""单位换算有误"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "unit-conversion-mismatch"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("每批交付不少于3吨（300公斤）。", "3,000公斤"),
        ("补助资金250,000元，即2.5万元。", "25万元"),
        ("线路长4.2公里（42000米）。", "4,200米"),
        ("林地面积12公顷，合1,200平方米。", "120,000平方米"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "补助资金250,000元（即25万元）。",
        "每车载重1.5吨（1500公斤）。",
        "单价12元（每吨）。",
        "面积1平方公里（约1500亩）。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
