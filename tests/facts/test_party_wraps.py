"""Details of parties in text with hard line ends: read whole, or left out, or doubtful; never a part for the whole."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes

DETAILS = (
    {
        "name": "江原市示范区水务管理局", "address": "江原市示范区青石大道1188号行政中心3号楼502室", "uscc": "113205007141234569",
        "contact": "周一平", "phone": "0512-58132373", "email": "zhouyiping2026@example.com",
        "bank": "江原农村商业银行股份有限公司示范支行", "account": "3205010076500011223",
    },
    {
        "name": "云麓市智联水务科技股份有限公司", "address": "云麓市高新区创业路66号软件园2栋8层", "contact": "李青禾",
        "phone": "13900005550", "email": "li.qinghe@example.com", "bank": "示范银行云麓高新技术开发区支行营业部",
        "account": "6200 0011 1122 2233 445", "postcode": "410205",
    },
)  # fmt: skip
LABELS = {
    "address": "地址", "uscc": "统一社会信用代码", "contact": "联系人", "phone": "联系电话", "email": "电子邮箱", "bank": "开户银行",
    "account": "银行账号", "postcode": "邮政编码",
}  # fmt: skip
NUMBER = "JYSW-2026-FW-00417-2"
BODY = """根据《中华人民共和国民法典》及有关法律法规的规定，双方经协商一致，就泵站自动化系统运行维护服务事项订立本合同，共同遵守。
第一条 服务内容
乙方为甲方的十二座泵站提供自动化系统的日常巡检、故障处理、备件更换和数据备份服务，每月提交一次运行报告。
第二条 合同价款
合同总价为人民币360000元，含税，包括乙方履行本合同所需的一切费用，甲方不再另行支付其他任何费用。
第三条 违约责任
乙方逾期提交运行报告的，每逾期一日按合同总价的0.1%支付违约金，违约金累计不超过合同总价的5%。
"""
FEW = "双方订立本合同。\n"


def _text(front: bool, body: str) -> str:
    parties = "\n".join(
        f"{role}：{one['name']}\n" + "\n".join(f"{LABELS[kind]}：{one[kind]}" for kind in LABELS if kind in one)
        for role, one in zip(("甲方", "乙方"), DETAILS, strict=True)
    )
    head = f"泵站运行维护服务合同\n合同编号：{NUMBER}\n"
    return head + (parties + "\n" + body if front else body + parties + "\n")


def wrapped(text: str, width: int, columns: bool) -> str:
    """Hard line ends after so many characters, or after so many columns (two for Han)."""
    lines = []
    for line in text.split("\n"):
        part, size = "", 0
        for char in line:
            more = 2 if columns and not char.isascii() else 1
            if size + more > width:
                lines.append(part)
                part, size = "", 0
            part += char
            size += more
        lines.append(part)
    return "\n".join(lines)


def parts(text: str) -> list[tuple[str, str, float]]:
    """What is read wrong and not doubtful: `(where, value, confidence)`."""
    record = examine_bytes(text.encode(), "a.txt").record
    wrong = []
    number = record.fields.number
    if number is not None and number.value != NUMBER and number.confidence >= 0.7:
        wrong.append(("contract_number", number.value, number.confidence))
    for role, truth in zip(("buyer", "supplier"), DETAILS, strict=True):
        for party in (one for one in record.parties if one.role == role):
            for kind, value in truth.items():
                fact = getattr(party, kind)
                if fact is not None and fact.value != value.replace(" ", "") and fact.confidence >= 0.7:
                    wrong.append((f"{role}.{kind}", fact.value, fact.confidence))
    return wrong


@pytest.mark.parametrize("columns", [False, True])
@pytest.mark.parametrize(("front", "body"), [(True, BODY), (False, BODY), (True, FEW)], ids=["front", "back", "few"])
def test_never_a_part(front: bool, body: str, columns: bool) -> None:
    """Every width from 12 to 40."""
    text = _text(front, body)
    wrong = {width: found for width in range(12, 41) if (found := parts(wrapped(text, width, columns)))}
    assert wrong == {}


@pytest.mark.parametrize(
    ("written", "bank"),
    [
        ("云麓建设银行股份有限公司\n青石雁峰支行", "云麓建设银行股份有限公司青石雁峰支行"),
        ("云麓农业银行青石\n县支行", "云麓农业银行青石县支行"),
        ("云麓建设银行股份有限公司", "云麓建设银行股份有限公司"),
        ("云麓农业银行青石县支行", "云麓农业银行青石县支行"),
    ],
)
def test_a_bank_whose_branch_stands_in_the_next_line(written: str, bank: str) -> None:
    text = (
        "服务合同\n甲方：青石县档案馆\n乙方：云麓信息技术有限公司\n一、服务\n整理档案。\n"
        f"乙方（盖章）：云麓信息技术有限公司\n开户银行：{written}\n账号：6400123456789012345\n"
    )
    supplier = examine_bytes(text.encode(), "x.txt").record.parties[1]
    assert supplier.bank is not None and supplier.bank.value == bank
    assert supplier.account is not None and supplier.account.value == "6400123456789012345"


@pytest.mark.parametrize("name", ["古丽·买买提", "洛桑 · 次仁", "洛桑 • 次仁", "阿依古丽・艾力"])
def test_a_name_with_a_dot_is_whole(name: str) -> None:
    text = f"服务合同\n甲方：青石县档案馆\n乙方：云麓信息技术有限公司\n委托代理人：{name}\n地址：青石县河东路3号\n一、服务\n整理。\n"
    supplier = examine_bytes(text.encode(), "x.txt").record.parties[1]
    assert supplier.authorised_representative is not None
    assert supplier.authorised_representative.value == name.replace(" ", "")


@pytest.mark.parametrize(
    ("written", "address", "phone"),
    [
        ("地址：青石县南湖大路\n1766号\n电话：0571-\n85550172\n", "青石县南湖大路1766号", "0571-85550172"),
        ("地址：青石县南湖大路\n8号2栋301室\n电话：13900005\n618\n", "青石县南湖大路8号2栋301室", "13900005618"),
        ("地址：青石县南湖大路9号\n12层\n电话：0571-85550172\n", "青石县南湖大路9号12层", "0571-85550172"),
        ("地址：青石县南湖大路\n电话：0571-85550172\n", "青石县南湖大路", "0571-85550172"),
    ],
)
def test_an_address_and_a_phone_go_on_in_the_next_line(written: str, address: str, phone: str) -> None:
    text = f"服务合同\n甲方：青石县档案馆\n乙方：云麓信息技术有限公司\n{written}一、服务\n整理档案。\n"
    supplier = examine_bytes(text.encode(), "x.txt").record.parties[1]
    assert supplier.address is not None and supplier.address.value == address
    assert supplier.phone is not None and supplier.phone.value == phone
