"""What is told by its looks or its label, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.redact.patterns import hits
from extract.redact.record import _masked


def masked(text: str) -> str:
    return _masked(text, hits(text), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("手机：13800001234", "手机：138****1234"),
        ("请拨 138-0000-1234 或 +86 13900005678", "请拨 138-****-1234 或 +86 139****5678"),
        ("手机１３８００００１２３４", "手机１３８＊＊＊＊１２３４"),
        ("电 话：0999-5550108、5550109", "电 话：0999-*****08、*****09"),
        ("联系电话\t（010）5555 0000转801", "联系电话\t（010）**** ****转*01"),
        ("Tel: 010-55550000", "Tel: 010-******00"),
        ("邮箱 zhou.yp@mail.example.com。", "邮箱 z******@mail.example.com。"),
        ("身份证号：11010519491231002X", "身份证号：11****************"),
        ("（11010519491231002X）", "（11****************）"),
        ("身份证号码：110105491231002", "身份证号码：11*************"),
        ("账　号：6222 0000 0000 1234 567", "账　号：**** **** **** ***4 567"),
        ("微信号：zhou_yiping", "微信号：z**********"),
        ("姓　　名：邵立平", "姓　　名：邵＊＊"),
        ("身 份 证 号：11010519491231002X", "身 份 证 号：11****************"),
        ("开户账号（基本户）：6222000000001234", "开户账号（基本户）：************1234"),
        ("联系人：邵立平 电话", "联系人：邵＊＊ 电话"),
        ("联 系 人：邵 立 平", "联 系 人：邵 ＊ ＊"),
        ("授权代表（签字）：欧阳明月", "授权代表（签字）：欧阳＊＊"),
        ("指定联系人邵立平（电话另告）", "指定联系人邵＊＊（电话另告）"),
        ("甲方委派邵立平为项目负责人，", "甲方委派邵＊＊为项目负责人，"),
        ("由邵立平担任项目经理", "由邵＊＊担任项目经理"),
        ("技术人员邵立平、李二宁，共两人", "技术人员邵＊＊、李＊＊，共两人"),
        ("邵立平先生", "邵＊＊先生"),
        ("序号\t姓名\t职务\n1\t邵立平\t经理\n2\t李二宁\t工程师\n合计", "序号\t姓名\t职务\n1\t邵＊＊\t经理\n2\t李＊＊\t工程师\n合计"),
        ("法定代表人：帕尔·买买", "法定代表人：帕＊·＊＊"),
        ("身份证为110105194912310021，", "身份证为11****************，"),
        ("证件 110105194912310021", "证件 11****************"),
        ("z@example.com", "*@example.com"),
        ("护照号：E12345678，港澳通行证：H1234567801", "护照号：E********，港澳通行证：H**********"),
        ("台胞证号码 12345678；护照EA1234567", "台胞证号码 ********；护照EA*******"),
        ("乙方委派邵铁柱负责现场", "乙方委派邵＊＊负责现场"),
        ("派李二宁到场验收，由邵立平对接。", "派李＊＊到场验收，由邵＊＊对接。"),
        ("第二联系人 邵立平 0999", "第二联系人 邵＊＊ 0999"),
        ("汇入6222000000001234567。", "汇入***************4567。"),
        ("收款账户为 4100 2233 4455 6677 889，", "收款账户为 **** **** **** ***7 889，"),
        ("微信zhou99", "微信z*****"),
        ("Contact: Zhou Yiping", "Contact: Z*** ******"),
    ],
)  # fmt: skip
def test_what_is_personal_is_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "合同总价为人民币壹佰叁拾捌亿元整（¥13800000000.00）",
        "总投资13800001234元",
        "项目编号：0733-24170001",
        "合同编号：ZC-13800001234",
        "统一社会信用代码：91999999MA00TE5T1C",
        "2025年7月1日至2026年6月30日，共365天",
        "联系人：____ 电话：",
        "联系人应当在场，电话通知甲方",
        "法定代表人或授权代表签字并加盖公章",
        "负责人：（签章）",
        "账号信息变更应提前10个工作日通知",
        "账户名称：青禾服饰（云溪）有限公司",
        "由甲方负责人员召集",
        "授权委托书、身份证复印件各一份",
        "热线 12345，客服 114",
        "单价 85550000 元，数量 13",
        "技术人员管理、培训要求",
        "地址：云溪市北京路25号，邮编：110105",
        "按GB 50300-2013、JGJ 59-2011执行",
        "设备型号 15012345678A，序列号 SN13800001234",
        "由成交人负责运输，由项目经理负责管理，由施工方负责",
        "由于市场原因，派单位人员到场，委派专人负责",
        "由安装单位验收，指定安全员负责，由康复中心管理",
        "护照复印件两份，通行证由乙方办理",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert masked(text) == text


# Blanks between them: two addresses without anything in between are one that nobody could tell apart.
_PIECES = [
    "联系人：",
    "邵立平",
    "电话",
    "0999-5550108",
    "账号：",
    "6222000000001234",
    "\n",
    "\t姓名\t",
    "@",
    "a.b@example.com",
    "１３８",
    "、",
]


@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8)), max_size=30).map("".join))
def test_no_text_changes_its_length(text: str) -> None:
    assert len(masked(text)) == len(text)


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join))
def test_twice_is_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 20_000,
        "联系人：" * 10_000,
        "法定代表人" + "（签）" * 10_000,
        "姓名\t" * 10_000 + "\n" + "周\t" * 10_000,
        "由周平担任本项目的" * 5_000,
        "电话" + "0999-5550108、" * 5_000,
        "a." * 20_000 + "@" + "a." * 20_000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_text_is_masked_to_its_end(text: str) -> None:
    """No pattern runs into its time limit, which would be an error."""
    assert len(masked(text)) == len(text)
