"""定制开发成果权属未约定"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "ip-ownership-missing"


def _system(subject: str, ownership: str = "乙方保证所提供的软件不侵犯第三方的知识产权。") -> str:
    return contract(
        cover="临江县档案管理平台服务采购合同\n项目编号：LJZC-2025-C-0050",
        subject=f"一、服务内容\n{subject}",
        secrecy=f"八、知识产权\n{ownership}",
    )


@pytest.mark.parametrize(
    "subject",
    [
        "乙方负责档案管理软件的定制开发和部署。",
        "开发联合查询模块，实现三馆数据互通。",
        "建设移动端小程序，提供预约和查询功能。",
    ],
)
def test_built_to_order_and_nobody_owns_it(findings: Callable[..., list[Finding]], subject: str) -> None:
    [finding] = findings(CHECK, _system(subject))
    assert finding.severity == "warning" and len(finding.quotes) >= 1


@pytest.mark.parametrize(
    "ownership",
    [
        "开发成果的知识产权归甲方所有。",
        "软件著作权及源代码由双方共同享有。",
        "甲方拥有本项目开发成果的全部知识产权。",
        "因履行本合同产生的全部技术成果的知识产权及衍生权利均由甲方享有。",
    ],
)
def test_ownership_agreed(findings: Callable[..., list[Finding]], ownership: str) -> None:
    assert findings(CHECK, _system("乙方负责档案管理软件的定制开发。", ownership)) == []


@pytest.mark.parametrize(
    "subject",
    [
        "乙方负责档案管理平台的日常巡检和故障处理。",
        "服务地点为临江经济开发区，乙方整理纸质档案。",
        "对甲方已研发的系统进行检测。",
    ],
)
def test_nothing_new_is_made(findings: Callable[..., list[Finding]], subject: str) -> None:
    assert findings(CHECK, _system(subject)) == []


@pytest.mark.parametrize(
    ("subject", "severity"),
    [
        ("乙方负责平台巡检；通过建设移动端查询应用，方便读者查询。", "info"),
        ("乙方负责平台巡检；开发联合查询模块；建设移动端小程序。", "warning"),
    ],
)
def test_a_contract_of_maintenance_that_builds_a_little(
    findings: Callable[..., list[Finding]], subject: str, severity: str
) -> None:
    text = _system(subject).replace("临江县档案管理平台服务采购合同", "临江县档案管理平台运维服务合同")
    [finding] = findings(CHECK, text)
    assert finding.severity == severity
