"""Parties: every place that names them, every way that details are set; blanks stay blank."""

from __future__ import annotations

import pytest

from extract.facts.parties.roles import Sides, side_of
from extract.pipeline import examine_bytes
from extract.record import Party, Record

BODY = """
一、合同标的
甲方向乙方采购办公桌椅一批，数量以清单为准。
二、合同价款
合同总价为人民币30,000元。
"""


def read(*parts: str) -> Record:
    return examine_bytes("\n".join(parts).encode(), "x.txt").record


def party(record: Record, role: str, number: int = 0) -> Party:
    return [p for p in record.parties if p.role == role][number]


def value(p: Party, attribute: str) -> str | None:
    fact = getattr(p, attribute)
    return fact.value if fact else None


HEADS = [
    ("甲方：云麓市第二中学\n乙方：青石家具有限公司", "云麓市第二中学", "青石家具有限公司"),
    ("甲    方：云麓市第二中学（盖章）\n乙    方：青石家具有限公司（盖章）", "云麓市第二中学", "青石家具有限公司"),
    ("采购人（甲方）：云麓市水务局\n供应商（乙方）：青石家具有限公司", "云麓市水务局", "青石家具有限公司"),
    ("甲方（采购人）：云麓市水务局\n乙方（中标人）：青石家具有限公司", "云麓市水务局", "青石家具有限公司"),
    ("委托方：（甲方）云麓市水务局\n受托方：（乙方）青石咨询有限公司", "云麓市水务局", "青石咨询有限公司"),
    (
        "发包人（全称）：云麓市住房和城乡建设局\n承包人（全称）：青石建筑工程有限公司",
        "云麓市住房和城乡建设局",
        "青石建筑工程有限公司",
    ),
    ("需方：云麓市人民医院\n供方：青石医疗器械有限公司", "云麓市人民医院", "青石医疗器械有限公司"),
    ("买  方：云麓市人民医院\n卖  方：青石医疗器械有限公司", "云麓市人民医院", "青石医疗器械有限公司"),
    (
        "云麓市和平区图书馆（以下简称“甲方”）委托青石书业有限公司（以下简称“乙方”）提供服务，双方协商一致，订立本合同。",
        "云麓市和平区图书馆",
        "青石书业有限公司",
    ),
    ("甲方（供方）：青石家具有限公司\n乙方（需方）：云麓市第二中学", "云麓市第二中学", "青石家具有限公司"),
    ("出租方（甲方）：青石置业有限公司\n承租方（乙方）：云麓市税务局", "云麓市税务局", "青石置业有限公司"),
]


@pytest.mark.parametrize(("head", "buyer", "supplier"), HEADS, ids=[h[0].split("\n")[0] for h in HEADS])
def test_names_and_sides(head: str, buyer: str, supplier: str) -> None:
    record = read("办公家具采购合同", head, BODY)
    assert value(party(record, "buyer"), "name") == buyer
    assert value(party(record, "supplier"), "name") == supplier


@pytest.mark.parametrize("blank", ["", "____________", "　　　　　", "XXXX有限公司", "/"])
def test_a_blank_is_not_a_name(blank: str) -> None:
    record = read("办公家具采购合同", f"甲方：{blank}", f"乙方：{blank}", BODY)
    assert [value(p, "name") for p in record.parties] == [None, None]


def test_the_lines_below_a_name_belong_to_it() -> None:
    record = read(
        "办公家具采购合同",
        "甲方：云麓市第二中学",
        "地  址：云麓市青石路 18 号",
        "联系人：周一平  电话：0951-5550188",
        "乙方：青石家具有限公司",
        "地址：云麓市工业园 3 栋（东侧）",
        "法定代表人：欧阳一帆",
        "开户银行：青石农村商业银行云麓支行",
        "账  号：6400 1234 5678 9012 345",
        "电话：/",
        BODY,
    )
    buyer, supplier = party(record, "buyer"), party(record, "supplier")
    assert value(buyer, "address") == "云麓市青石路18号"
    assert (value(buyer, "contact"), value(buyer, "phone")) == ("周一平", "0951-5550188")
    assert (value(buyer, "bank"), value(buyer, "account"), value(buyer, "legal_representative")) == (None, None, None)
    assert value(supplier, "address") == "云麓市工业园3栋（东侧）"
    assert value(supplier, "legal_representative") == "欧阳一帆"
    assert value(supplier, "account") == "6400123456789012345"
    assert value(supplier, "phone") is None


def test_two_columns_printed_on_one_line() -> None:
    record = read(
        "办公家具采购合同",
        BODY,
        "甲方：云麓市第二中学          乙方：青石家具有限公司",
        "地址：云麓市青石路18号        地址：云麓市工业园3栋",
        "电话：0951-5550188            电话：0951-5550199",
        "开户行：                      开户行：青石银行云麓支行",
    )
    assert value(party(record, "buyer"), "address") == "云麓市青石路18号"
    assert value(party(record, "supplier"), "address") == "云麓市工业园3栋"
    assert value(party(record, "supplier"), "phone") == "0951-5550199"
    assert value(party(record, "buyer"), "bank") is None
    assert value(party(record, "supplier"), "bank") == "青石银行云麓支行"


