"""出现未定义的当事人称谓"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "side-undefined"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "side"), [("验收费用由丙方承担。", "丙方"), ("卖方如延期交付，按日支付违约金。", "卖方")]
)
def test_a_side_from_elsewhere(findings: Findings, sentence: str, side: str) -> None:
    (found,) = findings(CHECK, contract(acceptance=f"五、验收\n提交后10个工作日内验收。{sentence}"))
    assert f"“{side}”" in found.detail and found.severity == "warning"


@pytest.mark.parametrize(
    "sentence",
    [
        "验收费用由丙方（检测机构）承担，丙方出具报告。",
        "检测由临江检测中心（以下简称“丙方”）承担，费用由丙方开票。",
        "监理人、受托方的人员可以参加。",
        "需要双方确认。",
    ],
)
def test_a_side_that_is_defined_or_none(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(acceptance=f"五、验收\n提交后10个工作日内验收。{sentence}")) == []


def test_annexes_have_sides_of_their_own(findings: Findings) -> None:
    assert findings(CHECK, contract(annex="附件一：廉洁承诺书\n需方不得收受供方财物，供方不得行贿。")) == []
