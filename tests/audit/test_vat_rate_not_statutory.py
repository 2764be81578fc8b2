"""税率不在法定档"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "vat-rate-not-statutory"

TEXT = """服务合同
甲方：白浦县气象局
乙方：白浦博远科技有限公司
签订日期：{day}
一、合同总价
合同总价为人民币53,000.00元（含税，税率{rate}%）。
"""


@pytest.mark.parametrize(
    ("day", "rate", "count"),
    [
        ("2025年3月3日", "6", 0),
        ("2025年3月3日", "1", 0),
        ("2025年3月3日", "16", 1),
        ("2025年3月3日", "7", 1),
        ("2018年8月1日", "16", 0),
        ("2018年8月1日", "17", 1),
        ("2017年3月1日", "13", 0),
        ("2017年9月1日", "13", 1),
        ("年月日", "8", 1),
    ],
)
def test_the_rates_of_the_day_of_signing(
    findings: Callable[..., list[Finding]], day: str, rate: str, count: int
) -> None:
    found = findings(CHECK, TEXT.format(day=day, rate=rate))
    assert len(found) == count
    assert all(one.severity == "warning" and f"{rate}%" in one.detail for one in found)


def test_an_old_rate_without_a_day_is_not_assessed(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, TEXT.format(day="年月日", rate="16")) == ["合同未写明签订日期，税率所属时期不能确定"]
