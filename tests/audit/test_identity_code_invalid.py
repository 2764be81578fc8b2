"""统一社会信用代码、联系电话"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "identity-code-invalid"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("统一社会信用代码：91350100M000100Y4", "17位"),
        ("统一社会信用代码：91350100M000100Y44", "校验位"),
        ("联系电话：1390411022", "10位"),
        ("手机：139041102288", "12位"),
    ],
)
def test_what_cannot_be_right(findings: Findings, line: str, told: str) -> None:
    (found,) = findings(CHECK, contract(annex=line))
    assert told in found.detail


@pytest.mark.parametrize(
    "line", ["统一社会信用代码：91350100M000100Y43", "统一社会信用代码：", "电话：13904110228", "电话：0700-5550101"]
)
def test_what_can(findings: Findings, line: str) -> None:
    assert findings(CHECK, contract(annex=line)) == []


def test_digits_left_out_on_purpose(findings: Callable[..., list[Finding]]) -> None:
    text = contract(other="十二、其他\n乙方统一社会信用代码：91410400MA40XXXX5R。本合同一式四份。")
    assert findings("identity-code-invalid", text) == []
