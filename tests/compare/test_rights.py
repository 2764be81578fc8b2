from __future__ import annotations

import pytest

from extract.compare.records.rights import rights


def holders(text: str, roles: dict[str, str] | None = None) -> list[str]:
    parties = [{"label": label, "role": role} for label, role in (roles or {}).items()]
    return [right.holder for right in rights({"text": text, "parties": parties})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("逾期超过30日的，甲方有权单方解除合同，并要求赔偿。", ["buyer"]),
        ("采购人可以解除本合同。", ["buyer"]),
        ("甲方逾期付款超过60日的，乙方有权解除合同。", ["supplier"]),
        ("任何一方均可书面通知对方终止本协议。", ["both"]),
        ("守约方有权解除合同。", ["both"]),
        ("甲方有权解除合同；供应商可终止合同。", ["buyer", "supplier"]),
        ("乙方不得解除合同。", []),
        ("双方可以协商解除合同。", []),
        ("甲方可要求乙方终止合同。", []),
        ("甲方无权解除合同。", []),
        ("甲方有权拒收货物。", []),
    ],
)
def test_who_may_end_the_contract(text: str, expected: list[str]) -> None:
    assert holders(text) == expected


def test_the_sides_are_those_of_the_record() -> None:
    assert holders("甲方有权解除合同。", {"甲方": "supplier", "乙方": "buyer"}) == ["supplier"]


def test_the_sentence_is_the_evidence() -> None:
    text = "前文。乙方转包的，甲方有权解除合同。后文。"
    right = next(rights({"text": text}))
    assert text[right.start : right.end] == "乙方转包的，甲方有权解除合同。"
