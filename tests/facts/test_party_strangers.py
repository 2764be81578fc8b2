"""Details below somebody whom no known word names are nobody's, and never the party's above."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes
from extract.record import Record


def _read(front: str, back: str = "") -> Record:
    text = f"授课协议\n{front}\n一、乙方为甲方授课两天，课酬3000元。\n二、争议向甲方所在地人民法院起诉。\n{back}"
    return examine_bytes(text.encode(), "a.txt").record


@pytest.mark.parametrize(
    "line",
    [
        "主讲：邵立平　电话：13800001234　账号：6217880098004560123",
        "主讲：邵立平\n电话：13800001234\n账号：6217880098004560123",
        "主讲单位乙：远山培训有限公司\n电话：0999-5550108\n账号：6217880098004560123",
    ],
)
def test_details_behind_an_unknown_word_with_a_name(line: str) -> None:
    (buyer,) = [party for party in _read(f"甲方：临湖县总工会\n地址：临湖县人民路1号\n{line}").parties if party.role == "buyer"]
    assert buyer.address is not None and buyer.phone is None and buyer.account is None


def test_one_of_the_parties_people_is_no_stranger() -> None:
    record = _read(
        "甲方：临湖县总工会\n地址：临湖县人民路1号\n技术负责：李二宁\n电话：0999-5550108\n乙方：远山培训有限公司\n电话：0999-5550777"
    )
    buyer, supplier = (next(party for party in record.parties if party.role == role) for role in ("buyer", "supplier"))
    assert buyer.phone is not None and buyer.phone.value == "0999-5550108"
    assert supplier.phone is not None and supplier.phone.value == "0999-5550777"


def test_a_person_who_signs_is_no_party_of_his_own() -> None:
    back = (
        "甲方：临湖县第二小学\n地址：临湖县人民路1号\n乙方：远山培训有限公司\n地址：远山市南大道2号\n"
        "经办人：邵立平\n委托人：李二宁\n电话：0999-5550108\n电话：0999-5550777\n"
    )
    record = _read("甲方：临湖县第二小学\n乙方：远山培训有限公司", back)
    buyer, supplier = (next(party for party in record.parties if party.role == role) for role in ("buyer", "supplier"))
    assert (buyer.phone and buyer.phone.value, supplier.phone and supplier.phone.value) == ("0999-5550108", "0999-5550777")
    assert buyer.contact is None and supplier.contact is None, "nothing says whose 经办人 it is"
