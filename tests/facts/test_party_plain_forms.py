"""Parties in the forms that drafters make for themselves: other words for the sides, English labels, people, joint labels."""

from __future__ import annotations

from typing import Any

import pytest

from extract.pipeline import examine_bytes
from extract.record import Party

_BODY = "一、内容\n按约定履行。\n"


def _parties(text: str) -> dict[str, Party]:
    """The first party of each role."""
    rows = examine_bytes(text.encode(), "a.txt").record.parties
    return {row.role: row for row in reversed(rows)}


def _read(text: str, role: str, attribute: str) -> Any:
    party = _parties(text).get(role)
    fact = getattr(party, attribute) if party is not None else None
    return fact.value if fact is not None else None


COUNSEL = f"""法律顾问合同
聘方青石县住房和城乡建设局与受聘方云麓恒正律师事务所订立本合同。
{_BODY}聘方：青石县住房和城乡建设局（盖章）　地址：青石县政务中心三楼　电话：0951-6220178　受聘方：云麓恒正律师事务所（盖章）　\
负责人：钱小满　地址：云麓市东大街200号12层　电话：0731-6780199
"""
TWO_LANGUAGES = """Training Agreement / 培训服务合同
**买受人 Purchaser:** 青石市教育局 (Qingshi Municipal Bureau of Education)
**培训方 Provider:** Lakeview Institute of Vocational Education Limited
## Article 1 Subject
1.1 The Provider shall deliver a course.
For the Purchaser 买受人（盖章）：青石市教育局
Address 地址：青石市文教路5号
Tel 电话：0951-8123044
For the Provider 培训方（签字）：Lakeview Institute of Vocational Education Limited
Address 地址：12 Harbour Lane, Hamilton, New Zealand
Tel 电话：+64 7 555 0148
"""
ENGLISH = """SERVICE AGREEMENT
Party A: Qingshi Municipal Bureau of Education
Address: No. 5 Wenjiao Road, Qingshi
Party B: Lakeview Consulting Co., Ltd.
Address: 12 Harbour Lane, Hamilton, New Zealand
1. Scope
Party B shall provide services.
"""
PERSON = f"""劳务协议
甲方：青石县图书馆
乙方姓名：周青禾　性别：女　身份证号：640102198001010011
住址：青石县文昌路3号
银行卡号：6217001234567890123（青石银行城关支行）
{_BODY}"""
LECTURER = f"""讲课费协议
甲方：青石县委党校
讲师：周青禾
电话：13900005550
账号：6217001234567890123
{_BODY}"""
LECTURER_OF_A_COMPANY = f"""培训合同
甲方：青石县委党校
乙方：云麓教培有限公司
讲师：周青禾
{_BODY}"""
JOINT = """服务合同
| 甲方（盖章） | 青石县民政局 | 乙方（盖章） | 云麓社工服务中心 |
|---|---|---|---|
| 地址及电话 | 青石县文昌路1号 0951-5550101 | 地址及电话 | 云麓市工业大道2号 0731-5550102 |
"""
RUN_ON = f"""服务类项目政府采购合同协议书 采购人（全称）：青石县高新区管理委员会（甲方）\
中标（成交）供应商（全称）：云麓环安科技有限公司（乙方） \
为了保护双方合法权益，签订本合同。
{_BODY}"""
MASKED = f"""服务合同
采购人（甲方）：******
采购人地址：**市**区**北路
供应商（乙方）：***有限公司
供应商地址：云麓市工业大道2号
{_BODY}"""
BRANCH = f"""通信服务合同
甲方：青石县公安局
乙方：示例通信股份有限公司青石分公司
营业场所：青石县人民路9号
负责人：周一平
{_BODY}"""
GAPS = f"""绿化养护合同
采购单位（甲方）　青石县园林处　　　采购计划号 QS-2024-118
供应商（乙方）　　云麓绿源园林工程有限公司　　招标编号 YLZC-2024-031
{_BODY}"""
LED = f"""食材配送协议
兹有 青石县第一幼儿园（甲方，需方）委托 云麓绿田农副产品配送中心（乙方，供方）配送食材，议定如下：
{_BODY}"""
OWN_WORDS = f"""劳务派遣协议
用工单位（甲方）：青石山自然保护区管理局
派遣单位（乙方）：云麓众信人力资源服务有限公司
{_BODY}乙方指定收款账户：青石银行云麓支行，账号 6400 1234 5601 2
"""
ASIDE = f"""维修合同
甲方：青石县图书馆
验收负责人（乙方）：周青禾
{_BODY}"""
ALTERNATING = f"""会议服务协议
甲方：青石县财政局
乙方：青石县三江大酒店
{_BODY}甲方盖章：　乙方盖章：
单位地址：青石县飞山路1号
单位地址：青石县清江路30号
联系电话：0951-7222001
联系电话：0951-7228888
开户名称：青石县三江大酒店
开户银行：青石银行三江支行
银行账号：6400123456789012
"""
MEMBER = f"""设计施工合同
甲方：青石县博物馆
乙方（联合体牵头人）：云麓展陈艺术有限公司
联合体成员：云麓建筑装饰设计院有限公司
{_BODY}成员方设计费由甲方直接支付至成员方账户（青石银行运河支行，6400 1234 5678 9012）。
"""
GLUED = f"""设备维护合同
{_BODY}甲方：青石县水务局（盖章）乙方：云麓机电有限公司（盖章）
电话：0951-6220178电话：0731-6780199
账号：6400 1234 5678 90账号：4302 8765 4321 0
"""
CODES = f"""设备维护合同
{_BODY}采购人：青石县水务局
代码：11640121MB0123456J
开户：青石银行城关支行　6400 1234 5678 901
供应商：云麓机电有限公司
联系人：Jacky 欧阳　开户：云麓银行东城支行，账户 430287654321098
"""
BANK_NUMBER = f"""设备维护合同
{_BODY}甲方：青石县水务局
乙方：云麓机电有限公司
开户行：云麓银行东城支行 103452001234
"""
SQUARE = f"""设备租赁合同
出租人[以下简称乙方]：云麓机电有限公司
地址：云麓市工业大道2号
承租人[以下简称甲方]：青石县救助管理站（青石县流浪人员救助服务中心）
地址：青石县文昌路1号
{_BODY}"""
NO_COLON = """设计合同
甲方：青石县水务局
乙方：云麓设计有限公司
一、内容
按约定设计。
甲方发票信息
青石县水务局 电话0951-6220178
地址青石县文昌路1号
乙方账户信息
云麓设计有限公司 电话0731-6780199
地址云麓市工业大道2号
"""
SIDE_BY_SIDE = """采购合同
甲方：青石县水务局
乙方：云麓机电有限公司
一、内容
按约定供货。
单位名称 云麓机电有限公司 青石县水务局
地址 云麓市工业大道2号 青石县文昌路1号
开户行 云麓银行东城支行 青石银行城关支行
账号 430287654321098 640012345678901
"""
TWO_CODES = """采购合同
甲方：青石县水务局
乙方：云麓机电有限公司
一、内容
按约定供货。
纳税人识别号 11640121MB0123456J 91430121MA1AB2CD3Y
"""
CASES: list[tuple[str, str, str, Any]] = [
    (COUNSEL, "buyer", "name", "青石县住房和城乡建设局"),
    (COUNSEL, "buyer", "address", "青石县政务中心三楼"),
    (COUNSEL, "supplier", "name", "云麓恒正律师事务所"),
    (COUNSEL, "supplier", "legal_representative", "钱小满"),
    (COUNSEL, "supplier", "phone", "0731-6780199"),
    (TWO_LANGUAGES, "buyer", "address", "青石市文教路5号"),
    (TWO_LANGUAGES, "supplier", "name", "Lakeview Institute of Vocational Education Limited"),
    (TWO_LANGUAGES, "supplier", "address", "12 Harbour Lane, Hamilton, New Zealand"),
    (ENGLISH, "buyer", "name", "Qingshi Municipal Bureau of Education"),
    (ENGLISH, "buyer", "address", "No. 5 Wenjiao Road, Qingshi"),
    (ENGLISH, "supplier", "name", "Lakeview Consulting Co., Ltd."),
    (PERSON, "buyer", "account", None),
    (PERSON, "supplier", "name", "周青禾"),
    (PERSON, "supplier", "account", "6217001234567890123"),
    (LECTURER, "supplier", "name", "周青禾"),
    (LECTURER, "buyer", "phone", None),
    (LECTURER_OF_A_COMPANY, "supplier", "name", "云麓教培有限公司"),
    (LECTURER_OF_A_COMPANY, "other", "name", None),
    (JOINT, "buyer", "address", "青石县文昌路1号"),
    (JOINT, "buyer", "phone", "0951-5550101"),
    (JOINT, "supplier", "address", "云麓市工业大道2号"),
    (RUN_ON, "buyer", "name", "青石县高新区管理委员会"),
    (RUN_ON, "supplier", "name", "云麓环安科技有限公司"),
    (MASKED, "buyer", "name", None),
    (MASKED, "buyer", "address", None),
    (MASKED, "supplier", "name", None),
    (MASKED, "supplier", "address", "云麓市工业大道2号"),
    (MEMBER, "supplier", "account", None),
    (GAPS, "buyer", "name", "青石县园林处"),
    (GAPS, "supplier", "name", "云麓绿源园林工程有限公司"),
    (LED, "buyer", "name", "青石县第一幼儿园"),
    (LED, "supplier", "name", "云麓绿田农副产品配送中心"),
    (OWN_WORDS, "buyer", "name", "青石山自然保护区管理局"),
    (OWN_WORDS, "supplier", "name", "云麓众信人力资源服务有限公司"),
    (OWN_WORDS, "supplier", "bank", "青石银行云麓支行"),
    (OWN_WORDS, "supplier", "account", "6400123456012"),
    (ASIDE, "supplier", "name", None),
    (ALTERNATING, "buyer", "account", None),
    (ALTERNATING, "supplier", "phone", "0951-7228888"),
    (ALTERNATING, "supplier", "bank", "青石银行三江支行"),
    (ALTERNATING, "supplier", "account", "6400123456789012"),
    (BRANCH, "supplier", "address", "青石县人民路9号"),
    (BRANCH, "supplier", "legal_representative", "周一平"),
    (GLUED, "buyer", "account", "64001234567890"),
    (GLUED, "supplier", "account", "4302876543210"),
    (CODES, "buyer", "uscc", "11640121MB0123456J"),
    (CODES, "buyer", "account", "640012345678901"),
    (CODES, "supplier", "contact", "Jacky欧阳"),
    (CODES, "supplier", "bank", "云麓银行东城支行"),
    (CODES, "supplier", "account", "430287654321098"),
    (BANK_NUMBER, "supplier", "account", None),
    (SQUARE, "buyer", "name", "青石县救助管理站（青石县流浪人员救助服务中心）"),
    (SQUARE, "supplier", "name", "云麓机电有限公司"),
    (SQUARE, "supplier", "address", "云麓市工业大道2号"),
    (NO_COLON, "buyer", "address", "青石县文昌路1号"),
    (NO_COLON, "supplier", "address", "云麓市工业大道2号"),
    (SIDE_BY_SIDE, "buyer", "address", "青石县文昌路1号"),
    (SIDE_BY_SIDE, "buyer", "account", "640012345678901"),
    (SIDE_BY_SIDE, "supplier", "bank", "云麓银行东城支行"),
    (SIDE_BY_SIDE, "supplier", "account", "430287654321098"),
    (TWO_CODES, "buyer", "uscc", None),
    (TWO_CODES, "supplier", "uscc", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "attribute", "expected"), CASES)
