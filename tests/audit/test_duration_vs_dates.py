"""期限与起止日期不符"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "duration-vs-dates"
TEXT = "绿化养护合同\n甲方：蒲阳区城管局\n乙方：蒲阳绿源园林有限公司\n一、服务期限\n{term}\n二、价款\n合同总价为120,000元。\n"


@pytest.mark.parametrize(
    "term",
    [
        "服务期限为12个月，自2025年3月1日起至2026年2月28日止。",
        "服务期一年：2025年3月1日至2026年3月1日。",
        "本合同期限三年，从2024年1月1日开始，到2026年12月31日结束，年度考核不合格的不再续约。",
        "工期90日历天，计划开工日期2025年8月1日，计划竣工日期2025年10月29日。",
        "本项目服务期三年，合同一年一签，本合同期限自2025年1月1日起至2025年12月31日止。",
        "服务期限为自合同签订之日起12个月。",
    ],
)
def test_terms_that_agree_or_cannot_be_computed(findings: Callable[..., list[Finding]], term: str) -> None:
    assert findings(CHECK, TEXT.format(term=term)) == []


@pytest.mark.parametrize(
    ("term", "due", "gap"),
    [
        ("服务期限为12个月，自2025年3月1日起至2026年3月31日止。", "2026-02-28", "多31日"),
        ("服务期两年，自2025年1月1日起至2026年6月30日止。", "2026-12-31", "少184日"),
    ],
)
def test_the_end_that_follows_is_told(findings: Callable[..., list[Finding]], term: str, due: str, gap: str) -> None:
    (found,) = findings(CHECK, TEXT.format(term=term))
    assert found.severity == "error" and found.expected == due and gap in found.detail
    assert len(found.quotes) == 2


def test_far_apart_it_is_a_question(findings: Callable[..., list[Finding]]) -> None:
    term = "服务期限为12个月。\n（一）乙方应按养护标准服务。\n（二）服务自2025年3月1日起至2026年6月30日止。"
    assert {one.severity for one in findings(CHECK, TEXT.format(term=term))} <= {"warning"}


@pytest.mark.parametrize(
    ("term", "number"),
    [
        ("服务期自2025年4月28日至2025年8月31日，计120日历天。", 1),
        ("工期：2025年3月1日起至2025年6月30日止（共90天）。", 1),
        ("自2025年1月1日至2025年12月31日，为期两年。", 1),
        ("服务期自2025年4月28日至2025年8月31日，计126日历天。", 0),
        ("服务期自2025年4月28日至2025年8月31日，共125天。", 0),
        ("自2025年1月1日至2025年12月31日，共12个月。", 0),
    ],
)
def test_days_and_length_in_one_phrase(findings: Callable[..., list[Finding]], term: str, number: int) -> None:
    found = findings("duration-vs-dates", contract(term=f"三、服务期限和地点\n{term}服务地点为临江县文庙街18号。"))
    assert len(found) == number and all(one.severity == "error" for one in found)


def test_a_stage_of_a_term_of_years_is_not_its_length(findings: Callable[..., list[Finding]]) -> None:
    text = contract(term="三、期限\n建设期120日，自移交屋面之日起算。\n分享期自2026年10月1日起至2041年9月30日止。")
    assert findings(CHECK, text) == []
