"""编号前后相差一字"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "code-differs-slightly"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize("code", ["LJZC-2025-C-0024", "LJZC-2025-C-0043", "LJCZ-2025-C-0042", "LJZC-2026-C-0042"])
def test_a_slip_in_a_number(findings: Findings, code: str) -> None:
    (found,) = findings(CHECK, contract(other=f"十二、其他\n磋商文件（{code}）和响应文件是本合同的组成部分。本合同一式四份。"))
    assert "LJZC-2025-C-0042" in found.detail and code in found.detail


@pytest.mark.parametrize("code", ["LJZC-2025-C-0042", "LJZC-2024-G-0117", "LJZC-2025-C-0042-1", "GB/T18894-2016"])
def test_the_number_itself_a_lot_or_another_paper(findings: Findings, code: str) -> None:
    text = contract(other=f"十二、其他\n磋商文件（{code}）和响应文件是本合同的组成部分。本合同一式四份。")
    assert findings(CHECK, text) == []


def test_figures_of_a_block_in_another_order(findings: Findings) -> None:
    assert len(findings(CHECK, contract(basis="经公开招标（招标编号LJZC-2025-C-0240），乙方为中标人。"))) == 1
