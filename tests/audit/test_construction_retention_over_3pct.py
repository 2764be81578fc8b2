"""工程质量保证金超过3%或缺陷责任期过长"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "construction-retention-over-3pct"


def _works(payment: str, title: str = "临江县第二小学操场改造工程施工合同") -> str:
    return contract(
        cover=f"{title}\n合同编号：LJ-SG-07",
        parties="发包人：临江县第二小学\n承包人：临江筑原建设有限公司",
        subject="一、工程概况\n工程名称：操场改造工程。承包范围为施工图纸范围内的全部内容。",
        term="二、合同工期\n计划开工日期2025年5月6日，计划竣工日期2025年8月20日。",
        payment=f"四、工程款支付\n{payment}",
    )


def test_retention_of_works(findings: Callable[..., list[Finding]]) -> None:
    text = _works("竣工验收合格后付至结算价的95%；余款5%作为工程质量保证金，缺陷责任期满后无息返还。")
    [finding] = findings(CHECK, text)
    assert finding.severity == "error" and "5.00%" in finding.detail and finding.actual == "5.00%"
    assert finding.statute and "建质〔2017〕138号）第二条、第七条" in finding.statute and "728号" in finding.statute


@pytest.mark.parametrize("period", ["缺陷责任期为36个月", "缺陷责任期（自竣工验收合格之日起计算）三年"])
def test_defects_period(findings: Callable[..., list[Finding]], period: str) -> None:
    [finding] = findings(CHECK, _works(f"竣工后付至97%，余款3%为质量保证金，{period}，期满返还。"))
    assert "36个月" in finding.detail and finding.severity == "warning"


def test_bond_and_retention_is_a_hint(findings: Callable[..., list[Finding]]) -> None:
    text = _works("承包人提交合同价5%的履约保证金，竣工后退还。竣工后付至97%，余款3%为质量保证金，24个月后返还。")
    [finding] = findings(CHECK, text)
    assert finding.severity == "info" and finding.statute is None


@pytest.mark.parametrize(
    "text",
    [
        _works("竣工后付至97%，余款3%为质量保证金，缺陷责任期24个月，期满返还。"),
        contract(payment="四、付款\n验收后付95%，余款5%作为质量保证金，一年后付清。"),
    ],
)
def test_within_the_limit_or_no_works(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, text) == []
