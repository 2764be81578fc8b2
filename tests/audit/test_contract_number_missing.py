"""合同编号缺失或不完整"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "contract-number-missing"
TITLE = "临江县图书馆档案整理服务采购合同"


@pytest.mark.parametrize(
    ("cover", "word"),
    [
        (f"{TITLE}\n合同编号：\n项目编号：LJZC-2025-C-0042", "空白"),
        (f"{TITLE}\n合同编号：________________", "空白"),
        (f"{TITLE}\n合同编号：临图服-2025-____号", "不完整"),
        (f"{TITLE}\n合同编号：XXXX-2025", "不完整"),
        (TITLE, "未见"),
        (f"{TITLE}\n合同编号：LJZC-2025-C-0042\n项目编号：LJZC-2025-C-0042", "相同"),
    ],
)
def test_numbers_that_tell_nothing(findings: Callable[..., list[Finding]], cover: str, word: str) -> None:
    [finding] = findings(CHECK, contract(cover=cover))
    assert finding.severity == "info" and word in finding.detail


@pytest.mark.parametrize("cover", [f"{TITLE}\n合同编号：LJTS-FW-2025-016", f"{TITLE}\n合同编号：临图服〔2025〕8号"])
def test_a_number(findings: Callable[..., list[Finding]], cover: str) -> None:
    assert findings(CHECK, contract(cover=cover)) == []
