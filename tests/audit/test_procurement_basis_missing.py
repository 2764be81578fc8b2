"""未写明采购依据"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "procurement-basis-missing"
BARE = {
    "cover": "临江县图书馆档案整理服务合同\n合同编号：LJTS-FW-2025-016",
    "parties": "甲方：临江县图书馆\n乙方：临江文澜档案服务有限公司",
    "basis": "依据《中华人民共和国民法典》，经双方友好协商，订立本合同。",
    "subject": "一、服务内容\n乙方为甲方整理馆藏档案12000卷。",
    "price": "二、合同价款\n合同总价为人民币玖拾陆万元整（¥960,000.00）。",
    "acceptance": "五、验收\n乙方提交成果后10个工作日内，甲方组织验收。",
}


def test_nothing_of_a_procurement(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, contract(**BARE))
    assert finding.severity == "warning" and "第四十六条" in (finding.statute or "")


def test_an_if_is_no_method(findings: Callable[..., list[Finding]]) -> None:
    documents = "如果甲方对乙方采用公开招标、竞争性谈判等方式选定，招标文件和中标通知书也构成合同文件。"
    [finding] = findings(CHECK, contract(**{**BARE, "force": f"十、合同文件\n{documents}"}))
    assert finding.severity == "warning" and finding.text == documents


def test_a_small_sum_is_a_hint(findings: Callable[..., list[Finding]]) -> None:
    small = {**BARE, "price": "二、合同价款\n合同总价为人民币60,000元。"}
    assert [finding.severity for finding in findings(CHECK, contract(**small))] == ["info"]
    assert [f.severity for f in findings(CHECK, contract(**small), {"threshold": "50000"})] == ["warning"]


@pytest.mark.parametrize(
    "basis",
    [
        "依据《中华人民共和国政府采购法》，订立本合同。",
        "经公开招标，甲方确定乙方为服务单位，双方订立本合同。",
        "采购编号：LJ2025-18。双方订立本合同。",
        "甲方通过电子卖场直接订购，双方订立本合同。",
        "中标通知书、投标函为本合同的组成部分。",
    ],
)
def test_any_basis_will_do(findings: Callable[..., list[Finding]], basis: str) -> None:
    assert [f for f in findings(CHECK, contract(**{**BARE, "basis": basis})) if f.severity == "warning"] == []
    assert findings(CHECK, contract(**BARE), {"procurement_method": "公开招标"}) == []


def test_words_of_a_tender_in_a_consultation(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, contract(basis="经竞争性磋商，依据《政府采购法》和乙方的投标文件，双方订立本合同。"))
    assert finding.severity == "info" and "竞争性磋商" in finding.detail


def test_a_supplement(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, contract(**{**BARE, "cover": "档案整理服务补充协议"}))
