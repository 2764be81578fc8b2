"""名称、姓名前后相差一两个字"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "name-differs-slightly"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "name", ["临江文阑档案服务有限公司", "临江文澜档案技术有限公司", "临江文澜档案服务股份有限公司", "临江文澜档服务有限公司"]
)
def test_a_party_written_otherwise(findings: Findings, name: str) -> None:
    (found,) = findings(CHECK, contract(acceptance=f"五、验收\n成果由甲方会同{name}共同验收，10个工作日内完成。"))
    assert found.severity == "info" and name in found.detail


def test_a_project_written_otherwise(findings: Findings) -> None:
    text = contract(
        cover="临江县图书馆服务采购合同\n合同编号：LJTS-FW-2025-016\n项目名称：临江县馆藏古籍数字化加工项目\n采购方式：竞争性磋商",
        subject="一、服务内容\n乙方负责临江县馆藏古籍数据化加工项目的全部工作。",
    )
    (found,) = findings(CHECK, text)
    assert "数据化" in found.detail


def test_a_person_written_otherwise_is_a_hint(findings: Findings) -> None:
    (found,) = findings(CHECK, contract(acceptance="五、验收\n成果由档案科江一凡签收，10个工作日内组织验收。"))
    assert found.severity == "info" and "江一凡" in found.detail


@pytest.mark.parametrize(
    "sentence",
    [
        "成果由临江文澜档案服务有限公司提交。",
        "成果由临江县第一图书馆、临江县第二图书馆共同验收。",
        "成果由江一帆签收。",
        "成果在临江县图书馆新馆验收。",
    ],
)
def test_the_same_or_another_name(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(acceptance=f"五、验收\n{sentence}10个工作日内组织验收。")) == []


def test_a_person_named_without_a_colon(findings: Findings) -> None:
    text = contract(liability="九、违约责任\n项目经理周建国未经批准更换的，罚款3万元。", other="十二、其他\n联系：周建军 13800000000。")
    assert [one.severity for one in findings(CHECK, text)] == ["info"]
