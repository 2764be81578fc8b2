"""期限与写明的日期推不到一起"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "length-and-day"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("乙方应于合同签订之日起60日内完成著录，并保证不迟于2025年8月1日交付。", "2025年6月20日"),
        ("合同签订后45日内、即2025年7月10日前提交首批成果。", "2025年6月5日"),
        ("工期120日历天，自合同签订之日起算，乙方应于2025年9月30日前提交全部成果。", "2025年8月19日"),
        ("合同签订之日起3个月内，最迟不超过2025年8月31日完成。", "2025年7月21日"),
        ("完成期限由2025年12月31日顺延30日，至2026年3月1日止。", "2026年1月30日"),
    ],
)
def test_two_days(findings: Findings, sentence: str, due: str) -> None:
    (found,) = findings(CHECK, contract(acceptance=f"五、验收\n{sentence}"))
    assert f"应为{due}" in found.detail and found.severity == "warning"


@pytest.mark.parametrize(
    "sentence",
    [
        "乙方应于合同签订之日起60日内完成著录，不迟于2025年6月20日交付。",
        "合同签订后30日内、即2025年5月20日前提交首批成果。",
        "合同签订后10个工作日内、即2025年5月9日前提交首批成果。",
        "合同签订后10日内提交方案；不迟于2025年11月30日完成全部整理。",
        "合同签订后10日内支付预付款，2025年11月30日前付清。",
        "完成期限由2025年12月31日顺延30日，至2026年1月30日止。",
    ],
)
def test_one_day(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(acceptance=f"五、验收\n{sentence}")) == []
