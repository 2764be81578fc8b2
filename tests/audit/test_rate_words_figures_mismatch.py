"""比例的文字与数字不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "rate-words-figures-mismatch"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("履约保证金为合同总价的百分之五（0.5%）。", "0.5%"),
        ("每日按3‰（百分之三）计收。", "3%"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "每日按3‰（千分之三）计收。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
