"""同一职务前后写作两人"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "office-holder-differs"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("项目经理为罗一山，持有相应证书。\n项目经理骆一山每周到场不少于三天。", "骆一山"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "项目经理为罗一山。\n项目经理由罗一山变更为骆二水的，应经甲方同意。",
        "项目经理应到场，未经甲方同意不得更换。",
        "甲方项目负责人：汤立群。\n乙方项目负责人：罗一山。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
