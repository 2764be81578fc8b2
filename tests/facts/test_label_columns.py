"""A column of labels and then the column of their values, as converters read a form: whose value it is, is not told."""

from __future__ import annotations

from typing import Any

from extract.pipeline import examine_bytes

HEAD = "甲方：临江市听涛区教育局\n乙方：远山数码有限公司\n一、服务内容\n乙方为甲方维护设备。\n二、价款\n合同总价为10000元。\n"


def _supplier(text: str) -> dict[str, Any]:
    record = examine_bytes((HEAD + text).encode(), "a.txt").record.to_json()
    return next(party for party in record["parties"] if party["role"] == "supplier")


def test_what_stands_below_a_column_of_labels_is_not_the_last_ones() -> None:
    text = "甲方\n开户银行\n账号\n乙方\n电话\n开户银行\n账号\n62220000333\n34444\n远山数码有限公司\n临江银行听涛支行\n"
    assert _supplier(text)["account"] is None


def test_a_label_and_its_value_in_turns_stay_a_pair() -> None:
    text = "乙方\n传真\n电话\n账号\n6222000033334444\n开户银行\n临江银行听涛支行\n"
    assert _supplier(text)["account"]["value"] == "6222000033334444"
