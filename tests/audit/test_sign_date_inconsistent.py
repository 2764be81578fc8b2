"""签订日期多处不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "sign-date-inconsistent"
TEXT = """设备维修合同
合同编号：WX-2025-7
甲方：苇塘县疾控中心
乙方：苇塘恒信机电有限公司
签订日期：{cover}
一、维修内容
乙方维修甲方的冷库两座。
二、价款
合同总价为86,000元。
三、争议
向甲方所在地人民法院起诉。
甲方（盖章）：苇塘县疾控中心
日期：{buyer}
乙方（盖章）：苇塘恒信机电有限公司
日期：{supplier}
"""


@pytest.mark.parametrize(
    ("cover", "buyer", "supplier"),
    [
        ("2025年6月10日", "2025年6月10日", "2025年6月10日"),
        ("2025年6月10日", "二〇二五年六月十日", "2025.6.10"),
        ("2025年6月12日", "2025年6月10日", "2025年6月12日"),
    ],
)
def test_days_that_go_together(findings: Callable[..., list[Finding]], cover: str, buyer: str, supplier: str) -> None:
    assert findings(CHECK, TEXT.format(cover=cover, buyer=buyer, supplier=supplier)) == []


def test_two_days_and_no_cover_are_a_hint(findings: Callable[..., list[Finding]]) -> None:
    text = TEXT.format(cover="    年  月  日", buyer="2025年6月10日", supplier="2025年6月12日")
    assert [one.severity for one in findings(CHECK, text)] == ["info"]


def test_a_cover_that_says_another_day(findings: Callable[..., list[Finding]]) -> None:
    text = TEXT.format(cover="2025年4月1日", buyer="2025年6月10日", supplier="2025年6月10日")
    (found,) = findings(CHECK, text)
    assert found.severity == "warning" and "2025年4月1日" in found.detail and "相差70日" in found.detail


def test_signatures_far_apart_are_a_hint(findings: Callable[..., list[Finding]]) -> None:
    text = TEXT.format(cover="2025年6月10日", buyer="2025年3月10日", supplier="2025年6月10日")
    assert [one.severity for one in findings(CHECK, text)] == ["info"]
