"""Lists a cell (or a part of one) a line, as programs take them out of PDF files: wrapped cells, heads, groups, sums."""

from __future__ import annotations

import pytest

from extract.ingest import read_bytes


def rows(text: str) -> list[list[str]]:
    document = read_bytes(text.encode(), "a.txt")
    assert len(document.tables) == 1, document.text
    grid = document.tables[0].grid(document.text)
    return [["".join(document.text[c.start : c.end].split()) if c else "" for c in row] for row in grid]


HEAD = "序\n号\n名称\n品牌及主要参数要求\n单\n位\n数\n量\n单价\n小计\n"


def test_a_head_a_character_a_line_and_cells_over_several_lines() -> None:
    text = (
        "采购清单如下：\n" + HEAD + "1\n碎纸机\n云例 YL-20，双面进纸，连续工\n作三十分钟，\n带滚轮\n台\n2\n800.00\n1,600.00\n"
        "2\n恒温恒湿一体化空\n调机组\n样川 YC-8\n套\n1\n28,000.00\n28,000.00\n第三条 交货\n"
    )
    assert rows(text)[1:] == [
        ["1", "碎纸机", "云例YL-20，双面进纸，连续工作三十分钟，带滚轮", "台", "2", "800.00", "1,600.00"],
        ["2", "恒温恒湿一体化空调机组", "样川YC-8", "套", "1", "28,000.00", "28,000.00"],
    ]


def test_figures_that_their_cells_cut() -> None:
    text = "清单：\n名称\n单位\n数量\n单价\n金额\n密集架\n组\n12\n350000\n.00\n4200000.\n00\n除湿机\n台\n3\n2800.\n00\n8400.00\n"
    assert [row[-2:] for row in rows(text)[1:]] == [["350000.00", "4200000.00"], ["2800.00", "8400.00"]]


def test_a_category_that_is_merged_over_its_rows() -> None:
    text = (
        "清单：\n类别\n货物名称\n规格型号\n单位\n数量\n单价\n金额\n主机\n打印机\nYL-1\n台\n2\n900\n1800\n"
        "碎纸机\nYL-20\n台\n3\n800\n2400\n耗材\n硒鼓\nYL-9\n个\n10\n150\n1500\n合计\n5700\n"
    )
    assert [row[:3] for row in rows(text)[1:4]] == [["主机", "打印机", "YL-1"], ["", "碎纸机", "YL-20"], ["耗材", "硒鼓", "YL-9"]]


@pytest.mark.parametrize("sum_", ["小计\n75400.00\n", ""])
def test_groups_and_sums_between_the_rows(sum_: str) -> None:
    text = (
        "清单：\n序号\n设备名称\n数量\n单价（元）\n金额（元）\n一、库房\n1\n密集架\n12\n3500.00\n42000.00\n2\n空调机组\n1\n33400.00\n33400.00\n"
        + sum_
        + "二、阅览室和\n公共区域\n3\n阅览桌\n6\n900.00\n5400.00\n合计\n80800.00\n第三条 交货\n"
    )
    names = [row[0] for row in rows(text)]
    assert names == ["序号", "一、库房", "1", "2", *(["小计"] if sum_ else []), "二、阅览室和公共区域", "3", "合计"]


def test_amounts_for_twelve_months_are_proved_by_their_sum() -> None:
    text = (
        "清单：\n序号 费用名称 单位 数量 月单价 年金额（元）\n1 主管 人 1 4000 48000\n2 队员 人 10 3000 360000\n"
        "合计 34000 408000\n第三条 付款\n"
    )
    read = rows(text)
    assert read[1:3] == [["1", "主管", "人", "1", "4000", "48000"], ["2", "队员", "人", "10", "3000", "360000"]]
    assert read[3][0] == "合计" and read[3][-1] == "408000"


def test_amounts_that_neither_multiply_nor_add_up_are_no_list() -> None:
    text = "清单：\n序号\n名称\n数量\n单价\n金额\n1\n密集架\n12\n3500\n99000\n2\n空调机组\n1\n28000\n31000\n合计\n7\n第三条 交货\n"
    assert not read_bytes(text.encode(), "a.txt").tables
