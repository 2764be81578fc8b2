"""定金超过20%"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "earnest-over-20pct"


@pytest.mark.parametrize(
    "clause",
    [
        "合同签订后三日内，甲方支付合同总价的30%作为定金，其余验收后付清。",
        "甲方向乙方支付定金，金额为合同总价的30%。",
        "甲方支付定金人民币108,000元，余款验收后付清。",
    ],
)
def test_too_high(findings: Callable[..., list[Finding]], clause: str) -> None:
    [finding] = findings(CHECK, contract(payment=f"四、付款方式\n{clause}"))
    assert "30.00%" in finding.detail


@pytest.mark.parametrize(
    "clause",
    [
        "甲方支付合同总价的20%作为定金，其余验收后付清。",
        "甲方支付订金108,000元，余款验收后付清。",
        "合同签订后支付预付款，为合同总价的30%。",
        "甲方每月支付固定金额，为合同总价的30%。",
    ],
)
def test_within_the_limit_or_no_earnest(findings: Callable[..., list[Finding]], clause: str) -> None:
    assert findings(CHECK, contract(payment=f"四、付款方式\n{clause}")) == []


def test_without_price(reasons: Callable[..., list[str]]) -> None:
    text = contract(price="二、价款\n单价见附件，按实结算。", payment="四、付款\n甲方支付定金5万元。")
    assert reasons(CHECK, text)
