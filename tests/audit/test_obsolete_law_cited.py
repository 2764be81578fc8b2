"""引用已废止法律"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "obsolete-law-cited"


@pytest.mark.parametrize(
    ("basis", "laws"),
    [
        ("依据《中华人民共和国合同法》和采购结果，双方订立本合同。", ["《合同法》"]),
        ("根据《政府采购法》、《合同法》、《担保法》的有关规定签订本合同。", ["《合同法》", "《担保法》"]),
        ("按照中华人民共和国合同法及有关法规，经协商一致订立。", ["《合同法》"]),
    ],
)
def test_a_repealed_law_in_a_later_contract(
    findings: Callable[..., list[Finding]], basis: str, laws: list[str]
) -> None:
    [finding] = findings(CHECK, contract(basis=basis))
    assert all(law in finding.detail for law in laws)
    assert len(finding.quotes) == len(laws) - 1
    assert finding.statute == "《民法典》第一千二百六十条"


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("食材应符合《食品卫生法》的规定。", "《食品安全法》"),
        ("投诉按《政府采购供应商投诉处理办法》办理。", "第94号"),
        ("税费依照《中华人民共和国营业税暂行条例》缴纳。", "《增值税法》"),
        ("评审按财政部令第18号执行。", "第87号"),
    ],
)
def test_rules_that_others_replaced(findings: Callable[..., list[Finding]], sentence: str, by: str) -> None:
    [finding] = findings(CHECK, contract(other=f"十二、其他\n{sentence}"))
    assert by in finding.detail and finding.statute is None


def test_a_law_replaced_after_signing(findings: Callable[..., list[Finding]]) -> None:
    assert findings(CHECK, contract(other="十二、其他\n税费依照《增值税暂行条例》缴纳。")) == []


def test_the_civil_code_beside_it_dates_the_contract(findings: Callable[..., list[Finding]]) -> None:
    basis = "依据《民法典》《合同法》签订本合同。"
    text = contract(
        basis=basis, term="三、服务期限\n自合同签订之日起六个月。", signature="甲方：\n乙方：\n日期：　年　月　日"
    )
    [finding] = findings(CHECK, text)
    assert "同时引用" in finding.detail and finding.quotes[0].text.startswith("《民法典")


@pytest.mark.parametrize(
    "basis",
    [
        "根据《中华人民共和国民法典》签订本合同。",
        "乙方应遵守《中华人民共和国劳动合同法》，与服务人员签订劳动合同。",
    ],
)
def test_laws_in_force_pass(findings: Callable[..., list[Finding]], basis: str) -> None:
    assert findings(CHECK, contract(basis=basis)) == []


def test_before_the_civil_code_the_contract_law_was_right(findings: Callable[..., list[Finding]]) -> None:
    old = contract(basis="依据《中华人民共和国合同法》签订本合同。").replace("2025年4月21日", "2020年4月21日")
    assert findings(CHECK, old) == []


UNDATED = {
    "basis": "依据《合同法》签订。",
    "term": "三、服务期限\n自合同签订之日起六个月。",
    "signature": "甲方：\n乙方：",
}


def test_without_a_date_it_is_open(reasons: Callable[..., list[str]]) -> None:
    assert len(reasons(CHECK, contract(cover="临江县图书馆档案整理服务采购合同", **UNDATED))) == 1


def test_the_years_of_its_numbers_date_it_too(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, contract(**UNDATED))
    assert "不早于2025年" in found.detail
