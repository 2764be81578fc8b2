"""整数金额"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding


@pytest.mark.parametrize(("price", "count"), [("3,000,000.00", 1), ("3,012,000.00", 0), ("300,000.00", 0)])
def test_only_large_round_prices(findings: Callable[..., list[Finding]], price: str, count: int) -> None:
    found = findings("round-number-price", f"服务合同\n甲方：蒲阳区城管局\n一、价款\n合同总价为人民币{price}元。\n")
    assert [one.severity for one in found] == ["info"] * count
