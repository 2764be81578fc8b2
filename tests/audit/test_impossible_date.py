"""日期不存在"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "impossible-date"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize("day", ["2025年9月31日", "2025年2月29日", "2025年13月1日", "11月31日", "2025-06-31"])
def test_a_day_that_no_calendar_has(findings: Findings, day: str) -> None:
    (found,) = findings(CHECK, contract(subject=f"一、服务内容\n第一批成果于{day}前提交。"))
    assert day in found.detail and found.severity == "error"


@pytest.mark.parametrize("day", ["2024年2月29日", "2月29日", "2025年12月31日", "第9.31条", "每年9月"])
def test_a_day_that_exists(findings: Findings, day: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n第一批成果于{day}前提交。")) == []


@pytest.mark.parametrize(
    ("day", "number"),
    [("2025年4月21日（星期二）", 1), ("2025年4月21日（星期一）", 0), ("2025年4月20日（周日）", 0), ("4月21日（星期二）", 0)]
)
def test_the_day_of_the_week(findings: Callable[..., list[Finding]], day: str, number: int) -> None:
    found = findings("impossible-date", contract(term=f"三、期限和地点\n乙方应于{day}前完成，地点为临江县文庙街18号。"))
    assert len(found) == number
