"""Lists set with spaces: random lists laid out in columns give their cells again, or no table; never other cells."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from extract.ingest import read_bytes
from extract.ingest.spread import spread_block
from extract.text.wraps import width

HEAD = ["序号", "名称", "规格型号", "单位", "数量", "单价", "金额"]
NAMES = ["档案密集架", "除湿机", "恒温恒湿一体化空调机组", "LED护眼吸顶灯", "防磁柜", "智能门禁控制终端设备"]
SPECS = ["", "云例 YL-20", "2.4米×0.6米，冷轧钢板", "样川 YC-8，含三年上门维护与备件", "灰白色", "380V，15千瓦，变频"]
UNITS = ["台", "套", "个"]


def _list(rng: random.Random) -> list[list[str]]:
    rows = []
    for n in range(1, rng.randint(3, 7)):
        count, price = rng.randint(1, 40), Decimal(rng.randint(20, 9000) * 10)
        amount = f"{count * price:,}.00" if rng.random() < 0.5 else f"{count * price}.00"
        rows.append([str(n), rng.choice(NAMES), rng.choice(SPECS), rng.choice(UNITS), str(count), f"{price}.00", amount])
    return rows


def _wrapped(text: str, room: int) -> list[str]:
    lines = [""]
    for char in text:
        if width(lines[-1] + char) > room:
            lines.append("")
        lines[-1] += char
    return lines


def _layout(rows: list[list[str]], rooms: list[int], middle: bool, between: int, measure: str) -> list[str]:
    """The rows in columns: cells wrapped, set at the top or in the middle, blank lines between rows."""
    size = width if measure == "width" else len
    lines: list[str] = []
    for row in rows:
        cells = [_wrapped(cell, room) for cell, room in zip(row, rooms, strict=True)]
        high = max(map(len, cells))
        for i in range(high):
            line = ""
            for cell, room in zip(cells, rooms, strict=True):
                at = i - ((high - len(cell)) // 2 if middle else 0)
                text = cell[at] if 0 <= at < len(cell) else ""
                line += text + " " * (room + 4 - size(text))
            lines.append(line.rstrip())
        lines += [""] * between
    return lines


def _tight(rows: list[list[str]]) -> list[list[str]]:
    return [["".join(cell.split()) for cell in row] for row in rows]


@pytest.mark.parametrize("measure", ["width", "len"])
@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("between", [0, 1])
def test_the_same_cells_or_none(measure: str, middle: bool, between: int) -> None:
    read = 0
    for seed in range(60):
        rng = random.Random(seed)
        rows = _list(rng)
        rooms = [4, rng.choice([8, 12, 30]), rng.choice([10, 16, 40]), 4, 4, 10, 14]
        lines = _layout([HEAD, *rows], rooms, middle, between, measure)
        _, table = spread_block(lines, 0)
        if table is None:
            continue
        assert _tight([[cell.text for cell in row] for row in table.rows()]) == [HEAD, *_tight(rows)], seed
        read += 1
    assert read >= (55 if between else 30)


def test_a_list_over_pages_with_groups_and_a_sum() -> None:
    text = """\
第二条 采购清单

序号    设备名称          数量    单价（元）    金额（元）
一、库房
1     密集架           12    3500.00   42000.00
2     恒温恒湿一体化       1     28000.00  28000.00
      空调机组
\f
序号      设备名称        数量      单价（元）      金额（元）
二、阅览室
3       阅览桌         6       900.00      5400.00
合计                                      75400.00

第三条 交货
"""
    document = read_bytes(text.encode(), "a.txt")
    assert len(document.tables) == 1
    assert document.text.splitlines()[1:9] == [
        "序号\t设备名称\t数量\t单价（元）\t金额（元）",
        "一、库房\t\t\t\t",
        "1\t密集架\t12\t3500.00\t42000.00",
        "2\t恒温恒湿一体化空调机组\t1\t28000.00\t28000.00",
        "二、阅览室\t\t\t\t",
        "3\t阅览桌\t6\t900.00\t5400.00",
        "合计\t\t\t\t75400.00",
        "第三条 交货",
    ]


HEAD_IN_THREE = """\
序                           单    数
      名称        规格                    单价       小计
号                           位    量
"""


def test_a_head_over_several_lines_and_cells_in_the_middle() -> None:
    lines = [*HEAD_IN_THREE.splitlines(), ""]
    lines += [
        "                云例 YL-20，双",
        "1     碎纸机       面，可连续工      台    2    800.00   1,600.00",
        "                作",
        "",
        "2     打孔机       手动          台    3    60.00    180.00",
    ]
    used, table = spread_block(lines, 0)
    assert table is not None and used == len(lines)
    assert [[cell.text for cell in row] for row in table.rows()] == [
        ["序号", "名称", "规格", "单位", "数量", "单价", "小计"],
        ["1", "碎纸机", "云例 YL-20，双面，可连续工作", "台", "2", "800.00", "1,600.00"],
        ["2", "打孔机", "手动", "台", "3", "60.00", "180.00"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["1    密集架      12    3500.00   99000.00", "     （加高）", "2    除湿机      3     2800.00   11000.00"],
        ["甲方应当在收到货物之后对数量和外观进行清点，并在三日之内把结果告知乙方。"],
        [],
    ],
)
def test_what_does_not_add_up_is_left_as_it_is(rows: list[str]) -> None:
    assert spread_block(["序号   名称       数量    单价      金额", *rows], 0) == (0, None)


LOOSE = [*HEAD, "规格 型号", "合  计", "金额（元）", "工 程 量", "(元)", "号", "备注"]
LOOSE_CELLS = ["1", "2", "消火栓", "Ａ型 abc", "台", "36", "1,860.00", "66,960.00", "", "含支架", "合    计", "一、土建", "¥20", "─────"]


def test_any_lines_set_with_spaces_are_a_table_of_even_rows_or_none() -> None:
    assert not [seed for seed in range(300) if not _even_or_none(random.Random(seed))]


def _even_or_none(rng: random.Random) -> bool:
    def line(words: list[str]) -> str:
        return "".join(" " * rng.choice([1, 2, 3, 5, 8]) + word + " " * rng.choice([0, 0, 1, 4, 9]) for word in words)

    columns = rng.randint(3, 8)
    lines = [line(rng.sample(LOOSE, columns)), line(rng.sample(LOOSE, 2))][: rng.randint(1, 2)]
    lines += [line(rng.choices(LOOSE_CELLS, k=columns)) for _ in range(rng.randint(1, 7))]
    used, grid = spread_block(lines, 0)
    whole = 0 <= used <= len(lines) and (used == 0) == (grid is None)
    return whole and (grid is None or len({len(row) for row in grid.rows()}) == 1)
