"""双方使用同一联系方式或账户"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "one-contact-for-both-sides"
Findings = Callable[..., list[Finding]]


SIGNED = (
    "甲方（盖章）：临江县图书馆\n地址：临江县文庙街18号\n电话：0700-5550101\n"
    "乙方（盖章）：临江文澜档案服务有限公司\n地址：临江县码头路6号\n电话：{phone}\n"
    "开户银行：示例银行临江支行\n账号：6200 0001 2345 6789 012\n日期：2025年4月21日"
)


@pytest.mark.parametrize(("phone", "count"), [("0700-5550101", 1), ("0700-5550102", 0)])
def test_one_phone_for_two(findings: Findings, phone: str, count: int) -> None:
    assert len(findings(CHECK, contract(signature=SIGNED.format(phone=phone)))) == count


def test_one_person_for_both_sides(findings: Findings) -> None:
    parties = (
        "甲方（采购人）：临江县图书馆\n联系人：江小舟\n联系电话：0700-5550101\n"
        "乙方（供应商）：临江文澜档案服务有限公司\n联系人：江小舟\n联系电话：0700-5550102"
    )
    (found,) = findings("one-contact-for-both-sides", contract(parties=parties))
    assert "江小舟" in found.detail
    assert findings("one-contact-for-both-sides", contract(parties=parties.replace("江小舟", "文大河", 1))) == []
