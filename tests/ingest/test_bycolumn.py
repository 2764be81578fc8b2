"""Lists whose text comes a column after the other: put together where the figures prove it, left alone where not."""

from __future__ import annotations

import pytest

from extract.ingest.bycolumn import column_block

HEADS = ["序号", "货物名称", "单位", "数量", "单价（元）", "金额（元）"]
ROWS = [
    ["1", "喷灌机", "台", "4", "8,600.00", "34,400.00"],
    ["2", "滴灌带", "米", "12000", "0.85", "10,200.00"],
    ["3", "过滤器", "套", "6", "1,350.00", "8,100.00"],
]


def _read(lines: list[str]) -> list[list[str]]:
    used, grid = column_block([*lines, "第三条 交货"], 0)
    if grid is None:
        return []
    assert used == len(lines)
    return [[cell.text for cell in row] for row in grid.rows()]


def _below(heads: list[str], rows: list[list[str]]) -> list[str]:
    return [cell for c, head in enumerate(heads) for cell in (head, *(row[c] for row in rows))]


def test_each_head_above_its_cells() -> None:
    assert _read(_below(HEADS, ROWS)) == [HEADS, *ROWS]


def test_all_heads_first() -> None:
    assert _read([*HEADS, *(row[c] for c in range(len(HEADS)) for row in ROWS)]) == [HEADS, *ROWS]


@pytest.mark.parametrize("where", ["below its columns", "at the end"])
def test_a_sum(where: str) -> None:
    lines = _below(HEADS[1:], [row[1:] for row in ROWS])
    lines = [*lines, "合计", "52,700.00"] if where == "at the end" else [*lines[:4], "合计", *lines[4:], "52,700.00"]
    assert _read(lines)[-1] == ["合计", "", "", "", "52,700.00"]


def test_prices_alone_under_four_heads() -> None:
    heads = ["品名", "规格", "计价单位", "结算价（元）"]
    rows = [["糙米", "一级", "公斤", "5.10"], ["豆油", "散装", "升", "9.70"], ["鸡蛋", "鲜", "公斤", "8.90"]]
    assert _read(_below(heads, rows)) == [heads, *rows]


@pytest.mark.parametrize(
    "lines",
    [
        _below(HEADS, [[*row[:5], "1.00"] for row in ROWS]),  # nothing comes out
        [line for line in _below(HEADS, ROWS) if line != "台"],  # a cell is missing
        [*HEADS, *(cell for row in ROWS for cell in row)],  # a row after the other
        _below(["项目", "分值", "评分标准"], [["准时", "40", "迟到扣分"], ["质量", "60", "不合格扣分"]]),
        _below(["名称", "违约金（元）", "次数"], [["迟到", "200", "2"], ["缺岗", "500", "3"]]),
        _below(["货物名称", "单价"], [["喷灌机", "8600"], ["过滤器", "1350"]]),
    ],
)
def test_what_does_not_fit_is_left(lines: list[str]) -> None:
    assert _read(lines) == []
