"""Tables whose grid is gone: labels before a wide gap, plans of payment a cell a line. Without proof the lines stay."""

from __future__ import annotations

import pytest

from extract.ingest.keyed import keyed_block
from extract.ingest.plans import plan_block

KEYED = ["合同编号　　QS-2025-118", "项目名称　　青石新城管线普查", "合同价（万元）　　286.5", "服务期　　120日历天"]
HEADS = ["批次", "付款时间", "付款比例", "付款金额（元）"]
ROWS = [["1", "2025年3月31日前", "40%", "816,000.00"], ["2", "2025年9月30日前且考核合格", "60%", "1,224,000.00"]]
TOTAL = ["合计", "/", "100%", "2,040,000.00"]


def flat(*rows: list[str]) -> list[str]:
    return [cell for row in rows for cell in row]


def test_labels_before_a_gap_are_a_table() -> None:
    used, grid = keyed_block([*KEYED, "", "一、内容"], 0)
    assert used == 4 and grid is not None
    assert [cell.text for cell in grid.rows()[2]] == ["合同价（万元）", "286.5"]


@pytest.mark.parametrize(
    "lines",
    [
        KEYED[:2],
        ["甲方：青石县水务局　　乙方：云麓勘测有限公司", "地址：甲一路　　地址：乙一路", "电话：1　　电话：2"],
        ["一、内容　　普查", "二、期限　　120日", "三、价款　　10万元"],
        ["苹果　　10斤", "梨子　　20斤", "桃子　　30斤"],
    ],
)
def test_other_lines_with_gaps_stay(lines: list[str]) -> None:
    assert keyed_block(lines, 0) == (0, None)


@pytest.mark.parametrize("end", [[], TOTAL])
def test_a_plan_a_cell_a_line_is_a_table(end: list[str]) -> None:
    lines = [*flat(HEADS, *ROWS, end), "第五条 服务期：一年。"]
    used, grid = plan_block(lines, 0)
    assert grid is not None and used == len(lines) - 1
    assert [cell.text for cell in grid.rows()[2]] == ROWS[1]


def test_empty_lines_between_the_cells_do_not_matter() -> None:
    lines = [line for cell in flat(HEADS, *ROWS) for line in (cell, "")]
    assert plan_block(lines, 0)[1] is not None


@pytest.mark.parametrize(
    "lines",
    [
        flat(HEADS, ROWS[0], ["2", "2025年9月30日前", "50%", "1,020,000.00"]),  # the shares make ninety
        flat(HEADS, *[row[:-1] for row in ROWS]),  # a cell is missing in each row
        flat(["序号", "付款时间", "备注"], ["1", "3月", "无"], ["2", "9月", "无"]),  # neither shares nor sums
        flat(HEADS, ROWS[0]),
    ],
)
def test_without_proof_the_lines_stay(lines: list[str]) -> None:
    assert plan_block(lines, 0) == (0, None)
