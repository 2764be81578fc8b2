"""签约距中标（成交）通知书超过30日"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "sign-after-award-over-30d"


@pytest.mark.parametrize(("award", "figure"), [("2025-03-10", "42日"), ("2025/3/21", "31日"), ("2025年5月6日", "15日")])
def test_too_late_or_too_early(findings: Callable[..., list[Finding]], award: str, figure: str) -> None:
    [finding] = findings(CHECK, contract(), {"award_date": award})
    assert figure in finding.detail and finding.severity == "warning"
    assert finding.statute and "《政府采购法》第四十六条" in finding.statute and "招标投标法》" not in finding.statute


def test_the_day_that_the_contract_states_counts(findings: Callable[..., list[Finding]]) -> None:
    basis = "经竞争性磋商，成交通知书于2025年2月28日发出，双方订立本合同。"
    [finding] = findings(CHECK, contract(basis=basis))
    assert "52日" in finding.detail and [quote.text for quote in finding.quotes] == [basis]


@pytest.mark.parametrize("award", ["2025-03-22", "2025-04-21"])
def test_within_thirty_days(findings: Callable[..., list[Finding]], award: str) -> None:
    assert findings(CHECK, contract(), {"award_date": award}) == []


def test_never_without_the_day_of_the_award(reasons: Callable[..., list[str]]) -> None:
    assert "“中标通知书日期”" in reasons(CHECK, contract())[0]
