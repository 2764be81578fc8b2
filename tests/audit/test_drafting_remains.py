"""残留起草说明或占位文字"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "drafting-remains"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "sentence", ["（此处填写项目名称）", "交货地点：待定。", "由XXX公司负责运输。", "（可根据项目实际情况调整）"]
)
def test_remains_are_told(findings: Findings, sentence: str) -> None:
    (found,) = findings(CHECK, contract(subject=f"一、服务内容\n{sentence}"))
    assert found.severity == "warning"


@pytest.mark.parametrize("sentence", ["乙方应据实填写工作日志。", "铺设600×600毫米地砖（含辅料）。", "检验时间待定标后通知。"])
def test_ordinary_words_are_not(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{sentence}")) == []
