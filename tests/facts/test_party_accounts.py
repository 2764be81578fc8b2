"""An account belongs to the party who is paid by it: never that of a bond, of wages, of another member."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes
from extract.record import Party

_NAMED = "灯塔修缮工程合同\n发包人：云麓市港务局\n承包人：远帆建筑工程有限公司\n一、工程内容：修缮灯塔三座。\n二、工期：90日历天。\n"
_OWN = "户名：远帆建筑工程有限公司\n开户行：青禾银行港口支行\n账号：6400 1111 2222 3333\n"


def _parties(text: str) -> list[Party]:
    return examine_bytes(text.encode(), "t.txt").record.parties


def _accounts(text: str) -> dict[str, str | None]:
    return {p.name.value: p.account.value if p.account else None for p in _parties(text) if p.name}


@pytest.mark.parametrize(
    "other",
    [
        "1. 履约保证金缴纳账户\n户名：云麓市公共资源交易中心\n开户行：青禾银行城东支行\n账号：6400 9999 8888 77\n2. 工程款账户\n",
        "（1）农民工工资专用账户：\n户名：远帆建筑工程有限公司（灯塔项目）\n开户行：青禾银行城南支行\n"
        "账号：6400 9999 8888 77\n（2）工程款收款账户：\n",
        "履约保证金汇入下列账户：户名：云麓市港务局，开户行：青禾银行城东支行，账号：6400999988887\n乙方收款账户：\n",
        "资金监管账户（三方共管）：\n开户行：青禾银行城东支行\n账号：6400 9999 8888 77\n工程款支付至以下账户：\n",
    ],
)  # fmt: skip
def test_an_account_for_something_else_is_nobodys(other: str) -> None:
    found = _accounts(f"{_NAMED}三、账户\n{other}{_OWN}四、争议由云麓市人民法院管辖。\n")
    assert found == {"云麓市港务局": None, "远帆建筑工程有限公司": "6400111122223333"}


def test_a_bond_that_is_given_back_goes_to_the_suppliers_account() -> None:
    found = _accounts(f"{_NAMED}三、账户\n履约保证金退还及工程款收款账户\n{_OWN}四、争议由云麓市人民法院管辖。\n")
    assert found["远帆建筑工程有限公司"] == "6400111122223333"


def test_the_account_of_the_lead_is_his_though_a_member_is_named_before_him() -> None:
    text = (
        "海图测绘合同\n甲方（采购人）：云麓市港务局\n乙方（联合体成员）：青禾测绘院有限公司\n丙方（联合体牵头人）：远帆海洋科技有限公司\n\n"
        "一、乙方、丙方共同承担本项目，由丙方收取款项。\n二、合同总价80万元。\n三、争议由云麓市人民法院管辖。\n\n"
        "收款账户（联合体牵头人）：\n户名：远帆海洋科技有限公司\n开户行：青禾银行港口支行\n账号：6400 1111 2222 3333\n\n"
        "甲方：云麓市港务局（章）\n乙方：青禾测绘院有限公司（章）\n丙方：远帆海洋科技有限公司（章）\n"
    )
    rows = _parties(text)
    assert [(p.name.value, p.lead, p.account.value if p.account else None) for p in rows if p.name and p.role == "supplier"] == [
        ("远帆海洋科技有限公司", True, "6400111122223333"),
        ("青禾测绘院有限公司", None, None),
    ]  # fmt: skip


def test_licensor_and_licensee_are_supplier_and_buyer() -> None:
    text = "课件许可合同\n\n许可方（乙方）：远帆教育科技股份有限公司\n被许可方（甲方）：云麓开放大学\n\n第一条 许可课件二十门。\n"
    assert [(p.role, p.name.value if p.name else None) for p in _parties(text)] == [
        ("buyer", "云麓开放大学"), ("supplier", "远帆教育科技股份有限公司"),
    ]  # fmt: skip


def test_a_wage_account_told_whole_in_its_line_leaves_the_next_one_alone() -> None:
    text = (
        "设备采购合同\n甲方：云麓市水务局\n乙方：青石智联科技有限公司\n一、合同总价为人民币50000元。\n二、本合同一式两份。\n"
        "乙方（盖章）：青石智联科技有限公司\n农民工工资专用账户：6210000777777777777\n账号：6210000222222222222\n"
    )
    supplier = next(party for party in examine_bytes(text.encode(), "x.txt").record.parties if party.role == "supplier")
    assert supplier.account and supplier.account.value == "6210000222222222222"