def test_plain_forms(text: str, role: str, attribute: str, expected: Any) -> None:
    assert _read(text, role, attribute) == expected


def test_details_behind_commas_in_the_line_of_a_party() -> None:
    text = (
        "协议书\n甲方： 青石市教育局，负责人 宝音，地址 青石市文化路3号\n"
        "乙方： 云麓智学教学设备有限公司，法定代表人 齐桂英，地址 云麓市大学东街8号\n" + _BODY
    )
    assert (_read(text, "buyer", "address"), _read(text, "buyer", "legal_representative")) == ("青石市文化路3号", "宝音")
    assert (_read(text, "supplier", "address"), _read(text, "supplier", "legal_representative")) == ("云麓市大学东街8号", "齐桂英")


def test_a_client_below_a_legal_representative_signs_for_him() -> None:
    text = (
        "购销合同\n甲方：青石县林业和草原局\n乙方：青石县塬上苗木种植专业合作社\n" + _BODY + "甲方：青石县林业和草原局（章）\n"
        "法人代表：雒军\n委托人：白生荣\n地址：青石县南塬路4号\n乙方：青石县塬上苗木种植专业合作社（章）\n法人代表：豆海明\n"
        "委托人：________\n地址：青石县店坪乡上塬村\n"
    )
    assert (_read(text, "buyer", "authorised_representative"), _read(text, "buyer", "address")) == ("白生荣", "青石县南塬路4号")
    assert _read(text, "supplier", "address") == "青石县店坪乡上塬村"


def test_a_client_that_is_a_body_stays_a_party() -> None:
    text = "监理合同\n委托人：青石市水务局\n法定代表人：周一平\n监理人：云麓监理有限公司\n" + _BODY
    assert _read(text, "buyer", "name") == "青石市水务局"


@pytest.mark.parametrize("prompt", ["请填写", "【请输入】", "待补充", "（此处填写）", "待定", "请据实填写"])
def test_what_a_form_asks_for_is_no_value(prompt: str) -> None:
    lines = [f"{label}：{prompt}" for label in ("联系人", "地址", "电话", "法定代表人", "开户行", "账号")]
    text = "\n".join(
        ["技术服务合同", "甲方：云麓市水务局", *lines, "乙方：青石智联科技有限公司", *lines, "一、合同金额", "合同总价为人民币50000元。"]
    )
    for party in examine_bytes(text.encode(), "x.txt").record.parties:
        told = {name for name in Party.model_fields if getattr(getattr(party, name), "rule", None)}
        assert told <= {"name", "org_type"}, told
