"""保修期低于法定最低期限"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "works-warranty-too-short"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("装修工程保修期为1年。", "2年"),
        ("（1）有防水要求的卫生间、外墙面的防渗漏：三年；", "5年"),
        ("供热与供冷系统为1个采暖期、供冷期。", "2个采暖期"),
    ],
)
def test_it_is_found(findings: Findings, sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert told in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "装修工程保修期为2年。",
        "屋面防水施工完成后14日内支付进度款。",
        "缺陷责任期为1年，屋面防水工程保修期为五年。",
    ],
)
def test_nothing_is_wrong(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{sentence}")) == []
