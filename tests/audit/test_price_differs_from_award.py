"""合同价与中标（成交）金额不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "price-differs-from-award"


@pytest.mark.parametrize(("award", "figure"), [("350000", "高出10,000.00元"), ("36.5万元", "低5,000.00元")])
def test_metadata(findings: Callable[..., list[Finding]], award: str, figure: str) -> None:
    [finding] = findings(CHECK, contract(), {"award_amount": award})
    assert figure in finding.detail and finding.severity == "warning"


@pytest.mark.parametrize("stated", ["成交金额为人民币358,000.00元", "中标价：35.8万元"])
def test_the_award_as_the_contract_states_it(findings: Callable[..., list[Finding]], stated: str) -> None:
    [finding] = findings(CHECK, contract(basis=f"经采购确定乙方为供应商，{stated}，双方订立本合同。"))
    assert "2,000" in finding.detail and finding.quotes


@pytest.mark.parametrize("award", ["360000", "¥360,000.00", "36万元", "120000", "1080000"])
def test_the_same_or_so_many_years(findings: Callable[..., list[Finding]], award: str) -> None:
    assert findings(CHECK, contract(), {"award_amount": award}) == []


def test_without_the_award(reasons: Callable[..., list[str]]) -> None:
    assert "“中标金额”" in reasons(CHECK, contract())[0]


def test_the_award_of_several_years(findings: Callable[..., list[Finding]]) -> None:
    text = contract(basis="三年累计金额不超过中标金额1,120,000.00元（第一年350,000.00元）。双方订立本合同。")
    assert findings("price-differs-from-award", text) == []
