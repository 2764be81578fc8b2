"""履行期起算点无法确定"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "term-start-undetermined"
UNSIGNED = (
    "甲方（盖章）：临江县图书馆\n日期：　　年　月　日\n乙方（盖章）：临江文澜档案服务有限公司\n日期：____年__月__日"
)


@pytest.mark.parametrize(
    "term",
    [
        "服务期限：自合同签订之日起一年。",
        "交付时间：本合同生效后60日内完成全部工作。",
        "履行期限为双方签字之日起6个月。",
    ],
)
def test_a_term_from_a_day_that_is_blank(findings: Callable[..., list[Finding]], term: str) -> None:
    [finding] = findings(CHECK, contract(term=f"三、服务期限\n{term}", signature=UNSIGNED))
    assert finding.severity == "warning" and "请核对原件" in finding.detail
    assert [quote.text for quote in finding.quotes] == ["日期：____年__月__日"]
    assert findings("blank-field", contract(term=f"三、服务期限\n{term}", signature=UNSIGNED)) == []


@pytest.mark.parametrize(
    "text",
    [
        contract(term="三、服务期限\n自合同签订之日起一年。"),
        contract(signature=UNSIGNED),
        contract(term="三、工期\n自开工令发出之日起90日。", signature=UNSIGNED),
    ],
)
def test_signed_or_dated_otherwise(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Date 日期: Nov. 22, 2024\n合同签订之日起30日内交货。",
        "计划开工日期：2025年  月\n工期总日历天数：500天。",
    ],
)
def test_a_day_or_a_place_for_it_elsewhere(findings: Callable[..., list[Finding]], text: str) -> None:
    whole = contract(term=f"三、期限\n{text}", signature="甲方（盖章）：临江县图书馆\n乙方（盖章）：临江文澜档案服务有限公司")
    assert findings("term-start-undetermined", whole) == []
