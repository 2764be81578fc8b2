"""投标保证金超过2%或退还过晚"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "bid-bond-over-2pct"


def test_over_two_per_cent_of_the_budget(findings: Callable[..., list[Finding]]) -> None:
    text = contract(other="十二、其他\n乙方的投标保证金人民币10,000元转为履约保证金。本合同一式四份，签字盖章后生效。")
    [finding] = findings(CHECK, text, {"budget": "400000"})
    assert "2.50%" in finding.detail
    assert findings(CHECK, text, {"budget": "500000"}) == []


@pytest.mark.parametrize(
    ("clause", "count"),
    [
        ("投标保证金在合同签订后10个工作日内无息退还。", 1),
        ("磋商保证金于合同签订之日起30日内退还。", 1),
        ("投标保证金自合同签订之日起5个工作日内退还。", 0),
        ("投标保证金在合同签订后7日内退还。", 0),
    ],
)
def test_returned_late(findings: Callable[..., list[Finding]], clause: str, count: int) -> None:
    assert len(findings(CHECK, contract(other=f"十二、其他\n{clause}本合同一式四份，签字盖章后生效。"))) == count


def test_without_budget(reasons: Callable[..., list[str]]) -> None:
    assert "“预算金额”" in reasons(CHECK, contract(other="十二、其他\n投标保证金10,000元转为履约保证金。"))[0]
