"""A line of a watermark inside a sum goes; without proof the sum is refused, and no half of it is ever a value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.ingest.cut_values import cutting
from extract.pipeline import examine_bytes

HEAD = "设备采购合同\n甲方：云溪县人民医院\n乙方：青禾医疗器械有限公司\n"


def total(clause: str) -> Decimal | None:
    text = f"{HEAD}一、合同价款\n{clause}\n二、付款\n验收后30日内付清。\n"
    fact = examine_bytes(text.encode(), "a.txt").record.fields.total_amount
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        ("合同总金额为人民币30\n仅供内部查阅\n0,000.00元，含税。", "300000.00"),
        ("合同总价：人民币叁拾\n云溪县 内部资料\n万元整（¥300,000.00）。", "300000.00"),
        ("合同总价为300,\n副本\n000.00元整。", "300000.00"),
        ("合同总价为人民币（大写）壹佰\n云采中心\n贰拾万元整（小写：￥1,2\n云采中心\n00,000.00元）。", "1200000.00"),
        ("合同总价为人民币30\n0,000.00元，含税。", "300000.00"),
        ("合同总价为568,000.\n样本\n再印无效\n00元，含税。", "568000.00"),
    ],
)
def test_a_line_inside_a_sum_goes(clause: str, value: str) -> None:
    assert total(clause) == Decimal(value)


@pytest.mark.parametrize(
    "clause",
    [
        "合同总价共计人民币56\n8,000.00元，含税。",
        "合同总价共计人民币56\n仅供查阅\n8,000.00元，含税。",
        "合同总价为300,\n云采中心，2025年\n000.00元整。",
        "合同总价为人民币叁佰\n云采中心，第2页\n伍拾万元整。",
    ],
)
def test_what_may_be_two_sums_is_none(clause: str) -> None:
    assert total(clause) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["合同总价（大写）：", "伍拾万元整", "500,000.00元"],
        ["数量", "30", "单价", "0.50元"],
        ["合同总价为人民币1200000", "二、其他", "500元以下的罚款归乙方。"],
        ["其中设备费30,", "安装费：", "000号设备"],
        ["共计人民币叁拾万", "伍仟元整", "拾元"],
    ],
)
def test_what_says_something_of_its_own_stays(lines: list[str]) -> None:
    assert list(cutting(lines, range(len(lines)))) == []
