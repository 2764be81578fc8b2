"""按已停止使用的贷款基准利率计息"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "benchmark-rate-replaced"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("interest", "day", "told"),
    [
        ("按中国人民银行同期贷款基准利率支付逾期利息", "2025年4月21日", True),
        ("按同期同类银行贷款基准利率的1.5倍承担利息", "2019年8月20日", True),
        ("按同期贷款基准利率支付逾期利息", "2019年8月19日", False),
        ("按一年期LPR支付逾期利息", "2025年4月21日", False),
        ("按同期贷款基准利率（已取消的，按贷款市场报价利率）支付利息", "2025年4月21日", False),
    ],
)
def test_the_rate_that_is_no_longer_published(findings: Findings, interest: str, day: str, told: bool) -> None:
    text = contract(liability=f"九、违约责任\n甲方逾期付款的，{interest}。").replace("2025年4月21日", day)
    assert bool(findings(CHECK, text)) is told
