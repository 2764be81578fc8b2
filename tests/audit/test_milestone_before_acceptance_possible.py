"""最后付款日早于可完成验收日"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "milestone-before-acceptance-possible"
TEXT = """运维服务合同
甲方：鹤浦市档案馆
乙方：鹤浦云信科技有限公司
一、服务期限
服务期限自2025年1月1日起至{end}止。
二、合同价款
合同总价为人民币200,000.00元。
三、付款
1. 合同签订后10日内支付合同总价的50%；
2. {when}支付合同总价的50%。
"""


@pytest.mark.parametrize(
    ("end", "when"),
    [
        ("2025年12月31日", "2026年1月31日前，经验收合格后"),
        ("2025年12月31日", "服务期满并验收合格后10日内"),
        ("2025年11月30日", "2025年12月20日前"),
    ],
)
def test_payment_after_the_term(findings: Callable[..., list[Finding]], end: str, when: str) -> None:
    assert findings(CHECK, TEXT.format(end=end, when=when)) == []


@pytest.mark.parametrize(
    ("end", "when", "severity", "days"),
    [
        ("2025年12月31日", "2025年7月31日前", "warning", "早153日"),
        ("2025年12月31日", "2025年12月20日前", "info", "早11日"),
    ],
)
def test_everything_is_paid_before_the_term_ends(
    findings: Callable[..., list[Finding]], end: str, when: str, severity: str, days: str
) -> None:
    (found,) = findings(CHECK, TEXT.format(end=end, when=when))
    assert found.severity == severity and days in found.detail and "累计付至100%（200,000.00元）" in found.detail


def test_a_blank_day_of_signing_is_reckoned_from_the_year_of_the_number(findings: Callable[..., list[Finding]]) -> None:
    text = (
        TEXT.format(end="", when="2025年12月31日前，经验收合格后")
        .replace("服务期限自2025年1月1日起至止。", "服务期限：合同签订之日起一年。")
        .replace("甲方：鹤浦", "合同编号：HPDA-FW-2025-031\n甲方：鹤浦", 1)
    )
    found = findings(CHECK, text)
    assert [one.severity for one in found] == ["info"]
    assert "签订日期空白" in found[0].detail


def test_without_a_dated_payment(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, TEXT.format(end="2025年12月31日", when="验收合格后10日内")) == ["没有写明日期的付款"]
