"""质保期内的担保"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "guarantee-money"
Findings = Callable[..., list[Finding]]


ONE = "四、付款方式\n验收合格且甲方收到发票后10个工作日内以银行转账方式一次性支付全部合同价款。"


def test_nothing_left_to_withhold(findings: Findings) -> None:
    (found,) = findings(CHECK, contract(payment=ONE, quality="六、质保\n质保期为两年，自验收合格之日起计算。"))
    assert found.severity == "info" and "2年" in found.detail


def test_two_securities_at_once(findings: Findings) -> None:
    text = contract(
        payment="四、付款方式\n验收合格后10个工作日内支付合同总价的95%；剩余5%作为质量保证金，质保期满后10日内支付。",
        quality="六、质保\n质保期为两年，自验收合格之日起计算。",
        secrecy="八、保证金\n乙方应在签订合同前交纳合同总价5%的履约保证金，验收合格后退还。",
    )
    (found,) = findings(CHECK, text)
    assert "10%" in found.detail


def test_a_guarantee_without_an_end(findings: Findings) -> None:
    text = contract(
        payment="四、付款方式\n验收合格后10个工作日内支付合同总价的95%；剩余5%作为质量保证金，质保期满后10日内支付。",
        quality="六、质量要求\n著录差错率不超过万分之三。",
    )
    (found,) = findings(CHECK, text)
    assert "未见质保期的长短" in found.detail


def test_a_security_of_nothing(findings: Findings) -> None:
    text = contract(
        secrecy="八、保证金\n乙方于签约当日向甲方缴纳履约金0万元。",
        force="十、进场\n乙方未按时进场的，自愿放弃所缴纳的履约金作为违约金。",
    )
    (found,) = findings(CHECK, text)
    assert found.severity == "info" and "落空" in found.detail


@pytest.mark.parametrize(
    "sections",
    [
        {"payment": ONE},
        {"payment": ONE, "quality": "六、质保\n质保期为两年。", "secrecy": "八、担保\n乙方提交银行保函，至质保期满。"},
        {"secrecy": "八、保证金\n本项目不收取履约保证金，即0元。"},
    ],
)
def test_nothing_to_tell(findings: Findings, sections: dict[str, str]) -> None:
    assert findings(CHECK, contract(**sections)) == []
