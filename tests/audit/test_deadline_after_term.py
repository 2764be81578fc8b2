"""完成日期晚于约定的期限"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "deadline-after-term"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("term", "number"),
    [
        ("开发周期为8个月，自2025年3月17日起算；2025年12月31日前完成终验。", 1),
        ("工期90天，自2025年3月1日起；2025年8月31日前交付全部成果。", 1),
        ("开发周期为8个月，自2025年3月17日起算；2025年11月16日前完成终验。", 0),
        ("开发周期为8个月，自2025年3月17日起算；2026年1月31日前付清余款。", 0),
        ("服务期自2025年3月1日起；2025年12月31日前完成终验。", 0),
    ],
)
def test_deadlines(findings: Findings, term: str, number: int) -> None:
    assert len(findings(CHECK, contract(term=f"三、期限和地点\n{term}地点为临江县文庙街18号。"))) == number
