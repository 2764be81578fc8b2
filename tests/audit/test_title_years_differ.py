"""名称所写年度与履行期不符"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "title-years-differ"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("years", "start", "end", "number"),
    [
        ("2025—2026年度", "2025年4月1日", "2027年3月31日", 1),
        ("2024年度", "2025年5月1日", "2025年12月31日", 1),
        ("2025-2026年度", "2025年4月1日", "2026年3月31日", 0),
        ("2025年度", "2025年5月1日", "2026年4月30日", 0),
    ],
)
def test_years(findings: Findings, years: str, start: str, end: str, number: int) -> None:
    text = contract(
        cover=f"临江县图书馆{years}档案整理服务采购合同\n合同编号：LJTS-FW-016\n采购方式：竞争性磋商",
        term=f"三、服务期限和地点\n服务期限自{start}起至{end}止，服务地点为临江县文庙街18号。",
    )
    assert len(findings(CHECK, text)) == number
