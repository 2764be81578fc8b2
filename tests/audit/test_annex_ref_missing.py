"""引用的附件未随合同"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "annex-ref-missing"


@pytest.mark.parametrize(
    ("subject", "annex", "words"),
    [
        ("服务内容详见附件一，考核办法见附件二。", "", ["附件1、2", "任何附件"]),
        ("服务内容详见附件一，报价见附件2。", "附件一：服务内容\n整理档案12000卷。", ["附件2"]),
        ("双方应同时签订《廉政责任书》，作为合同附件。", "", ["《廉政责任书》"]),
    ],
)
def test_what_is_referred_to_and_not_there(
    findings: Callable[..., list[Finding]], subject: str, annex: str, words: list[str]
) -> None:
    [finding] = findings(CHECK, contract(subject=f"一、服务内容\n{subject}", annex=annex))
    assert finding.severity == "warning" and all(word in finding.detail for word in words)


def test_an_annex_without_number_is_a_hint(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, contract(subject="一、服务内容\n服务内容详见附件。"))
    assert finding.severity == "info"


@pytest.mark.parametrize(
    ("subject", "annex"),
    [
        ("服务内容详见附件一。", "附件一：服务内容\n整理档案12000卷。"),
        ("双方应签订《保密协议》，见附件1。", "附件1 保密协议\n第一条 乙方负有保密义务。"),
        ("乙方应与派驻人员签订《保密承诺书》。", ""),
        ("整理档案12000卷，按《档案著录规则》执行。", ""),
    ],
)
def test_annexes_that_are_there_or_never_would_be(
    findings: Callable[..., list[Finding]], subject: str, annex: str
) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{subject}", annex=annex)) == []


@pytest.mark.parametrize(
    ("other", "annex", "missing"),
    [
        ("附件：1.工作清单；2.岗位配置表；3.移交清单。", "附件1 工作清单\n一、范围\n附件3 移交清单\n一、图纸", "附件2"),
        ("安全责任书、质量承诺书作为合同附件附后。", "附件一：工作清单\n一、范围", "安全责任书"),
        ("本合同一式四份。\n附件：设备配置清单", "", "设备配置清单"),
    ],
)
def test_listed_and_not_there(findings: Callable[..., list[Finding]], other: str, annex: str, missing: str) -> None:
    (found,) = findings("annex-ref-missing", contract(other=f"十二、其他\n{other}", annex=annex))
    assert missing in found.detail


def test_listed_and_there(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        other="十二、其他\n附件：1.工作清单；2.移交清单。", annex="附件1 工作清单\n一、范围\n附件2 移交清单\n一、图纸"
    )
    assert findings("annex-ref-missing", text) == []


@pytest.mark.parametrize(
    ("annex", "number"),
    [("附件 售后服务承诺函\n一、免费返工。", 1), ("附件一 报价单\n略\n附件二 技术偏离表\n略\n附件三 售后服务承诺函\n略", 0)],
)
def test_an_enumeration_of_annexes(findings: Callable[..., list[Finding]], annex: str, number: int) -> None:
    text = contract(other="十二、其他\n合同附件：报价单、技术偏离表、售后服务承诺函。", annex=annex)
    found = [one for one in findings("annex-ref-missing", text) if one.severity == "warning"]
    assert len(found) == number and all("报价单" in one.detail for one in found)


def test_an_annex_of_one_line_over_its_table(findings: Callable[..., list[Finding]]) -> None:
    text = contract(other="十二、其他\n本合同一式四份。", annex="附件：工程量清单\n序号\t项目\t数量\n1\t著录\t12\n2\t扫描\t9")
    assert findings("annex-ref-missing", text) == []


def test_the_next_number_of_a_list_is_no_annex(findings: Callable[..., list[Finding]]) -> None:
    subject = "一、合同文件\n合同文件包括：（1）本合同（2）成交通知书（3）响应书及其附件（4）磋商文件（5）图纸。"
    assert findings(CHECK, contract(subject=subject)) == []
    (found,) = findings(CHECK, contract(subject="一、合同文件\n合同文件包括：（1）本合同；具体要求见附件（4）。"))
    assert "附件4" in found.detail
