"""What is a name and what looks like a detail; what does not is left out."""

from __future__ import annotations

import pytest

from extract.facts.parties import fits, gates
from extract.facts.parties.heads import names_in
from extract.facts.parties.names import name_in
from extract.pipeline import examine_bytes


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("云麓市第二中学（盖章）", "云麓市第二中学"),
        ("青石装备有限公司（Qingshi Equipment Co., Ltd.）", "青石装备有限公司"),
        ("青石装备有限公司2021年3月5日", "青石装备有限公司"),
        ("云麓市美居家具有限公司", "云麓市美居家具有限公司"),
        ("青石财产保险股份有限公司云麓支公司", "青石财产保险股份有限公司云麓支公司"),
        ("（联合体牵头人）青石智联科技有限公司", "青石智联科技有限公司"),
        ("Stonebrook Instruments Ltd.", "Stonebrook Instruments Ltd."),
        ("欧阳建平", "欧阳建平"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
    ],
)
def test_names(raw: str, name: str) -> None:
    found = name_in(raw)
    assert found is not None and found[0] == name


@pytest.mark.parametrize(
    "raw",
    [
        "承包人", "（或姓名）", "联系人", "因此造成的工期延误和费用由乙方承担", "履行本合同所需的场地、人员", "XXX有限公司",
        "******有限公司", "有限公司", "按合同约定支付工程款", "", "/", "年   月   日",
    ],
)  # fmt: skip
def test_names_that_are_none(raw: str) -> None:
    assert name_in(raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        "青石智联科技有限公司、北原测绘科技有限公司（联合体）",
        "青石智联科技有限公司（牵头人）、北原测绘科技有限公司（成员）",
        "青石智联科技有限公司与北原测绘科技有限公司",
        "青石智联科技有限公司；北原测绘科技有限公司",
    ],
)
def test_members_of_a_consortium(raw: str) -> None:
    assert [name.value for name in names_in(raw, 0)] == ["青石智联科技有限公司", "北原测绘科技有限公司"]


@pytest.mark.parametrize(
    ("attribute", "raw", "value"),
    [
        ("phone", "周一平 13900005550", "13900005550"),
        ("account", "6400 1234 5678 9012 345", "6400123456789012345"),
        ("account", "121904862910806 7、乙方", "121904862910806"),
        ("address", "采购人指定地点", None),
        ("address", "云麓市青石路18号", "云麓市青石路18号"),
        ("bank", "青石银行云麓支行 6400123456789012345", "青石银行云麓支行"),
        ("bank", "云麓市水务局", None),
        ("contact", "周一平主任", "周一平"),
        ("contact", "联系电话", None),
        ("legal_representative", "阿不都热合曼", "阿不都热合曼"),
        ("legal_representative", "（签字）", None),
        ("postcode", "750001", "750001"),
        ("phone", "138****5550", None),
    ],
)
def test_details(attribute: str, raw: str, value: str | None) -> None:
    found = gates.read(attribute, raw)
    assert (found.value if found else None) == value


def test_what_can_be_checked() -> None:
    assert fits.region("phone", "0951-5550188") == "宁夏"
    assert fits.region("postcode", "750001") == "宁夏"
    assert fits.region("uscc", "91640100MA76TE5T05") == "宁夏"
    assert fits.affinity("phone", "0951-5550188", None, {"address": "银川市青石路18号"}) > 0
    assert fits.affinity("phone", "0731-5550188", None, {"address": "银川市青石路18号"}) < 0
    assert fits.affinity("holder", "青石智联科技有限公司", "云麓市水务局", {}) < 0


@pytest.mark.parametrize(
    "name",
    [
        "深圳市朗为信息技术有限公司", "大连王的时尚装饰工程有限公司", "广东美的制冷设备有限公司", "南京从众教育科技有限公司",
        "上海在田环境工程有限公司", "昆明了然生态科技有限责任公司", "临泽县向晚园林绿化有限公司",
    ],
)  # fmt: skip
def test_a_word_of_sentences_may_be_part_of_a_company_of_a_place(name: str) -> None:
    assert name_in(name) == (name, True)


@pytest.mark.parametrize(
    "raw",
    [
        "大连市最好的建筑工程有限公司", "由大连市指定的建筑有限公司", "大连市的有限公司",
        "大连市水务局将设备交给云麓商贸有限公司", "大连市为本项目选定的有限公司",
    ],
)  # fmt: skip
def test_a_sentence_that_ends_in_a_company_is_no_name(raw: str) -> None:
    assert name_in(raw) is None


def test_a_group_of_bodies_is_no_party() -> None:
    text = (
        "印刷服务框架协议\n征集人（甲方）：青石省水文局机关服务中心\n入围供应商（乙方）：云麓印刷有限公司\n第一章 总则\n"
        "第一条 范围\n青石省水文局机关各司局及直属单位（以下统称采购人）可以依据本协议下单。\n"
    )
    buyer = next(p for p in examine_bytes(text.encode(), "a.txt").record.parties if p.role == "buyer")
    assert buyer.name is not None and buyer.name.value == "青石省水文局机关服务中心"


def test_a_city_may_begin_as_a_sentence_does() -> None:
    assert name_in("本溪衡远会计师事务所（普通合伙）") == ("本溪衡远会计师事务所（普通合伙）", True)
    assert name_in("本项目所在地的中心") is None


RECITAL = (
    "值守服务合同\n本合同由下列双方于2025年4月22日签订：\n青石县卫生健康局（下称“卫健局”），住所地：青石县民族大道35号；\n"
    "云麓信安科技有限公司（下称“云麓公司”），住所地：云麓市高新一路15号，银行账号：800123456700019。\n"
    "一、云麓公司为卫健局提供值守。\n"
)


def test_short_names_are_parties_where_a_bracket_tells_their_side() -> None:
    text = f"{RECITAL}卫健局（采购人，盖章）：\n云麓公司（供应商，盖章）：\n"
    buyer, supplier = examine_bytes(text.encode(), "a.txt").record.parties
    assert buyer.name is not None and buyer.name.value == "青石县卫生健康局"
    assert supplier.name is not None and supplier.name.value == "云麓信安科技有限公司"
    assert buyer.address is not None and buyer.address.value == "青石县民族大道35号"
    assert supplier.account is not None and supplier.account.value == "800123456700019"


def test_short_names_without_a_side_are_no_parties() -> None:
    parties = examine_bytes(RECITAL.encode(), "a.txt").record.parties
    assert all(party.name is None for party in parties)
