# ruff: noqa: E501  (a clause a line reads better than a wrapped one)
"""Number, title, project, lot, kind and way of procurement, in invented words."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import contract, value

CLAUSE = "第一条 内容\n乙方按约定履行。"

COVERS: list[tuple[str, str, Any]] = [
    ("合同编号：QSHT-2025-018\n", "number", "QSHT-2025-018"),
    ("合同编号：QSHT-2025-018　　政府采购编号：青财采[2025]18号\n", "number", "QSHT-2025-018"),
    ("合同编号：QS—2025—018\n", "number", "QS—2025—018"),
    ("合同编号：____________\n", "number", None),
    ("项目编号：QS公招（服务）2025-027（包2）\n", "project_number", "QS公招（服务）2025-027"),
    ("项目编号：QS公招（服务）2025-027（包2）\n", "lot", "2"),
    ("项目编号：QSZC2025-11　包号：03\n", "lot", "3"),
    ("合同编号：QS-25-7　　签订地点：青石县\n", "signed_place", "青石县"),
    ("签订地点：____________\n", "signed_place", None),
    ("签订日期：2025年3月18日\n", "signed_on", "2025-03-18"),
    ("签订日期：2025年　月　日\n", "signed_on", None),
    ("采购方式：竞争性谈判\n", "procurement_method", "competitive_negotiation"),
    ("采购方式：☐公开招标　☑竞争性磋商　☐询价\n", "procurement_method", "competitive_consultation"),
    ("采购方式：□公开招标 □竞争性谈判 □询价\n", "procurement_method", None),
    ("项目名称：青石县中小学直饮水设备采购\n", "project_name", "青石县中小学直饮水设备采购"),
    ("项目名称：____________\n", "project_name", None),
    ("合同类型：服务类\n", "category", "services"),
    ("（政府采购服务类）\n", "category", "services"),
]

INTROS: list[tuple[str, str, Any]] = [
    ("根据2025年3月9日青石县人民医院床边监护设备采购（项目编号：QSZC-2025-0019）公开招标结果，双方签订本合同。", "project_name", "青石县人民医院床边监护设备采购"),
    ("就“青石县机关第一、第二食堂劳务服务项目”以☐公开招标 ☑竞争性磋商方式组织采购。", "project_name", "青石县机关第一、第二食堂劳务服务项目"),
    ("根据青石县校园安保服务采购项目（项目编号：QSZC-2025-017）的采购结果，双方签订本合同。", "project_name", "青石县校园安保服务采购项目"),
    ("甲方就“青石县政务云2025年度扩容项目”（采购编号：QS-CS-9）组织竞争性磋商，乙方成交。", "project_name", "青石县政务云2025年度扩容项目"),
    ("甲方就“青石县政务云2025年度扩容项目”（采购编号：QS-CS-9）组织竞争性磋商，乙方成交。", "procurement_method", "competitive_consultation"),
    ("甲方就“青石县政务云2025年度扩容项目”（采购编号：QS-CS-99）组织竞争性磋商，乙方成交。", "project_number", "QS-CS-99"),
    ("青石县图书馆物业服务项目经公开招标，乙方中标。", "project_name", "青石县图书馆物业服务项目"),
    ("青石县图书馆物业服务项目经公开招标，乙方中标。", "procurement_method", "open_tender"),
    ("甲乙双方就青石县档案馆屋面维修工程施工事项协商一致，订立本合同。", "project_name", "青石县档案馆屋面维修工程"),
    ("甲方以公开招标方式（招标编号：QSZB-2025-22）对空调进行采购，乙方中标。", "project_name", None),
    ("双方就本项目有关事宜协商一致，签订本合同。", "project_name", None),
    ("本合同于2025年4月2日由双方在青石县城关镇签订。", "signed_on", "2025-04-02"),
    ("根据2025年10月22日公开招标结果（包3：住院楼保洁），双方达成如下条款。", "lot", "3"),
]

TITLES: list[tuple[str, str, Any]] = [
    ("青石县2025—2027年度印刷服务框架协议", "title", "青石县2025—2027年度印刷服务框架协议"),
    ("政府采购合同（货物）参考文本", "title", "政府采购合同（货物）参考文本"),
    ("青石县政务服务平台运行维护服务合同", "category", "services"),
    ("青石县小学食堂维修改造工程施工合同", "category", "works"),
    ("青石县医院检验科生化分析仪采购合同", "category", "goods"),
    ("青石县中心医院康复楼工程监理合同", "category", "services"),
    ("青石县校服采购合同", "category", "goods"),
    ("采购合同", "project_name", None),
    ("青石县校服采购合同", "project_name", None),
    ("青石县智慧停车平台建设项目采购合同", "project_name", "青石县智慧停车平台建设项目"),
    ("政府采购项目合同", "project_name", None),
]


@pytest.mark.parametrize(("cover", "field", "expected"), COVERS)
def test_cover(cover: str, field: str, expected: Any) -> None:
    assert value(contract(CLAUSE, cover=cover), field) == expected


@pytest.mark.parametrize(("intro", "field", "expected"), INTROS)
def test_preamble(intro: str, field: str, expected: Any) -> None:
    assert value(contract(CLAUSE, intro=intro), field) == expected


@pytest.mark.parametrize(("title", "field", "expected"), TITLES)
def test_title(title: str, field: str, expected: Any) -> None:
    assert value(contract(CLAUSE, title=title), field) == expected


def test_supplement() -> None:
    text = contract(
        "一、金额调整\n追加金额为人民币20,000元。\n二、其他\n本补充协议经双方签字并加盖公章后生效，一式两份。",
        title="补充协议",
        cover="（原合同编号：QS-2024-08）\n补充协议编号：QS-2024-08-补01\n",
        intro="鉴于双方签订了《青石县校园网络运维服务合同》（合同编号：QS-2024-08，以下简称“原合同”），现补充如下：",
    )
    assert value(text, "number") == "QS-2024-08-补01"
    assert value(text, "category") == "services"
    assert value(text, "effective_condition") == "本补充协议经双方签字并加盖公章后生效"
    assert value(text, "copies") == 2
