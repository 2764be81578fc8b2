"""大写金额书写不规范"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "amount-words-irregular"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize("words", ["叁拾六万元整", "叁拾陆万五仟元整", "贰佰肆拾捌万柒仟七佰壹拾元"])
def test_ordinary_numerals_among_capitals(findings: Findings, words: str) -> None:
    (found,) = findings(CHECK, contract(secrecy=f"八、奖励\n奖励金为人民币{words}。"))
    assert found.severity == "info"


@pytest.mark.parametrize("words", ["叁拾陆万元整", "三十六万元", "壹佰万元，分三期支付"])
def test_one_kind_of_numerals(findings: Findings, words: str) -> None:
    assert findings(CHECK, contract(secrecy=f"八、奖励\n奖励金为人民币{words}。")) == []
