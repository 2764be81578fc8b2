"""政务数据、个人信息处理条款缺失"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "data-protection-clause-missing"


def _system(secrecy: str, cover: str = "临江县政务服务平台运行维护服务合同") -> str:
    return contract(
        cover=f"{cover}\n项目编号：LJZC-2025-C-0051",
        subject="一、服务内容\n乙方负责平台的巡检、升级和故障处理。",
        secrecy=f"八、其他义务\n{secrecy}",
    )


@pytest.mark.parametrize("cover", ["临江县政务服务平台运行维护服务合同", "临江县智慧校园信息化服务合同"])
def test_a_system_and_no_word_on_its_data(findings: Callable[..., list[Finding]], cover: str) -> None:
    [finding] = findings(CHECK, _system("乙方应爱护甲方的办公设备。", cover))
    assert finding.severity == "warning" and finding.statute == "《数据安全法》第四十条"


def test_personal_data_without_terms_is_a_hint(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, _system("乙方不得泄露平台中的业务数据和居民信息。"))
    assert finding.severity == "info" and finding.statute == "《个人信息保护法》第二十一条"


@pytest.mark.parametrize(
    "text",
    [
        _system("乙方不得复制、留存、泄露平台数据，合同终止时返还或者销毁全部数据。"),
        _system("乙方按《数据安全法》履行数据安全保护义务，处理个人信息的目的、期限、方式和种类见采购文件。"),
        contract(secrecy=""),
        _system("乙方应爱护设备。", "临江县图书馆消防系统维护服务合同"),
    ],
)
def test_protected_or_no_system(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, text) == []