def test_a_form_with_a_column_for_each_party() -> None:
    form = "\n".join(
        [
            "| | 甲方 | 乙方 |",
            "|---|---|---|",
            "| 单位名称（公章） | 云麓市第二中学 | 青石家具有限公司 |",
            "| 住所 | 云麓市青石路18号 | 云麓市工业园3栋 |",
            "| 联系人 | 周一平 | 欧阳一帆 |",
            "| 开户银行 | | 青石银行云麓支行 |",
        ]
    )
    record = examine_bytes(f"# 办公家具采购合同\n\n{BODY}\n\n{form}\n".encode(), "x.md").record
    buyer, supplier = party(record, "buyer"), party(record, "supplier")
    assert (value(buyer, "name"), value(supplier, "name")) == ("云麓市第二中学", "青石家具有限公司")
    assert (value(buyer, "contact"), value(supplier, "contact")) == ("周一平", "欧阳一帆")
    assert (value(buyer, "bank"), value(supplier, "bank")) == (None, "青石银行云麓支行")


def test_account_details_in_the_payment_clause_find_their_party_by_name() -> None:
    record = read(
        "办公家具采购合同",
        "甲方：云麓市第二中学",
        "乙方：青石家具有限公司",
        BODY,
        "三、付款方式",
        "验收合格后30日内一次性支付至以下账户：",
        "户名：青石家具有限公司",
        "开户行：青石银行云麓支行",
        "账号：64001234567890123",
    )
    assert value(party(record, "supplier"), "account") == "64001234567890123"
    assert value(party(record, "buyer"), "account") is None


def test_details_with_the_role_in_the_label() -> None:
    record = read(
        "办公家具采购合同",
        "采购人：云麓市第二中学",
        "采购人地址：云麓市青石路18号",
        "供应商：青石家具有限公司",
        "供应商地址：云麓市工业园3栋",
        "甲方指定周一平为甲方项目联系人，电话0951-5550188；乙方指定欧阳一帆为乙方项目联系人，电话13900005550。",
        BODY,
    )
    assert value(party(record, "buyer"), "address") == "云麓市青石路18号"
    assert value(party(record, "supplier"), "address") == "云麓市工业园3栋"
    assert value(party(record, "supplier"), "contact") == "欧阳一帆"
    assert value(party(record, "supplier"), "phone") == "13900005550"


def test_a_consortium_has_a_lead_and_members() -> None:
    record = read(
        "智慧水务建设合同",
        "甲方：云麓市水务局",
        "乙方（联合体牵头人）：青石智联科技有限公司",
        "联合体成员：云麓测绘有限公司",
        BODY,
        "成员（盖章）：云麓测绘有限公司",
        "地址：云麓市工业园9栋",
    )
    lead, member = party(record, "supplier"), party(record, "supplier", 1)
    assert (value(lead, "name"), lead.lead) == ("青石智联科技有限公司", True)
    assert (value(member, "name"), value(member, "address"), member.lead) == (
        "云麓测绘有限公司",
        "云麓市工业园9栋",
        None,
    )


def test_two_names_behind_one_label_are_two_parties() -> None:
    record = read("道路工程施工合同", "发包人：云麓市交通局", "承包人：青石路桥有限公司、云麓设计院有限公司", BODY)
    assert [value(p, "name") for p in record.parties if p.role == "supplier"] == [
        "青石路桥有限公司",
        "云麓设计院有限公司",
    ]


def test_names_that_differ_leave_a_note() -> None:
    record = read(
        "办公家具采购合同",
        "甲方：云麓市第二中学",
        "乙方：青石家具有限公司",
        BODY,
        "甲方（盖章）：岭南省云麓市第二中学",
        "乙方（盖章）：青石家具有限公司",
    )
    assert value(party(record, "buyer"), "name") == "云麓市第二中学"
    assert any("岭南省云麓市第二中学" in warning for warning in record.source.warnings)


def test_evidence_is_the_name_without_the_seal() -> None:
    record = read("办公家具采购合同", "甲方：云麓市第二中学（盖章）", "乙方：青石家具有限公司", BODY)
    name = party(record, "buyer").name
    assert name is not None and name.text == "云麓市第二中学" and record.text is not None
    assert record.text[name.start : name.end] == name.text


def test_sides_are_learnt_from_labels() -> None:
    sides = Sides()
    sides.learn("甲方（供方）")
    assert (sides.of("甲方"), sides.of("乙方"), side_of("监理人")) == ("supplier", "buyer", "supplier")


def test_numbers_keep_the_count_in_brackets_and_boxes_make_them_unread() -> None:
    fields = read("测绘合同", "合同编号：SF-CH-2023（07）", HEADS[0][0], BODY).fields
    assert fields.number is not None and fields.number.value == "SF-CH-2023（07）"
    assert read("保险合同", "合同编号：SF-BL-2024-□□3317□□", HEADS[0][0], BODY).fields.number is None


def test_a_person_with_what_follows_his_name() -> None:
    head = "聘用方：云麓市图书馆\n授课方：欧阳振宇（下称“讲师”），身份证号430103198004272515，现居云麓市文昌路3号"
    record = read("培训协议", head, BODY)
    assert value(party(record, "buyer"), "name") == "云麓市图书馆"
    assert value(party(record, "supplier"), "name") == "欧阳振宇"


def test_bank_and_account_of_one_row_of_a_form() -> None:
    rows = "| 　 | 甲方 | 乙方 |\n| --- | --- | --- |\n| 名称 | 云麓市图书馆 | 青石书业有限公司 |\n"
    rows += "| 开户行及账号 | —— | 青石农村商业银行城关支行 351902187610601 |\n"
    record = examine_bytes(f"# 采购合同\n\n{rows}{BODY}".encode(), "x.md").record
    supplier = party(record, "supplier")
    assert (value(supplier, "bank"), value(supplier, "account")) == ("青石农村商业银行城关支行", "351902187610601")
    assert value(party(record, "buyer"), "account") is None
