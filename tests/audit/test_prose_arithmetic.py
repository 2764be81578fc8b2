"""文中算式结果有误"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "prose-arithmetic"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("著录单价20元/卷×12000卷=24000元。", "240000.00"),
        ("清运费每车380元×45车×12个月＝205,000元。", "205200.00"),
        ("优惠后价款为380000*0.95=360000元。", "361000.00"),
    ],
)
def test_a_wrong_result_is_told(findings: Findings, sentence: str, expected: str) -> None:
    (found,) = findings(CHECK, contract(subject=f"一、服务内容\n{sentence}"))
    assert found.expected == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "著录单价20元/卷×12000卷=240000元。",
        "租金38元/平方米×1250平方米×12个月=57万元。",
        "折算单价3.33元×3件=9.99元，铺设600×600毫米地砖。",
        "优惠后价款为380000×95%=361000元。",
    ],
)
def test_a_right_result_is_silent(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{sentence}")) == []


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("配备商务车2辆、越野车3辆，共6辆。", 1),
        ("安装路灯12盏、庭院灯8盏和草坪灯30盏，合计52盏。", 1),
        ("配备商务车2辆、越野车3辆，共5辆。", 0),
        ("配备电脑2台、打印机3套，共5台。", 0),
    ],
)
def test_an_enumeration_and_its_total(findings: Callable[..., list[Finding]], sentence: str, number: int) -> None:
    assert len(findings("prose-arithmetic", contract(secrecy=f"八、配备\n{sentence}"))) == number
