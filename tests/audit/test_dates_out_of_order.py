"""日期先后颠倒"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "dates-out-of-order"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("服务期限自2025年12月31日起至2025年5月1日止", "早于起始日"),
        ("服务期限自2024年1月1日起至2024年12月31日止", "签订时履行期已满"),
    ],
)
def test_the_wrong_order_is_told(findings: Findings, term: str, told: str) -> None:
    (found,) = findings(CHECK, contract(term=f"三、服务期限和地点\n{term}，服务地点为临江县文庙街18号。"))
    assert told in found.detail


def test_the_right_order_is_silent(findings: Findings) -> None:
    assert findings(CHECK, contract()) == []
