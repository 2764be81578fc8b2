"""What a document is, and how well it was read."""

from __future__ import annotations

import pytest

from extract.facts.kind.assemble import document_kind
from extract.ingest import read_bytes
from extract.pipeline import examine_bytes
from extract.record import Source

SIDES = "甲方：白沙县林业局\n乙方：溪口园艺有限公司\n"
BODY = (
    "第一条 标的\n乙方向甲方提供苗木养护。\n第二条 合同价款\n合同总价为人民币50000元。\n第三条 违约责任\n"
    "乙方逾期的，按日支付违约金。\n第四条 争议\n向甲方所在地人民法院起诉。\n第五条 生效\n本合同自双方签字盖章之日起生效，一式四份。\n"
)


def kind(text: str, name: str = "a.txt") -> str:
    return document_kind(read_bytes(text.encode(), name)).type


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("白沙县林业局苗木养护合同", "contract"),
        ("苗 木 养 护 协 议 书", "contract"),
        ("苗木养护服务合同（示范文本）", "contract"),
        ("《苗木养护合同》补充协议（二）", "supplement"),
        ("苗木养护合同之补充协议", "supplement"),
        ("苗木养护工程结算协议书", "settlement"),
        ("2025年度苗木供应框架协议", "framework"),
        ("网上商城采购订单", "order"),
    ],
)
def test_a_contract_is_what_its_title_calls_it(title: str, expected: str) -> None:
    assert kind(f"{title}\n{SIDES}{BODY}") == expected
    assert kind(f"合同编号：BS-7\n{title}\n{SIDES}{BODY}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("苗木养护项目中标结果公告\n一、项目编号：BS-7\n二、中标供应商名称：溪口园艺有限公司\n公告期限：1个工作日\n", "award_notice"),
        ("成交通知书\n溪口园艺有限公司：\n经评审，确定贵公司为成交供应商，请于30日内与采购人签订合同。特此通知。\n", "award_notice"),
        ("白沙县林业局苗木养护采购合同公告\n一、合同编号：BS-7\n合同签订日期：2025-04-01\n", "contract_notice"),
        ("苗木养护项目履约验收公告\n验收小组成员：3人\n验收结论：合格\n", "acceptance_notice"),
        ("苗木养护项目竞争性磋商文件\n第一章 磋商公告\n供应商须知\n提交截止时间：2025年3月1日\n资格要求如下\n", "tender"),
        ("投标函\n致：白沙县林业局\n我方愿以人民币5万元的投标总价承担本项目，投标有效期90日。\n", "bid"),
        ("电子发票（增值税专用发票）\n发票号码：123\n开票日期：2025年4月1日\n购买方：白沙县林业局\n价税合计：50000\n", "invoice"),
        ("青石市中级人民法院民事判决书\n原告：甲某\n被告：乙某\n本院认为，双方签订的合同有效，违约责任明确。\n", "other"),
        ("ab\ncd\n", "other"),
        ('{"甲方": "白沙县林业局", "合同总价": 50000, "违约责任": "略", "争议": "略"}', "other"),
        ("合同编号,合同名称,甲方,乙方\nBS-7,苗木养护合同,白沙县林业局,溪口园艺\nBS-8,绿化合同,白沙县林业局,溪口园艺\n", "other"),
    ],
)
def test_other_papers_are_no_contracts(text: str, expected: str) -> None:
    assert kind(text) == expected


def test_a_contract_behind_a_notice_is_a_contract() -> None:
    notice = "成交通知书\n溪口园艺有限公司：\n经评审，确定贵公司为成交供应商。\n"
    assert kind(f"{notice}\n苗木养护合同\n{SIDES}{BODY}") == "contract"


@pytest.mark.parametrize("title", ["付款申请单", "工程款支付申请表", "第二期请款函", "资金支付审批表", "工程款支付证书", "用款申请"])
def test_what_asks_for_a_payment_is_no_contract(title: str) -> None:
    """It says what a supplier asks for, with the number, price and parties of the contract."""
    asked = "合同编号：BS-7\n合同名称：苗木养护合同\n合同金额：50000.00元\n本次申请金额：20000.00元\n收款单位：溪口园艺有限公司\n"
    assert kind(f"{title}\n申请单位：溪口园艺有限公司\n{asked}") == "other"
    assert kind(f"{title}\n{asked}\n苗木养护合同\n{SIDES}{BODY}") == "contract"  # the contract behind its cover sheet


