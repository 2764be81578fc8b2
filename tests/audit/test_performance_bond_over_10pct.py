"""履约保证金超过10%或缴纳方式受限"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "performance-bond-over-10pct"


def _with(bond: str) -> str:
    return contract(secrecy=f"八、履约保证金\n{bond}")


@pytest.mark.parametrize(
    ("bond", "figures", "severity"),
    [
        ("乙方应缴纳合同总价15%的履约保证金，验收合格后无息退还。", ["15.00%"], "warning"),
        (
            "乙方在签约前提交履约保证金人民币54,000.00元（合同总价的15%），验收合格后退还。",
            ["15.00%", "54,000"],
            "error",
        ),
        ("履约保证金：人民币50,000元，服务期满后退还。", ["13.89%"], "warning"),
    ],
)
def test_too_high(findings: Callable[..., list[Finding]], bond: str, figures: list[str], severity: str) -> None:
    [finding] = findings(CHECK, _with(bond))
    assert all(figure in finding.detail for figure in figures) and finding.severity == severity
    assert finding.statute == "《政府采购法实施条例》第四十八条"


@pytest.mark.parametrize(
    "bond",
    [
        "履约保证金为合同总价的5%，必须以银行转账方式缴纳，验收合格后退还。",
        "乙方缴纳合同总价5%的履约保证金，仅接受电汇，不接受保函，期满退还。",
        "履约保证金18,000元，以现金方式缴纳，验收后退还。",
    ],
)
def test_only_one_way_to_pay(findings: Callable[..., list[Finding]], bond: str) -> None:
    [finding] = findings(CHECK, _with(bond))
    assert "缴纳方式" in finding.detail and finding.severity == "warning"


def test_no_word_of_its_return(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, _with("乙方应在签约前以银行保函形式提交合同总价5%的履约保证金。"))
    assert finding.severity == "info" and "退还" in finding.detail


@pytest.mark.parametrize(
    "bond",
    [
        "履约保证金为合同总价的10%，以保函、支票等形式提交，验收合格后退还。",
        "乙方以现金或银行保函形式提交履约保证金36,000元，期满无息返还。",
        "本项目不收取履约保证金。",
        "合同总价的15%作为尾款，验收合格后支付。",
    ],
)
def test_within_the_limit(findings: Callable[..., list[Finding]], bond: str) -> None:
    assert findings(CHECK, _with(bond)) == []


def test_a_bond_without_figure(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, _with("乙方应按采购文件要求缴纳履约保证金，验收合格后退还。"))


def test_a_bond_that_something_waits_for_and_nobody_measures(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, contract(other="十二、其他\n本合同自双方签字盖章并收到履约保函后生效，一式四份。"))
    assert found.severity == "info" and "未写明" in found.detail
