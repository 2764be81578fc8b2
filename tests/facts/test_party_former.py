"""What a detail was before it changed is nobody's detail any more."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes
from extract.record import Party

OLD, NEW = "6222000011112222333", "6228480012345678901"


def _parties(*lines: str) -> dict[str, Party]:
    text = "\n".join(["补充协议", "甲方：云麓市水务局", "乙方：青石智联科技有限公司", *lines, "三、本协议一式两份。"])
    return {party.role: party for party in examine_bytes(text.encode(), "x.txt").record.parties}


@pytest.mark.parametrize(
    "sentence",
    [
        f"一、乙方收款账号由原账号{OLD}变更为{NEW}。",
        f"一、乙方账号从{OLD}改为{NEW}，其他不变。",
        f"一、乙方开户行：青石银行文昌支行，账号：{OLD}（自2025年5月1日起变更为{NEW}）。",
        f"一、原合同约定的乙方账户（开户行：青石银行文昌支行，账号：{OLD}）停止使用。",
    ],
)
def test_an_account_that_changed_is_not_told_as_it_was(sentence: str) -> None:
    for party in _parties(sentence).values():
        assert party.account is None or party.account.value == NEW


def test_the_new_account_behind_the_old_one_is_the_suppliers() -> None:
    found = _parties(
        f"一、原乙方账户（开户行：青石银行文昌支行，账号：{OLD}）停止使用，变更后的账户为：开户行：青石银行学府支行，账号：{NEW}。"
    )
    supplier = found["supplier"]
    assert found["buyer"].account is None
    assert supplier.account and supplier.account.value == NEW
    assert supplier.bank and supplier.bank.value == "青石银行学府支行"


def test_an_account_beside_a_plain_bracket_stays() -> None:
    supplier = _parties(f"一、乙方开户行：青石银行文昌支行，账号：{OLD}（一般户）。")["supplier"]
    assert supplier.account and supplier.account.value == OLD


def test_what_follows_a_detail_of_a_side_in_its_sentence_is_of_that_side() -> None:
    found = _parties(f"一、乙方开户行：青石银行文昌支行，账号：{OLD}。甲方电话：0999-5550108，传真：0999-5550109。")
    assert found["supplier"].account and found["supplier"].account.value == OLD
    assert found["buyer"].account is None
    assert found["buyer"].phone and found["buyer"].phone.value == "0999-5550108"
