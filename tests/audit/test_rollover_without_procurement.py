"""自动延续或协商续约，绕过采购"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "rollover-without-procurement"


def _term(text: str) -> str:
    return contract(term=f"三、服务期限\n服务期限自2025年5月1日起至2025年12月31日止。{text}")


@pytest.mark.parametrize(
    "text",
    [
        "期满双方无异议的，本合同自动续约一年。",
        "合同期限届满前30日内任何一方未提出终止的，合同自动顺延一年。",
        "期满前一个月，双方协商续签事宜。",
        "合同期满经考核合格的，甲方可以续签下一年度合同。",
        "2026年度采购的供应商确定前，乙方应继续提供服务，费用以2026年预算批复为准。",
    ],
)
def test_going_on_without_procurement(findings: Callable[..., list[Finding]], text: str) -> None:
    [finding] = findings(CHECK, _term(text))
    assert finding.severity == "warning" and finding.text in text


@pytest.mark.parametrize(
    "text",
    [
        "按照磋商文件规定，合同一年一签，期满考核合格的可续签，总期限不超过三年。",
        "新一期服务单位进场前，乙方应继续提供服务，过渡期最长30日，费用按本合同标准结算。",
    ],
)
def test_bounded_is_a_hint(findings: Callable[..., list[Finding]], text: str) -> None:
    assert [finding.severity for finding in findings(CHECK, _term(text))] == ["info"]


@pytest.mark.parametrize(
    "text",
    [
        "因不可抗力影响的，服务期限相应自动顺延。",
        "合同期满自动终止，不再续签。",
        "合同到期后，双方协商处理未尽事宜。",
    ],
)
def test_ends_when_it_ends(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, _term(text)) == []


def test_the_price_of_the_time_after_is_told_once(findings: Callable[..., list[Finding]]) -> None:
    text = _term("2026年度采购的供应商确定前，乙方继续提供服务，费用标准以2026年预算批复金额为准。")
    [finding] = findings(CHECK, text)
    assert "以后续预算为准" in finding.detail
    assert [one.severity for one in findings("price-open-or-budget-linked", text)] == ["info"]
