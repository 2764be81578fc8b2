"""Items in sentences: taken where their figures prove which is which, refused otherwise."""

from __future__ import annotations

import pytest
from field_helpers import contract

from extract.pipeline import examine_bytes

Row = tuple[str | None, ...]


def _rows(clause: str) -> list[Row]:
    record = examine_bytes(contract(f"第一条 采购内容\n{clause}").encode(), "a.txt").record
    for one in record.items:
        assert record.text[one.start : one.end] == one.text
    found = [(one.name, one.unit, one.quantity, one.unit_price, one.amount) for one in record.items]
    return [tuple(None if value is None else str(value) for value in row) for row in found]


NETS: list[Row] = [("拦污网", "米", "240", "65.00", "15600.00"), ("浮筒", "个", "80", "42.50", "3400.00")]


@pytest.mark.parametrize(
    "clause",
    [
        "1. 拦污网   240米 × 65.00 = 15600.00\n2. 浮筒    80个 × 42.50 = 3400.00",
        "（1）拦污网共240米，每米单价65元，计15600元；（2）浮筒共80个，每个单价42.5元，计3400元。",
        "甲方向乙方采购：拦污网240米，单价65元/米，小计15600元；浮筒80个，单价42.5元/个，小计3400元。",
        "本次采购拦污网240米（单价65元，合计15,600元）、浮筒80个（单价42.5元，合计3,400元）。",
        "1、拦污网，工程量240米，综合单价65元，合价15600元。\n2、浮筒，工程量80个，综合单价42.5元，合价3400元。",
    ],
)
def test_ways_to_tell_a_list(clause: str) -> None:
    assert _rows(clause) == NETS


def test_figures_in_brackets_say_more_of_the_thing_and_ten_thousands_are_counted() -> None:
    assert _rows("1. 纸箱（420×300×280mm，5层）12万只，每只4.35元，计522000元；隔板（厚3mm）2000片，每片0.38元，计760元。") == [
        ("纸箱", "只", "120000", "4.35", "522000.00"), ("隔板", "片", "2000", "0.38", "760.00"),
    ]  # fmt: skip


def test_months_are_a_factor() -> None:
    assert _rows("1、巡河员：6人，3,200元/人·月，12个月，合计230,400元。\n2、船长：1人，5,000元/人·月，12个月，合计60,000元。") == [
        ("巡河员", "人", "6", "3200.00", "230400.00"), ("船长", "人", "1", "5000.00", "60000.00"),
    ]  # fmt: skip


def test_prices_that_follow() -> None:
    assert _rows("乙方按下列单价提供服务：\n（一）水质采样，85元/点；\n（二）底泥检测，260.5元/件。") == [
        ("水质采样", "点", None, "85.00", None), ("底泥检测", "件", None, "260.50", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "clause",
    [
        "1. 拦污网 240米 × 65.00 = 15700.00\n2. 浮筒 80个 × 42.50 = 3500.00",
        "损失计算：停工3天×500元=1500元；窝工误工2人×300元=600元。",
        "1、迟到3次，每次扣款200元，共600元；2、着装不符2人，每人扣款100元，共200元。",
        "首付款6000元，签订后支付；尾款4000元，验收后支付，合计10000元。",
        "（1）迟到，200元/次；（2）缺勤，500元/次。",
        "画面640×512=327680像素，帧频50Hz，屏幕1920×1080=2073600像素。",
    ],
)
def test_no_list(clause: str) -> None:
    assert _rows(clause) == []
