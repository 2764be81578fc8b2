"""A credit code whose place does not say whose it is: that of the one party which can be registered so, or of nobody."""

from __future__ import annotations

import pytest

from extract.facts.parties.registered import whose
from extract.pipeline import examine_bytes
from extract.values.uscc import calc_check_digit


def code(first17: str) -> str:
    return first17 + calc_check_digit(first17)


COMPANY, SHOP, SCHOOL = (code(f"{kind}330999MA2ABCD{n}X") for kind, n in (("91", 1), ("92", 2), ("12", 3)))


@pytest.mark.parametrize(
    ("one", "buyer", "supplier", "owner"),
    [
        (COMPANY, "云麓市示范小学", "云麓市样例食品有限公司", "supplier"),
        (SHOP, "云麓市示范小学", "云麓市阿月果蔬批发部", "supplier"),
        (SCHOOL, "云麓市示范小学", "云麓市样例食品有限公司", "buyer"),
        (COMPANY, "云麓市城建集团有限公司", "云麓市样例食品有限公司", None),
        (SCHOOL, "云麓市示范小学", "云麓市第一人民医院", None),
        (COMPANY, "云麓市示范小学", "云麓市第一人民医院", None),
    ],
)
def test_the_kind_of_body_tells_whose_the_code_is(one: str, buyer: str, supplier: str, owner: str | None) -> None:
    assert whose(one, {"buyer": buyer, "supplier": supplier}) == owner
    text = f"供货合同\n甲方：{buyer}\n乙方：{supplier}\n统一社会信用代码：{one}\n一、价格\n1、总价3万元。\n"
    record = examine_bytes(text.encode(), "a.txt").record
    assert {party.role: party.uscc.value for party in record.parties if party.uscc} == ({owner: one} if owner else {})
    assert (owner is None) == any("分不清" in note for note in record.source.warnings)
