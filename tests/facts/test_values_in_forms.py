"""Values of printed forms and of odd wordings: void places, several of one side, branches, numbers of each side, chosen options."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import contract, value

from extract.pipeline import examine_bytes

_PRICE = "一、价款\n合同总价{}。\n二、付款\n验收后付清。\n"
_DISPUTE = "一、价款\n合同总价10,000元。\n二、争议解决\n{}\n"
_AWAY = "（一）提交云麓仲裁委员会仲裁；\n（二）向甲方所在地人民法院起诉。\n"
_BOND = "一、价款\n合同总价10,000元。\n二、履约保证金\n{}\n三、付款\n验收后付清。\n"

CASES: list[tuple[str, str, Any]] = [
    (_PRICE.format("（大写）⊗仟⊗佰肆拾贰万零仟柒佰零拾零元零角零分（¥420,700.00）"), "total_amount", "420700.00"),
    (_PRICE.format("（大写）⊗仟⊗佰肆拾贰万零仟柒佰零拾零元零角零分（¥420,700.00）"), "total_amount_words", "420700.00"),
    (_PRICE.format("为人民币肆拾万（400,000）元"), "total_amount_words", "400000.00"),
    (_PRICE.format("为肆拾（40）万元整"), "total_amount", "400000.00"),
    (_PRICE.format("为人民币肆拾万（420,000）元"), "total_amount", None),
    (_PRICE.format("RMB 1'420'700.00"), "total_amount", "1420700.00"),
    (_DISPUTE.format("按下列第（二）种方式解决：\n" + _AWAY), "dispute_method", "litigation"),
    (_DISPUTE.format("以下列第壹种方式解决：壹、提交云麓仲裁委员会仲裁；贰、向人民法院起诉。"), "dispute_method", "arbitration"),
    (
        _DISPUTE.format("第一种方式：提交云麓仲裁委员会仲裁；第二种方式：向甲方所在地人民法院起诉。本合同采用第二种方式。"),
        "dispute_method",
        "litigation",
    ),
    (_DISPUTE.format("☐ 提交____仲裁委员会仲裁\n☑ 向 ☑甲方 ☐乙方 所在地人民法院起诉"), "dispute_method", "litigation"),
    (_DISPUTE.format("☐ 提交____仲裁委员会仲裁\n☑ 向 ☑甲方 ☐乙方 所在地人民法院起诉"), "dispute_venue", None),
    (_BOND.format("☐ 免收\n☑ 收取，金额为合同价的 ☐10%　☑5%　☐__%，计￥500.00"), "performance_bond_rate", "0.05"),
    (_BOND.format("☐ 免收\n☑ 收取，金额为合同价的 ☐10%　☑5%　☐__%，计￥500.00"), "performance_bond_amount", "500.00"),
    (_BOND.format("☑ 免收\n☐ 收取，金额为合同价的 5%"), "performance_bond_rate", None),
    (contract("一、价款\n面议。\n", cover="合同编号（甲方）：QS-25-7\n合同编号（乙方）：YL/25/31\n"), "supplier_number", "YL/25/31"),
    (contract("一、价款\n面议。\n", cover="甲方编号：QS-25-7　乙方编号：YL-31\n"), "buyer_number", "QS-25-7"),
]


@pytest.mark.parametrize(("text", "field", "expected"), CASES)
def test_the_value(text: str, field: str, expected: Any) -> None:
    assert value(text if text.startswith("采购合同") else contract(text), field) == expected


def _suppliers(text: str) -> list[tuple[Any, Any]]:
    record = examine_bytes(text.encode(), "a.txt").record
    rows = [row for row in record.parties if row.role == "supplier"]
    return [(row.name and row.name.value, row.account and row.account.value) for row in rows]


_HEAD = "采购合同\n甲方：青石县教育局\n{}双方签订本合同。\n一、标的\n桌椅一批。\n{}"


@pytest.mark.parametrize("first", ["乙方一", "乙方1", "供应商1", "第一乙方", "乙方A"])
def test_numbered_words_for_a_side_are_of_that_side(first: str) -> None:
    second = {"乙方一": "乙方二", "乙方1": "乙方2", "供应商1": "供应商2", "第一乙方": "第二乙方", "乙方A": "乙方B"}[first]
    named = f"{first}：云麓示例科技有限公司\n{second}：青石示例工程有限公司\n"
    assert [name for name, _ in _suppliers(_HEAD.format(named, ""))] == ["云麓示例科技有限公司", "青石示例工程有限公司"]


def test_a_third_party_may_supply_too() -> None:
    named = "乙方：云麓示例科技有限公司\n丙方（联合体成员）：青石示例工程有限公司\n"
    assert [name for name, _ in _suppliers(_HEAD.format(named, ""))] == ["云麓示例科技有限公司", "青石示例工程有限公司"]


@pytest.mark.parametrize("name", ["Hübner GmbH", "Monti Strumenti S.p.A.", "Lind & Söhne GmbH & Co. KG", "Oakfield Ltd."])
def test_names_of_other_languages_are_whole(name: str) -> None:
    assert _suppliers(_HEAD.format(f"乙方：{name}\n", ""))[0][0] == name


def test_the_account_of_a_branch_is_the_companys_and_that_of_a_bond_nobodys() -> None:
    named = "乙方：云麓示例科技有限公司\n"
    branch = "二、付款\n付至以下账户：\n户名：云麓示例科技有限公司青石分公司\n开户行：青石银行城关支行\n账号：6222001122334455\n"
    assert _suppliers(_HEAD.format(named, branch)) == [("云麓示例科技有限公司", "6222001122334455")]
    bond = (
        "二、履约保证金：乙方应在签约前将1,000元汇入以下账户：\n户名：青石县教育局\n开户行：青石农商行\n账号：2001003776516660\n"
        "三、其余款项付至乙方基本账户：\n开户行：青石银行城关支行\n账号：6222001122334455\n"
    )
    assert _suppliers(_HEAD.format(named, bond)) == [("云麓示例科技有限公司", "6222001122334455")]
