"""A person as a party: what the sentence that names him says of him, and nothing of anybody else's."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes
from extract.record import Party


def _parties(supplier: str) -> tuple[Party, Party]:
    text = (
        f"兼职教师聘用合同\n\n甲方：青石县农业农村局\n{supplier}\n\n一、任务\n乙方讲授8学时。\n二、费用\n课酬3200元。\n"
        "三、付款\n课程结束后10日内付清。\n四、其他\n本合同一式两份，双方签字后生效。"
    )
    buyer, person = examine_bytes(text.encode(), "x.txt").record.parties
    return buyer, person


@pytest.mark.parametrize(
    "sentence",
    [
        "乙方：李明远，身份证号430103198004272519，住青石县文昌路3号，电话13500001111",
        "乙方：李明远（下称“讲师”），女，现居青石县文昌路3号，手机号13500001111。",
        "乙方：李明远，男，汉族，联系电话：13500001111，家庭住址：青石县文昌路3号。",
    ],
)
def test_address_and_phone_of_a_person_in_one_sentence(sentence: str) -> None:
    buyer, person = _parties(sentence)
    assert person.name and person.name.value == "李明远"
    assert person.address and person.address.value == "青石县文昌路3号"
    assert person.phone and person.phone.value == "13500001111"
    assert buyer.address is None and buyer.phone is None


def test_the_phone_of_somebody_else_in_the_sentence_is_not_his() -> None:
    _, person = _parties("乙方：李明远，男，委托代理人王一平，电话13500001111")
    assert person.phone is None


def test_a_body_has_no_sentence_of_a_person() -> None:
    _, firm = _parties("乙方：青石培训有限公司，住宿由甲方安排，电话费自理。")
    assert firm.address is None and firm.phone is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("检验科 李明远", "李明远"),
        ("后勤保障部动力科李明远", "李明远"),
        ("李明远科长", "李明远"),
        ("买买提．库尔班", "买买提．库尔班"),
        ("采购办公室", None),
        ("信息中心", None),
    ],
)
def test_a_department_is_no_part_of_the_name_of_a_contact(written: str, name: str | None) -> None:
    text = f"采购合同\n甲方：青石县农业农村局\n联系人：{written}\n乙方：青石示例有限公司\n一、标的\n电脑一批。\n"
    buyer, _ = examine_bytes(text.encode(), "x.txt").record.parties
    assert (buyer.contact and buyer.contact.value) == name


def test_mail_behind_each_side() -> None:
    text = (
        "采购合同\n甲方：青石县农业农村局\n乙方：青石示例有限公司\n一、标的\n电脑一批。\n二、送达\n"
        "下列电子邮箱为有效送达地址：甲方 cg@qingshi.example.cn，乙方 yf@shili.example.cn。\n"
    )
    buyer, supplier = examine_bytes(text.encode(), "x.txt").record.parties
    assert buyer.email and buyer.email.value == "cg@qingshi.example.cn"
    assert supplier.email and supplier.email.value == "yf@shili.example.cn"


@pytest.mark.parametrize(
    "sentence",
    [
        "乙方收款账户：青石银行河东支行，户名青石示例有限公司，账号 7311 0120 1090 0036 52。",
        "验收后打到乙方账上（青石银行河东支行，账号 7311 0120 1090 0036 52）。",
    ],
)
def test_bank_and_account_in_a_sentence(sentence: str) -> None:
    text = f"采购合同\n甲方：青石县农业农村局\n乙方：青石示例有限公司\n一、标的\n电脑一批。\n二、付款\n{sentence}\n"
    buyer, supplier = examine_bytes(text.encode(), "x.txt").record.parties
    assert supplier.bank and supplier.bank.value == "青石银行河东支行"
    assert supplier.account and supplier.account.value == "731101201090003652"
    assert buyer.bank is None and buyer.account is None
