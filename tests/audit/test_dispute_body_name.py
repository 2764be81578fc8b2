"""仲裁机构名称不准确"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "dispute-body-name"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "sentence",
    ["争议提交临江市仲裁委员会仲裁。", "争议由临江县仲裁委员会仲裁。", "向甲方所在地仲裁委员会申请仲裁。", "提请当地仲裁机构裁决。"],
)
def test_a_commission_that_cannot_be_told(findings: Findings, sentence: str) -> None:
    (found,) = findings(CHECK, contract(dispute=f"十一、争议解决\n{sentence}"))
    assert found.severity == "info"


@pytest.mark.parametrize("sentence", ["争议提交临江仲裁委员会仲裁。", "向甲方所在地人民法院起诉。"])
def test_a_commission_that_can(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(dispute=f"十一、争议解决\n{sentence}")) == []
