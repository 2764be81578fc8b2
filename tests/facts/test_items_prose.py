"""Items told in sentences: taken where quantity × price = amount or the rows make a stated sum, refused otherwise."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes

_CONTRACT = (
    "货物买卖合同\n甲方：青禾县第二小学\n乙方：远帆商贸有限公司\n一、采购内容\n{body}\n二、付款方式\n验收后支付。\n三、附则\n本合同一式四份。\n"
)


def _rows(body: str) -> list[tuple[str | None, ...]]:
    rows = examine_bytes(_CONTRACT.format(body=body).encode(), "t.txt").record.items
    cells = [(row.name, row.quantity, row.unit_price, row.amount) for row in rows]
    return [tuple(None if cell is None else str(cell) for cell in row) for row in cells]


def test_a_numbered_list() -> None:
    assert _rows(
        "1、文件柜，铁皮，数量12组，单价800元，小计9600元；\n2、A3复印纸，500张/包，数量30包，单价40元，小计1200元。\n"
        "3、运输及安装，1项，总价500元。"
    ) == [
        ("文件柜", "12", "800.00", "9600.00"),
        ("A3复印纸", "30", "40.00", "1200.00"),
        ("运输及安装", "1", None, "500.00"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "标的名称：护理床；品牌：康源；数量：20张；单价：叁仟元整（¥3,000.00）；总价：陆万元整（¥60,000.00）。",
        "货物名称：护理床\n品牌型号：康源K3\n数量：20张\n单价：3000元\n总价：60000元",
        "采购清单：护理床20张，每张3000元，共计60000元。",
    ],
)
def test_one_thing_with_its_labels(body: str) -> None:
    assert _rows(body) == [("护理床", "20", "3000.00", "60000.00")]


def test_rows_that_make_the_price() -> None:
    assert _rows("（1）音箱4只，单价500元；（2）功放1台，单价3000元。合同总价为5000元。") == [
        ("音箱", "4", "500.00", None), ("功放", "1", "3000.00", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "护理床20张，单价3000元，总价50000元。",  # the figures contradict one another
        "护理床20张，单价3000元。",  # nothing proves that this is the list
        "乙方提供培训2次，费用合计5000元。",
        "合同总价60000元，其中设备50000元，安装10000元。",
    ],
)
def test_no_list(body: str) -> None:
    assert _rows(body) == []


def test_a_table_is_better_than_sentences() -> None:
    rows = _rows("名称\t数量\t单价\t金额\n护理床\t20\t3000\t60000\n另购：椅子5把，单价100元，小计500元。")
    assert [row[0] for row in rows] == ["护理床"]
