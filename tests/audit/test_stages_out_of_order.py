"""各阶段日期先后颠倒"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "stages-out-of-order"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2025年8月31日前完成系统上线试运行；2025年9月20日前完成需求分析。", "2025年8月31日"),
        ("2025年10月8日前到货，2025年10月1日前完成安装调试。", "2025年10月1日"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年9月20日前完成需求分析；2025年12月31日前完成验收。",
        "甲馆：2025年11月30日前提交初稿，2025年12月15日前提交终稿；乙馆：2025年9月30日前提交初稿，2025年10月15日前提交终稿。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
