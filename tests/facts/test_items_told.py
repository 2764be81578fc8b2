"""Lists that are no table: labelled row by row, or as reckonings that come out."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import contract

from extract.pipeline import examine_bytes

DESK = ("阅览桌", "20", "张", "860.00", "17200.00")
CHAIR = ("阅览椅", "80", "把", "210.00", "16800.00")


def _items(clause: str) -> list[tuple[Any, ...]]:
    record = examine_bytes(contract(clause).encode(), "a.txt").record
    for one in record.items:
        assert record.text[one.start : one.end] == one.text
    return [(one.name, *(str(v) for v in (one.quantity, one.unit, one.unit_price, one.amount))) for one in record.items]


@pytest.mark.parametrize(
    "clause",
    [
        "第一条 采购内容\n1、货物名称：阅览桌，规格型号：YL-18，数量：20张，单价：860元，总价：17200元；\n"
        "2、货物名称：阅览椅，规格型号：YL-45，数量：80把，单价：210元，总价：16800元。",
        "第一条 采购内容\n名称：阅览桌\n规格：YL-18\n数量：20张\n单价：860元\n金额：17200元\n"
        "名称：阅览椅\n规格：YL-45\n数量：80把\n单价：210元\n金额：16800元",
        "第一条 采购内容\n序号 1；设备名称 阅览桌；单位 张；数量 20；单价（元）860.00；金额（元）17,200.00\n"
        "序号 2；设备名称 阅览椅；单位 把；数量 80；单价（元）210.00；金额（元）16,800.00",
        "第一条 采购内容\n货款构成：阅览桌 20张×860元/张=17,200元；阅览椅：80把×210元=16800元。",
        "第一条 采购内容\n货款构成：阅览桌 860元/张×20张=17,200元；阅览椅 210元×80把=16800元。",
    ],
)
def test_rows(clause: str) -> None:
    assert _items(clause) == [DESK, CHAIR]


@pytest.mark.parametrize(
    "clause",
    [
        "第一条 采购内容\n货款构成：阅览桌 20张×860元/张=18,200元；阅览椅：80把×210元=16900元。",
        "第一条 违约\n迟到3次×100元=300元。",
        "第一条 联系\n名称：青石县教育局，单位：青石县，数量：若干。\n名称：云麓示例科技有限公司，单位：云麓市。",
        "第一条 采购内容\n单位：张，数量：20，单价：860元；名称：阅览椅。单位：把，数量：80，单价：210元；名称：阅览桌。",
    ],
)
def test_what_does_not_come_out_or_has_no_labels_is_no_list(clause: str) -> None:
    assert _items(clause) == []


def test_net_prices_and_months_beside_what_counts() -> None:
    clause = (
        "第一条 采购内容\n品目名称：阅览桌；数量：20；单位：张；不含税单价：761.06；税率：13%；含税单价：860.00；含税总价：17200.00。\n"
        "品目名称：阅览椅；数量：80；单位：把；不含税单价：185.84；税率：13%；含税单价：210.00；含税总价：16800.00。"
    )
    assert _items(clause) == [DESK, CHAIR]
    clause = (
        "第一条 采购内容\n岗位：管理员\n人数：2\n单价（元/人·月）：4000\n服务月数：12\n合计（元）：96000\n"
        "岗位：保洁员\n人数：3\n单价（元/人·月）：3000\n服务月数：12\n合计（元）：108000"
    )
    assert [(row[0], row[1], row[4]) for row in _items(clause)] == [("管理员", "2", "96000.00"), ("保洁员", "3", "108000.00")]


def test_a_table_wins_over_what_is_told() -> None:
    clause = (
        "第一条 采购内容\n序号\t名称\t数量\t单价\t金额\n1\t阅览桌\t20\t860\t17200\n2\t阅览椅\t80\t210\t16800\n"
        "货款构成：书架 10组×500元=5000元；书车 2辆×300元=600元。"
    )
    assert [row[0] for row in _items(clause)] == ["阅览桌", "阅览椅"]

