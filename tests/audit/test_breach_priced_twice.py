"""同一违约两种罚则"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "breach-priced-twice"
Findings = Callable[..., list[Finding]]


def test_two_prices_for_one_breach(findings: Findings) -> None:
    text = contract(
        subcontract="七、转包与分包\n乙方擅自转包或者分包的，应向甲方支付合同总价10%的违约金。",
        other="十二、其他\n乙方擅自转包、分包的，应向甲方支付合同总价15%的违约金。本合同一式四份，双方各执两份。",
    )
    (found,) = findings(CHECK, text)
    assert "10%" in found.detail and "15%" in found.detail


@pytest.mark.parametrize(
    "second",
    [
        "乙方擅自转包、分包的，应向甲方支付合同总价10%的违约金。",
        "乙方擅自分包情节严重的，应向甲方支付合同总价15%的违约金。",
        "乙方泄露档案内容的，应向甲方支付合同总价15%的违约金。",
    ],
)
def test_no_second_price(findings: Findings, second: str) -> None:
    text = contract(
        subcontract="七、转包与分包\n乙方擅自转包或者分包的，应向甲方支付合同总价10%的违约金。",
        other=f"十二、其他\n{second}本合同一式四份，双方各执两份。",
    )
    assert findings(CHECK, text) == []


ANNEX = "附件：现场管理细则\n一、现场人员管理\n{}\n"


@pytest.mark.parametrize(
    ("clause", "annex", "told"),
    [
        ("乙方人员脱岗的，每人每次扣200元。", "1、员工脱岗、睡岗，每人每次扣500元。", ("200.00元", "500.00元")),
        (
            "乙方擅自更换项目负责人的，每次支付违约金2万元。",
            "1、项目负责人未经同意更换的，每次支付违约金3万元。",
            ("20,000.00元", "30,000.00元"),
        ),
    ],
)
def test_one_breach_in_other_words(findings: Findings, clause: str, annex: str, told: tuple[str, str]) -> None:
    text = contract(quality=f"六、人员管理\n{clause}", annex=ANNEX.format(annex))
    (found,) = findings(CHECK, text)
    assert all(one in found.detail for one in told) and found.severity == "warning"


@pytest.mark.parametrize(
    ("clause", "annex"),
    [
        ("乙方人员脱岗的，每人每次扣200元。", "1、员工着装不整，每人每次扣20元。"),
        ("乙方擅自更换项目负责人的，每次支付违约金2万元。", "1、项目负责人缺勤的，每次支付违约金500元。"),
        ("乙方人员首次脱岗的，每人每次扣200元。", "1、员工再次脱岗，每人每次扣500元。"),
        ("乙方人员脱岗的，每人每次扣200元。", "1、员工脱岗，每人每次扣200元。"),
    ],
)
def test_another_breach_or_another_grade(findings: Findings, clause: str, annex: str) -> None:
    assert findings(CHECK, contract(quality=f"六、人员管理\n{clause}", annex=ANNEX.format(annex))) == []


@pytest.mark.parametrize(("sum_", "wrong"), [("600", True), ("200", False)])
def test_a_breach_of_the_body_in_a_row_of_the_annex(findings: Findings, sum_: str, wrong: bool) -> None:
    clause = "六、考核\n卫生间保洁不合要求的，乙方应当日返工，每次支付违约金200元。"
    annex = f"附件1  考核表\n项目/分值/扣分与处罚\n卫生间保洁/20/不合要求的，每次扣2分，违约金{sum_}元\n绿化/10/枯死的，每株扣1分"
    assert bool(findings(CHECK, contract(quality=clause, annex=annex))) is wrong