def test_two_words_of_one_side_are_two_parties() -> None:
    sides = "承包人（全称）：白沙建工有限公司\n分包人（全称）：溪口园艺有限公司\n"
    assert kind(f"绿化工程专业分包合同\n{sides}{BODY.replace('甲方', '承包人').replace('乙方', '分包人') * 3}") == "contract"


def test_a_text_about_contracts_is_none() -> None:
    about = "本软件读取合同总价、违约责任、争议、付款方式与履约保证金，并说明权利义务、合同生效等条款的写法。\n" * 12
    assert kind(f"# 说明\n{about}", "a.md") == "other"


def test_a_fragment_without_title_is_told_by_its_body() -> None:
    assert kind(SIDES + BODY) == "contract"


def source(text: str) -> Source:
    return examine_bytes(text.encode(), "a.txt").record.source


def test_a_contract_that_was_read_says_so() -> None:
    found = source(f"苗木养护合同\n{SIDES}{BODY}")
    assert (found.document_type, found.read_state, found.read_reasons) == ("contract", "read", [])


def test_a_long_text_of_which_little_was_read_is_hardly_read() -> None:
    lump = "甲方和乙方依照本合同约定各自承担相应的权利义务并严格遵守相关法律法规的规定和双方的其他约定，" * 200
    found = source(f"苗木养护合同\n{lump}")
    assert found.read_state == "hardly"
    assert {"few_clauses", "no_party", "no_price"} <= set(found.read_reasons)
    assert found.review_priority >= 45
    assert "hardly_read" in found.review_reasons


def test_a_missing_party_is_told() -> None:
    found = source("苗木养护合同\n甲方：白沙县林业局\n乙方：\n" + BODY)
    assert (found.read_state, found.read_reasons) == ("partly", ["no_supplier"])


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("首页 > 采购公告 > 结果公告\n白沙县苗木采购中标（成交）结果公告\n", "award_notice"),
        ("首页\n招标公告\n中标公告\n合同公告\n白沙县苗木养护公开招标公告\n", "tender"),
        ("• 采购公告\n• 结果公告\n• 合同公告\n白沙县苗木养护合同公告\n", "contract_notice"),
        ("首页 | 招标公告 | 中标公告\n白沙县苗木养护政府采购合同公告\n", "contract_notice"),
        ("中标公告采购项目编号：BS-7采购人：白沙县林业局", "award_notice"),
        ("[磋商]白沙縣苗木採購項目成交公告\n", "award_notice"),
        ("开标记录表\n", "bid"),
        ("关于白沙县苗木采购中标结果的公告\n", "award_notice"),
        ("白沙县苗木采购合同签订情况公示\n", "contract_notice"),
        ("苗木采购的潜在投标人应在白沙县采购网获取招标文件，并于2025年3月1日前递交投标文件。\n", "tender"),
        ("成交供应商：溪口园艺有限公司\n成交金额：5万元\n", "award_notice"),
    ],
)
def test_the_menu_of_a_page_is_no_title(head: str, expected: str) -> None:
    assert kind(f"{head}一、项目编号：BS-2025-7\n二、项目名称：苗木采购\n") == expected


@pytest.mark.parametrize(
    "head",
    [
        "首页 > 政府采购 > 合同公告\n",
        "首页\n采购公告\n中标公告\n合同公告\n",
        "苗木采购合同公告\n公告时间：2025-01-01\n附件：合同文本\n",
        "中标通知书\n溪口园艺有限公司：\n贵公司被确定为中标人。\n特此通知。\n",
    ],
)
def test_a_contract_on_a_page_of_notices_is_a_contract(head: str) -> None:
    assert kind(f"{head}白沙县林业局苗木养护合同\n{SIDES}{BODY}") == "contract"
