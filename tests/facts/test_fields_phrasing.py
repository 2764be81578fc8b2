# ruff: noqa: E501  (a clause a line reads better than a wrapped one)
"""Bonds, boxes, ways of procurement, names and dates as still other drafters put them; and what must stay null."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import HEAD, INTRO, TAIL, contract, read, value

from extract.facts.fields.category import word

CLAUSES: list[tuple[str, str, Any]] = [
    # the sum or the share stands before the name of the bond
    ("第一条 付款\n乙方签约前须缴纳合同价的5%即18600元作为履约保证金，验收后退还。", "performance_bond_rate", "0.05"),
    ("第一条 付款\n乙方签约前须缴纳合同价的5%即18600元作为履约保证金，验收后退还。", "performance_bond_amount", "18600.00"),
    ("第一条 付款\n乙方签约前须缴纳合同价的5%即18600元作为履约保证金，验收后退还。", "performance_bond_required", True),
    ("第一条 保证金\n供应商于合同签订后5日内向采购人交纳成交金额3%（计 9,300.00 元）的履约保证金。", "performance_bond_amount", "9300.00"),
    ("第一条 保证金\n供应商于合同签订后5日内向采购人交纳成交金额3%（计 9,300.00 元）的履约保证金。", "performance_bond_rate", "0.03"),
    ("第一条 其他\n乙方应提交金额为人民币50000元的银行履约保函。", "performance_bond_amount", "50000.00"),
    ("第一条 履约担保\n乙方向甲方提供签约合同价2%的履约担保，采用银行保函。", "performance_bond_rate", "0.02"),
    ("第一条 履约保证金\n本合同履约保证金为人民币壹万贰仟元整（¥12,000.00），于签约前交至甲方账户。", "performance_bond_amount", "12000.00"),
    ("第一条 履约保证金\n乙方以保函形式向甲方提交相当于合同总价10%的履约保证金。", "performance_bond_rate", "0.1"),
    ("第一条 付款\n合同签订并提交履约担保后7日内，支付合同价的30%作为预付款。", "performance_bond_rate", None),
    ("第一条 付款\n乙方缴纳合同总价的5%作为质量保证金。", "performance_bond_rate", None),
    ("第一条 履约保证金\n本项目☑不缴纳　□缴纳　履约保证金。", "performance_bond_required", False),
    ("第一条 履约保证金\n本项目□不缴纳　☑缴纳　履约保证金。", "performance_bond_required", True),
    ("第一条 付款\n乙方缴纳合同价的3%作为质量保证金，同时甲方退还履约保证金。", "performance_bond_rate", None),
    ("第一条 担保\n乙方无须提供履约担保。", "performance_bond_required", False),
    ("第一条 履约保证金\n履约保证金：□需要　☑不需要", "performance_bond_required", False),
    ("第一条 履约保证金\n履约保证金：☑需要　□不需要", "performance_bond_required", True),
    ("第一条 履约保证金\n履约保证金：□需要　□不需要", "performance_bond_required", None),
    # a fee by the year and its sum over the years
    ("第一条 合同价款\n年服务费45.5万元，三年合计136.5万元（人民币壹佰叁拾陆万伍仟元整）。", "total_amount", "1365000.00"),
    ("第一条 合同价款\n年服务费45.5万元，三年合计136.5万元（人民币壹佰叁拾陆万伍仟元整）。", "total_amount_words", "1365000.00"),
    ("第一条 合同价款\n每年服务费为人民币20万元，两年总计人民币40万元。", "total_amount", "400000.00"),
    ("第一条 合同价款\n合同总价为人民币60000元，其中第一年20000元。", "total_amount", "60000.00"),
    ("第一条 服务费\n年服务费12万元，服务期三年，总价36万元。", "total_amount", "360000.00"),
    ("第一条 服务费\n每年服务费100,000元×3年=300,000元。", "total_amount", "300000.00"),
    # tax
    ("第一条 承包方式\n包工、包料、包工期、包税金。", "tax_included", True),
    ("第一条 价格\n是否含税：□是　☑否", "tax_included", None),
    ("第一条 价格\n是否含税：☑是　□否", "tax_included", True),
    ("第一条 价格\n单价含人工费、机具费、利润及3%增值税。", "tax_rate", "0.03"),
    ("第一条 付款\n乙方提供材料及30%增值税专用发票后付款。", "tax_included", None),
    # time
    ("第一条 服务期限\n自合同签订之日起至决算审核报告经甲方确认之日止，预计20个月。", "term_duration", "20 month"),
    ("第一条 服务期限\n全部调查成果应于2025年8月20日前交甲方验收。", "term_end", "2025-08-20"),
    ("第一条 工期\n计划2025年6月3日进场，2025年9月1日完工。", "term_start", "2025-06-03"),
    ("第一条 工期\n计划2025年6月3日进场，2025年9月1日完工。", "term_end", "2025-09-01"),
    ("第一条 检修\n每次检修预计3天。", "term_duration", None),
    ("第一条 期限\n本合同自2025年3月1日起生效，至2026年2月28日届满。", "term_end", "2026-02-28"),
    # place
    ("第一条 交货\n交货地点为甲方教学楼一层，乙方按班级分装并送货上门。", "place", "甲方教学楼一层"),
    ("第一条 交货\n交货地点：青石县实验小学，运费由乙方承担。", "place", "青石县实验小学"),
    # headings that are nothing but the label
    ("第一条 质保期\n自验收合格之日起两年。", "warranty_duration", "2 year"),
    ("第一条 交货期\n自合同签订之日起20日内。", "term_duration", "20 day"),
    ("第一条 实施地点\n青石县政务新区合欢路20号及甲方指定的点位。", "place", "青石县政务新区合欢路20号及甲方指定的点位"),
    ("第一条 合同价款\n人民币贰拾捌万叁仟元整（¥283,000.00），该价格含增值税。", "total_amount", "283000.00"),
    # taking effect
    ("第一条 其他\n1.本合同一式四份，双方各执二份，经双方盖章后生效。", "effective_condition", "经双方盖章后生效"),
    ("第一条 其他\n本合同未尽事宜另行协商。本合同自甲乙双方签字并盖章之日起生效。", "effective_condition", "本合同自甲乙双方签字并盖章之日起生效"),
]


@pytest.mark.parametrize(("clauses", "field", "expected"), CLAUSES)
def test_clause(clauses: str, field: str, expected: Any) -> None:
    assert value(contract(clauses), field) == expected


INTROS: list[tuple[str, str, Any]] = [
    ("甲方经公开询价，确定乙方为成交供应商，双方签订本合同。", "procurement_method", "inquiry"),
    ("甲方通过内部询价（询价编号：QS-XJ-2025-08）选定乙方承担本项目。", "procurement_method", "inquiry"),
    ("（采购方式：☐公开招标 ☐邀请招标 ☑询价 ☐单一来源）双方签订本合同。", "procurement_method", "inquiry"),
    ("甲方经公开比选，确定乙方为服务单位。", "procurement_method", "other"),
    ("甲方经市场调查并询问价格后与乙方签订本合同。", "procurement_method", None),
    ("青石县教育局就数字实验室设备采购项目委托云麓示例招标代理有限公司组织公开招标，乙方中标。", "project_name", "数字实验室设备采购项目"),
    ("青石县档案馆2025年消防维保服务项目（政府采购计划编号：QS-[2025]-0031）经公开招标，乙方中标。", "project_name", "青石县档案馆2025年消防维保服务项目"),
    ("甲方委托乙方承担青石县实验小学扩建工程全过程造价咨询服务，双方订立本合同。", "project_name", "青石县实验小学扩建工程全过程造价咨询服务"),
    ("甲方就“云麓智慧校园二期”采购项目进行公开招标，确定乙方中标。", "project_name", "云麓智慧校园二期"),
    ("甲方委托乙方对青石县污水管网改造工程进行监理，双方订立本合同。", "project_name", "青石县污水管网改造工程"),
    ("甲方委托乙方承担本项目的监理服务，双方订立本合同。", "project_name", None),
    ("经公开招标（中标通知书签发日期2025年6月9日），双方订立本合同。", "award_notice_on", "2025-06-09"),
    ("根据2025年6月9日青石县公厕管护项目的中标通知书，双方订立本合同。", "award_notice_on", "2025-06-09"),
    ("根据2025年5月9日发布的招标公告及中标通知书，双方订立本合同。", "award_notice_on", None),
    ("按招标文件（编号：QSCG-2025-G-08）的要求，双方订立本合同。", "project_number", "QSCG-2025-G-08"),
    ("按中标通知书（编号：QSCG-2025-G-08）的要求，双方订立本合同。", "project_number", None),
]  # fmt: skip


@pytest.mark.parametrize(("intro", "field", "expected"), INTROS)
def test_preamble(intro: str, field: str, expected: Any) -> None:
    text = contract("第一条 双方约定\n双方按约定履行。", intro=intro)
    assert value(text, field) == expected


HEADS: list[tuple[str, str, Any]] = [
    ("（云政采备〔2025〕第 0042 号）\n物 业 服 务 合 同\n", "title", "物业服务合同"),
    ("No. 00921                    副本\n青石县档案馆\n消防维保服务合同\n", "title", "青石县档案馆消防维保服务合同"),
    ("存档编号 0093\n青石县家具采购合同\n", "title", "青石县家具采购合同"),
    ("正本\n青石县档案馆消防维保服务合同\n", "title", "青石县档案馆消防维保服务合同"),
    ("HT-QSYL-2025-FB-013\n青石县绿化养护服务合同\n", "number", "HT-QSYL-2025-FB-013"),
    ("HT-QSYL-2025-FB-013\n合同编号：QS-88-2025\n青石县绿化养护服务合同\n", "number", "QS-88-2025"),
    ("青石县绿化养护服务合同\nGB50500-2013\n", "number", None),
    ("青石县设备采购合同\n签订地点：青石县                    第 1 页 共 6 页\n", "signed_place", "青石县"),
    ("课题研究协议\n课题名称：青石县产业发展思路研究\n起止年限：2025年4月至2025年12月\n", "project_name", "青石县产业发展思路研究"),
    ("课题研究协议\n课题名称：青石县产业发展思路研究\n起止年限：2025年4月至2025年12月\n", "term_start", "2025-04"),
    ("课题研究协议\n项目名称\t骨干培训服务\t项目编号\tQS-2025-08\n服务期限\t2025年4月1日至2025年6月30日\t培训地点\t青石县党校\n", "term_text", "2025年4月1日至2025年6月30日"),
    ("S9线养护工程劳务分包合同\n", "category", "works"),
    ("青石县医院劳务外包服务合同\n", "category", "services"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "field", "expected"), HEADS)
def test_head(head: str, field: str, expected: Any) -> None:
    assert value(f"{head}{HEAD}{INTRO}\n第一条 双方约定\n双方按约定履行。{TAIL}", field) == expected


def test_sentence_broken_by_the_margin() -> None:
    clause = "第一条 交货期\n乙方应在本合同签订之日起30日内将全部仪器送达青石县人民医院东院区检验中心三\n楼，并完成安装调试。送货前应电话通知。"
    found = read(contract(clause))["term_text"]
    assert found["value"] == "乙方应在本合同签订之日起30日内将全部仪器送达青石县人民医院东院区检验中心三楼，并完成安装调试"


@pytest.mark.parametrize(
    ("name", "category"),
    [("钢筋劳务作业合同", "works"), ("道路工程劳务合同", "works"), ("劳务派遣合同", "services"), ("工程监理合同", "services")],
)
def test_labour(name: str, category: str) -> None:
    found = word(name)
    assert found is not None and found[0] == category
